using System.Globalization;
using System.Text.RegularExpressions;

namespace Geo.Service.Chain;

/// <summary>The periods that promises are followed up in: a tertial of four months (2026T1) or a year (2017).</summary>
internal static partial class Periods
{
    /// <summary>First and last day of a period; null where the text is no period.</summary>
    public static (DateOnly First, DateOnly Last)? Find(string text)
    {
        if (!Form().IsMatch(text))
        {
            return null;
        }

        var year = int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var first = new DateOnly(year, text.Length == 4 ? 1 : 4 * (text[5] - '1') + 1, 1);
        return (first, first.AddMonths(text.Length == 4 ? 12 : 4).AddDays(-1));
    }

    [GeneratedRegex(@"^(19|20)[0-9]{2}(T[1-3])?\z")]
    private static partial Regex Form();
}
