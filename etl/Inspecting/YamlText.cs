using System.Text;
using System.Text.RegularExpressions;

namespace Geo.Etl.Inspecting;

/// <summary>YAML written line by line, with comments, which no serialiser keeps.</summary>
internal sealed partial class YamlText
{
    private readonly StringBuilder _text = new();

    public YamlText Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>A line that only people read, whatever line ends its text has.</summary>
    public YamlText Comment(string text, string indent = "") => Line($"{indent}# {Breaks().Replace(text, " ")}");

    public override string ToString() => _text.ToString();

    /// <summary>A text as a value or key: plain where no reader of YAML could take it for anything else.</summary>
    public static string Scalar(string text) => PlainScalar().IsMatch(text) && !Reserved().IsMatch(text)
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^\p{L}(?:[\p{L}\d _./-]*[\p{L}\d_/])?\z")]
    private static partial Regex PlainScalar();

    [GeneratedRegex("^(?:true|false|yes|no|on|off|null|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"[\r\n\u0085\u2028\u2029]+")]
    private static partial Regex Breaks();
}
