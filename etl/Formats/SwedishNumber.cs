using System.Globalization;
using System.Text.RegularExpressions;

namespace Geo.Etl.Formats;

/// <summary>Numbers as Swedes write them: decimal comma, thousands parted by a space of any kind.</summary>
internal static partial class SwedishNumber
{
    private const int LongestNumber = 40;

    /// <summary>A plain number; null where the text is none.</summary>
    public static decimal? Parse(string text)
    {
        Span<char> packed = stackalloc char[LongestNumber];
        var length = 0;
        foreach (var letter in text)
        {
            if (IsSpace(letter))
            {
                continue;
            }

            if (length == LongestNumber)
            {
                return null;
            }

            packed[length++] = letter switch { '−' => '-', ',' => '.', _ => letter };
        }

        return decimal.TryParse(packed[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>An amount in kronor, such as "12 500,00 kr", "ca 10 tkr" or "3 500:-"; null where the text is none.</summary>
    public static decimal? Kronor(string text)
    {
        // Most are plain: "12 500,00 kr".
        if (text.EndsWith(" kr", StringComparison.Ordinal) && !text.Contains('.', StringComparison.Ordinal) && Parse(text[..^3]) is { } plain and >= 0)
        {
            return plain;
        }

        if (Amount().Match(Spaces().Replace(text, "").ToLowerInvariant()) is not { Success: true } amount)
        {
            return null;
        }

        var digits = amount.Groups["number"].Value;

        // A point before exactly three digits parts thousands; before one or two it is a decimal sign.
        digits = ThousandPoint().Replace(digits, "").Replace(',', '.');
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return amount.Groups["unit"].Value switch
        {
            "tkr" or "tkr." or "kkr" or "tusenkr" or "tusen" or "tusenkronor" => number * 1_000,
            "mkr" or "mnkr" or "mkr." => number * 1_000_000,
            _ => number,
        };
    }

    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter == '\'';

    [GeneratedRegex(@"[\s\u00A0\u202F\u2009']")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:ca\.?|cirka|c:a|~|ungefär|uppskattat|sek)?(?<number>\d[\d.]*(?:,\d{1,2})?)(?<unit>kr\.?|kronor|:-|,-|sek|tkr\.?|kkr|tusenkronor|tusenkr|tusen|mnkr|mkr\.?)?(?:exkl\.?moms|inkl\.?moms)?$")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\.(?=\d{3}(?:\D|$))")]
    private static partial Regex ThousandPoint();
}
