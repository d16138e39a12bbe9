using System.Globalization;
using Geo.Components.Release;

namespace Geo.Components;

/// <summary>Numbers as readers and as machines read them: the Swedish way in text, invariant in attributes, whatever the
/// machine's own culture.</summary>
public static class Numbers
{
    /// <summary>The one mark for a figure that the rules hold back; it never says why.</summary>
    public const string Withheld = "skyddad";

    /// <summary>The mark for a figure that there is not: the source does not cover the place or the time.</summary>
    public const string Missing = "uppgift saknas";

    // Narrow no-break space: a thousand must not be broken over two lines.
    private static readonly NumberFormatInfo SwedishFormat = new()
    {
        NumberGroupSeparator = "\u202f",
        NumberDecimalSeparator = ",",
        NegativeSign = "\u2212",
    };

    /// <summary>A whole number with thin spaces: 12 345.</summary>
    public static string Swedish(this int number) => number.ToString("N0", SwedishFormat);

    /// <summary>A whole number of bytes with thin spaces.</summary>
    public static string Swedish(this long number) => number.ToString("N0", SwedishFormat);

    /// <summary>A number with thin spaces, a decimal comma and a true minus: −1 234,5.</summary>
    public static string Swedish(this decimal number, int decimals) =>
        number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), SwedishFormat);

    /// <summary>A coordinate in an SVG attribute: at most one decimal, with a point.</summary>
    public static string Svg(this double number) =>
        Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A whole number in an attribute.</summary>
    public static string Svg(this int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day in words: 3 maj 2026.</summary>
    public static string Swedish(this DateOnly day) =>
        $"{day.Day.Svg()} {ReportPeriod.MonthName(day.Month)} {day.Year.Svg()}";

    /// <summary>A day for machines and narrow columns: 2026-05-03.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The figure, or the word that stands in its place. A figure that is published but empty, such as a rate where
    /// no residents are known, is missing.</summary>
    public static string OrMark(this decimal? number, FigureMark mark, int decimals) => mark switch
    {
        FigureMark.Withheld => Withheld,
        FigureMark.Published when number is { } value => value.Swedish(decimals),
        _ => Missing,
    };

    /// <inheritdoc cref="OrMark(decimal?, FigureMark, int)"/>
    public static string OrMark(this int? number, FigureMark mark) => ((decimal?)number).OrMark(mark, decimals: 0);
}
