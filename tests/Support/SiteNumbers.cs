using System.Globalization;

namespace Geo.Tests.Support;

/// <summary>Numbers as the site writes them, read back.</summary>
internal static class SiteNumbers
{
    /// <summary>The number of a text that is a number and nothing else; null for any other.</summary>
    /// <param name="text">Such as −1 234,5 in Swedish and −1,234.5 in English.</param>
    /// <param name="swedish">Which of the two.</param>
    public static decimal? Parse(string text, bool swedish)
    {
        var plain = text.Trim().Replace("\u202f", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace('\u2212', '-').TrimEnd('%', ' ');
        plain = swedish ? plain.Replace(',', '.') : plain.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
