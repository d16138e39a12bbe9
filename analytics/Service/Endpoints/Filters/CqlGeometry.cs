using System.Globalization;
using Geo.Service.Serving;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Endpoints.Filters;

/// <summary>A geometry in CQL2 text: well-known text, or BBOX(west, south, east, north).</summary>
internal sealed class CqlGeometry(CoordinateSystem system)
{
    private static readonly HashSet<string> Kinds = ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "BBOX"];

    /// <summary>The geometry at a place among the tokens in SWEREF 99 TM, and how many tokens it is; null where none of it can
    /// be there.</summary>
    /// <exception cref="ProblemException">It is no geometry, or not a valid one.</exception>
    public (Geometry? Geometry, int Tokens) Read(List<CqlToken> tokens, int at)
    {
        var kind = tokens[at];
        if (kind.Kind != CqlTokenKind.Word || !Kinds.Contains(kind.Text.ToUpperInvariant()))
        {
            throw CqlLexer.Fault(kind.Place, $"väntade en geometri ({string.Join(", ", Kinds)})", $"expected a geometry ({string.Join(", ", Kinds)})");
        }

        var end = EndOf(tokens, at + 1);
        var words = tokens.GetRange(at, end - at);
        var geometry = kind.Text.Equals("BBOX", StringComparison.OrdinalIgnoreCase) ? Box(words) : Wkt(words);
        if (geometry.IsEmpty || !geometry.IsValid)
        {
            throw CqlLexer.Fault(kind.Place, "geometrin är tom eller korsar sig själv", "the geometry is empty or crosses itself");
        }

        return (system.ToSweref(geometry, "filter"), words.Count);
    }

    private static int EndOf(List<CqlToken> tokens, int at)
    {
        var depth = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            depth += tokens[i].Text == "(" ? 1 : tokens[i].Text == ")" ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        throw CqlLexer.Fault(tokens[at].Place, "parentesen tar aldrig slut", "the parenthesis never ends");
    }

    private static Geometry Box(List<CqlToken> words)
    {
        var numbers = words.Where(word => word.Kind == CqlTokenKind.Number).Select(word => Number(word)).ToArray();
        return numbers is [var west, var south, var east, var north] && west <= east && south <= north
            ? CoordinateSystem.Rectangle(west, south, east, north)
            : throw CqlLexer.Fault(words[0].Place, "BBOX har fyra tal: väst, syd, öst, nord", "BBOX has four numbers: west, south, east, north");
    }

    private static Geometry Wkt(List<CqlToken> words)
    {
        foreach (var word in words.Where(word => word.Kind == CqlTokenKind.Number))
        {
            Number(word);
        }

        try
        {
            return new WKTReader(NtsGeometryServices.Instance).Read(string.Join(' ', words.Select(word => word.Text)));
        }
        catch (Exception wrong) when (wrong is ParseException or ArgumentException or FormatException)
        {
            throw CqlLexer.Fault(words[0].Place, "geometrin går inte att läsa som WKT", "the geometry cannot be read as WKT");
        }
    }

    private static double Number(CqlToken word) =>
        double.TryParse(word.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw CqlLexer.Fault(word.Place, $"\"{word.Text}\" är inget tal", $"\"{word.Text}\" is not a number");
}
