using Geo.Service.Endpoints.Collections;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Filters;

/// <summary>The part of CQL2 text that the API understands, turned into SQL: comparisons, AND, OR, NOT, IN, BETWEEN, LIKE, IS
/// NULL, S_INTERSECTS with WKT or BBOX.</summary>
/// <remarks>A parser by descent: an expression is alternatives of conjunctions of predicates. Names are looked up among the
/// collection's own properties, values become parameters: nothing that a caller wrote stands in the SQL.</remarks>
internal sealed class CqlParser
{
    private const int Deepest = 30;

    private readonly List<CqlToken> _tokens;
    private readonly PublishedCollection _collection;
    private readonly SqlFilter _filter;
    private readonly CqlGeometry _geometry;
    private int _at;
    private int _depth;

    private CqlParser(List<CqlToken> tokens, PublishedCollection collection, SqlFilter filter, CoordinateSystem system) =>
        (_tokens, _collection, _filter, _geometry) = (tokens, collection, filter, new(system));

    private CqlToken Current => _tokens[_at];

    /// <summary>Keeps what the expression is true of.</summary>
    /// <exception cref="ProblemException">It is not understood, or names what the collection has not.</exception>
    public static void Apply(SqlFilter filter, string? text, PublishedCollection collection, CoordinateSystem system)
    {
        if (text is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw ProblemException.Parameter(
                "filter", "är tomt. Skriv ett villkor, till exempel municipality = '0480', eller ta bort parametern; queryables listar fälten.",
                "is empty. Write a condition, such as municipality = '0480', or leave the parameter out; queryables lists the properties.");
        }

        var parser = new CqlParser(CqlLexer.Read(text), collection, filter, system);
        var condition = parser.Alternatives();
        if (parser.Current.Kind != CqlTokenKind.End)
        {
            throw parser.Unexpected("AND, OR eller slut", "AND, OR or the end");
        }

        filter.Require(condition);
    }

    private string Alternatives()
    {
        var parts = new List<string> { Conjunction() };
        while (Takes("OR"))
        {
            parts.Add(Conjunction());
        }

        return $"({string.Join(" OR ", parts)})";
    }

    private string Conjunction()
    {
        var parts = new List<string> { Negation() };
        while (Takes("AND"))
        {
            parts.Add(Negation());
        }

        return string.Join(" AND ", parts);
    }

    private string Negation()
    {
        if (++_depth > Deepest)
        {
            throw CqlLexer.Fault(Current.Place, $"fler än {Deepest} nivåer", $"more than {Deepest} levels");
        }

        string condition;
        if (Takes("NOT"))
        {
            condition = $"(NOT {Negation()})";
        }
        else if (TakesSign("("))
        {
            condition = Alternatives();
            ExpectSign(")");
        }
        else
        {
            condition = Predicate();
        }

        _depth--;
        return condition;
    }

    private string Predicate()
    {
        if (Takes("S_INTERSECTS"))
        {
            return Intersects();
        }

        if (Current.Kind != CqlTokenKind.Word || CqlValue.IsLiteral(Current))
        {
            throw Unexpected("ett fältnamn", "a property name");
        }

        var property = Property();
        var column = $"item.\"{property.Name}\"";
        var not = Takes("NOT") ? " NOT" : "";
        if (Takes("IN"))
        {
            return $"{column}{not} IN ({string.Join(", ", Listed(property))})";
        }

        if (Takes("BETWEEN"))
        {
            var from = Value(property);
            return Takes("AND") ? $"{column}{not} BETWEEN {from} AND {Value(property)}" : throw Unexpected("AND", "AND");
        }

        if (Takes("LIKE"))
        {
            return $"{column}{not} LIKE {Pattern(property)}";
        }

        if (not.Length > 0)
        {
            throw Unexpected("IN, BETWEEN eller LIKE", "IN, BETWEEN or LIKE");
        }

        if (Takes("IS"))
        {
            var isNot = Takes("NOT") ? " NOT" : "";
            return Takes("NULL") ? $"{column} IS{isNot} NULL" : throw Unexpected("NULL", "NULL");
        }

        var sign = Current;
        if (sign is not { Kind: CqlTokenKind.Sign, Text: "=" or "<>" or "<" or ">" or "<=" or ">=" })
        {
            throw Unexpected("=, <>, <, >, <=, >=, IN, BETWEEN, LIKE eller IS", "=, <>, <, >, <=, >=, IN, BETWEEN, LIKE or IS");
        }

        _at++;
        return $"{column} {sign.Text} {Value(property)}";
    }

    private CollectionProperty Property()
    {
        var name = Current;
        _at++;
        return _collection.FindProperty(name.Text)
            ?? throw CqlLexer.Fault(
                name.Place, $"{_collection.Id} har inget fält \"{name.Text}\" att fråga efter; queryables listar dem som finns", $"{_collection.Id} has no queryable \"{name.Text}\"; queryables lists those that are");
    }

    private List<string> Listed(CollectionProperty property)
    {
        ExpectSign("(");
        var values = new List<string> { Value(property) };
        while (TakesSign(","))
        {
            values.Add(Value(property));
        }

        ExpectSign(")");
        return values;
    }

    private string Value(CollectionProperty property)
    {
        var (value, used) = CqlValue.Read(_tokens, _at, property);
        _at += used;
        return _filter.Add(value);
    }

    private string Pattern(CollectionProperty property)
    {
        if (property.Kind != PropertyKind.Text || Current.Kind != CqlTokenKind.Text)
        {
            throw Unexpected("ett textfält och en text inom apostrofer", "a text property and a text in apostrophes");
        }

        // A backslash last would quote nothing: PostgreSQL refuses it.
        var pattern = Current.Text;
        if ((pattern.Length - pattern.TrimEnd('\\').Length) % 2 == 1)
        {
            throw CqlLexer.Fault(Current.Place, "mönstret slutar med ett ensamt omvänt snedstreck", "the pattern ends with a lone backslash");
        }

        _at++;
        return _filter.Add(pattern);
    }

    private string Intersects()
    {
        ExpectSign("(");
        if (Current is not { Kind: CqlTokenKind.Word, Text: "geometry" })
        {
            throw Unexpected("geometry", "geometry");
        }

        _at++;
        ExpectSign(",");
        var (geometry, used) = _geometry.Read(_tokens, _at);
        _at += used;
        ExpectSign(")");
        return geometry is null || !_collection.HasGeometry ? "false" : $"coalesce(ST_Intersects(item.geometry, {_filter.Add(geometry)}), false)";
    }

    private bool Takes(string word)
    {
        var isIt = Current.Kind == CqlTokenKind.Word && Current.Text.Equals(word, StringComparison.OrdinalIgnoreCase);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private bool TakesSign(string sign)
    {
        var isIt = Current.Kind == CqlTokenKind.Sign && Current.Text == sign;
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private void ExpectSign(string sign)
    {
        if (!TakesSign(sign))
        {
            throw Unexpected($"\"{sign}\"", $"\"{sign}\"");
        }
    }

    private ProblemException Unexpected(string swedish, string english) =>
        CqlLexer.Fault(Current.Place, $"väntade {swedish}, fann {Shown.Swedish}", $"expected {english}, found {Shown.English}");

    private Bilingual Shown => Current switch
    {
        { Kind: CqlTokenKind.End } => new("uttryckets slut", "the end of the expression"),
        { Text: { Length: > 40 } text } => new($"\"{text[..40]}…\"", $"\"{text[..40]}…\""),
        { Text: var text } => new($"\"{text}\"", $"\"{text}\""),
    };
}
