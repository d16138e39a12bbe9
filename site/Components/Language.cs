using System.Globalization;
using Geo.Components.Release;

namespace Geo.Components;

/// <summary>A language of the site: which of two wordings it takes, and how it writes numbers, days and periods.</summary>
/// <remarks>Every sentence of a component stands in both languages side by side, <c>language.Of("svenska", "English")</c>:
/// one of them cannot be forgotten.</remarks>
public sealed record Language
{
    private Language(string code, string name, NumberFormatInfo numbers) => (Code, Name, Format) = (code, name, numbers);

    // Narrow no-break space: a thousand must not be broken over two lines.
    public static Language Swedish { get; } = new("sv", "Svenska", new()
    {
        NumberGroupSeparator = "\u202f",
        NumberDecimalSeparator = ",",
        NegativeSign = "\u2212",
    });

    public static Language English { get; } = new("en", "English", new()
    {
        NumberGroupSeparator = ",",
        NumberDecimalSeparator = ".",
        NegativeSign = "\u2212",
    });

    /// <summary>All that the site can be in, its first language first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Swedish, English];

    /// <summary>As <c>lang</c> and <c>hreflang</c> write it: sv, en.</summary>
    public string Code { get; }

    /// <summary>In the language itself.</summary>
    public string Name { get; }

    /// <summary>Separators and sign of numbers in text.</summary>
    public NumberFormatInfo Format { get; }

    public bool IsSwedish => Code == "sv";

    /// <summary>The one mark for a figure that the rules hold back; it never says why.</summary>
    public string Withheld => Of(Numbers.Withheld, "withheld");

    /// <summary>The mark for a figure that there is not.</summary>
    public string Missing => Of(Numbers.Missing, "no data");

    /// <summary>The head of a column with intervals.</summary>
    public string IntervalWords => Of("95\u00a0%-intervall", "95% interval");

    /// <summary>The wording in this language.</summary>
    public string Of(string swedish, string english) => IsSwedish ? swedish : english;

    /// <summary>The language of a code; null where the site has none such.</summary>
    public static Language? Find(string code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>A whole number: 12 345, 12,345.</summary>
    public string Number(long number) => number.ToString("N0", Format);

    /// <summary>A number with so many decimals: −1 234,5, −1,234.5.</summary>
    public string Number(decimal number, int decimals) =>
        number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);

    /// <summary>The figure, or the word that stands in its place.</summary>
    /// <inheritdoc cref="Numbers.OrMark(decimal?, FigureMark, int)"/>
    public string OrMark(decimal? number, FigureMark mark, int decimals) => mark switch
    {
        FigureMark.Withheld => Withheld,
        FigureMark.Published when number is { } value => Number(value, decimals),
        _ => Missing,
    };

    /// <inheritdoc cref="OrMark(decimal?, FigureMark, int)"/>
    public string OrMark(int? number, FigureMark mark) => OrMark((decimal?)number, mark, decimals: 0);

    /// <summary>A share in whole per cent: 95 %, 95%.</summary>
    public string Percent(decimal percent, int decimals) => Of($"{Number(percent, decimals)}\u00a0%", $"{Number(percent, decimals)}%");

    /// <summary>A day in words: 3 maj 2026, 3 May 2026.</summary>
    public string Day(DateOnly day) => $"{day.Day.Svg()} {MonthName(day.Month)} {day.Year.Svg()}";

    /// <summary>The month's name as it stands in a sentence.</summary>
    /// <param name="month">1 to 12.</param>
    public string MonthName(int month) => ReportPeriod.MonthName(month, this);

    /// <summary>"a", "a och b", "a, b och c".</summary>
    public string Listed(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.Take(words.Count - 1))} {Of("och", "and")} {words[^1]}";

    public override string ToString() => Code;
}
