using System.Text;

namespace Geo.Service.Release;

/// <summary>Terms of Turtle (W3C Recommendation, 25 February 2014): whatever stands in a text or an address, the file parses.</summary>
internal static class Turtle
{
    /// <summary>An address in angle brackets; what may not stand in an address is percent-encoded.</summary>
    public static string Iri(string address)
    {
        var iri = new StringBuilder("<");
        foreach (var rune in address.EnumerateRunes())
        {
            iri.Append(rune.Value <= 0x20 || "<>\"{}|^`\\".Contains((char)rune.Value, StringComparison.Ordinal) ? $"%{rune.Value:X2}" : rune.ToString());
        }

        return iri.Append('>').ToString();
    }

    /// <summary>A text in a language, such as <c>"Antal"@sv</c>.</summary>
    public static string Text(string text, string language) => $"{Quoted(text)}@{language}";

    /// <summary>A text in both languages.</summary>
    public static string Text((string Swedish, string English) text) => $"{Text(text.Swedish, "sv")}, {Text(text.English, "en")}";

    /// <summary>A text without a language.</summary>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "\"";

    /// <summary>A day.</summary>
    public static string Date(DateOnly day) => $"\"{day:yyyy-MM-dd}\"^^xsd:date";
}
