using System.Globalization;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Filters;

/// <summary>A value that a property is held against, of the property's own type.</summary>
internal static class CqlValue
{
    private const int LargestExponent = 25;

    public static bool IsLiteral(CqlToken token) => token.Kind != CqlTokenKind.Word
        || token.Text.ToUpperInvariant() is "TRUE" or "FALSE" or "DATE" or "TIMESTAMP";

    /// <summary>The value at a place among the tokens, and how many tokens it is.</summary>
    /// <exception cref="ProblemException">It is not of the property's type.</exception>
    public static (object Value, int Tokens) Read(List<CqlToken> tokens, int at, CollectionProperty property)
    {
        var token = tokens[at];
        return property.Kind switch
        {
            PropertyKind.Text when token.Kind == CqlTokenKind.Text => (token.Text, 1),
            PropertyKind.Boolean when token.Kind == CqlTokenKind.Word && bool.TryParse(token.Text, out var truth) => (truth, 1),
            PropertyKind.Integer or PropertyKind.Number when token.Kind == CqlTokenKind.Number && FindNumber(token.Text) is { } number => (number, 1),
            PropertyKind.Date when token.Kind == CqlTokenKind.Text && DatetimeParameter.Day(token.Text) is { } day => (day, 1),
            PropertyKind.Date when IsDate(tokens, at) && DatetimeParameter.Day(tokens[at + 2].Text) is { } day => (day, 4),
            _ => throw CqlLexer.Fault(token.Place, $"\"{property.Name}\" jämförs med {Wanted(property).Swedish}", $"\"{property.Name}\" is compared with {Wanted(property).English}"),
        };
    }

    /// <summary>The value of a parameter that is named for its property.</summary>
    /// <exception cref="ProblemException">It is not of the property's type.</exception>
    public static object Read(string text, CollectionProperty property) => property.Kind switch
    {
        PropertyKind.Boolean when bool.TryParse(text, out var truth) => truth,
        PropertyKind.Integer or PropertyKind.Number when FindNumber(text) is { } number => number,
        PropertyKind.Date when DatetimeParameter.Day(text) is { } day => day,
        PropertyKind.Text => text,
        _ => throw ProblemException.Parameter(property.Name, $"ange {Wanted(property).Swedish}.", $"give {Wanted(property).English}."),
    };

    // DATE('2026-01-01'), TIMESTAMP('2026-01-01T00:00:00Z')
    private static bool IsDate(List<CqlToken> tokens, int at) =>
        tokens[at].Kind == CqlTokenKind.Word && tokens[at].Text.ToUpperInvariant() is "DATE" or "TIMESTAMP" && at + 3 < tokens.Count
        && tokens[at + 1].Text == "(" && tokens[at + 2].Kind == CqlTokenKind.Text && tokens[at + 3].Text == ")";

    private static decimal? FindNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && Math.Abs(size) < Math.Pow(10, LargestExponent)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Bilingual Wanted(CollectionProperty property) => property.Kind switch
    {
        PropertyKind.Integer or PropertyKind.Number => new("ett tal", "a number"),
        PropertyKind.Boolean => new("TRUE eller FALSE", "TRUE or FALSE"),
        PropertyKind.Date => new("ett datum, till exempel DATE('2026-01-01')", "a date, such as DATE('2026-01-01')"),
        _ => new("text inom apostrofer", "text in apostrophes"),
    };
}
