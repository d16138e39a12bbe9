using System.Globalization;

namespace Geo.Components;

/// <summary>A period as the release writes it: quarter (2026K1), tertial (2026T1), year (2025) or a time from–to
/// (2018-01/2024-03).</summary>
public sealed record ReportPeriod
{
    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] EnglishTertials = ["January–April", "May–August", "September–December"];

    private ReportPeriod(string code, PeriodKind kind, int year, int number)
    {
        (Code, Kind, Year, Number) = (code, kind, year, number);
    }

    /// <summary>As it stands in the files.</summary>
    public string Code { get; }

    public PeriodKind Kind { get; }

    /// <summary>The year, or the last year of a time from–to.</summary>
    public int Year { get; }

    /// <summary>The number of the quarter or tertial; 0 for a year; the last month of a time from–to.</summary>
    public int Number { get; }

    /// <summary>In a sentence: kvartal 1 2026, tertial 2 2026, 2025, januari 2018–mars 2024.</summary>
    public string Words => Kind switch
    {
        PeriodKind.Quarter => $"kvartal {Number.Svg()} {Year.Svg()}",
        PeriodKind.Tertial => $"tertial {Number.Svg()} {Year.Svg()}",
        PeriodKind.Span => string.Join('–', Code.Split('/').Select(month => MonthWords(month, Language.Swedish))),
        _ => Code,
    };

    /// <summary>In a sentence in the language; English has no word for a tertial and names its months.</summary>
    public string In(Language language) => language.IsSwedish ? Words : Kind switch
    {
        PeriodKind.Quarter => $"quarter {Number.Svg()} {Year.Svg()}",
        PeriodKind.Tertial when Number is >= 1 and <= 3 => $"{EnglishTertials[Number - 1]} {Year.Svg()}",
        PeriodKind.Tertial => $"tertial {Number.Svg()} {Year.Svg()}",
        PeriodKind.Span => string.Join('–', Code.Split('/').Select(month => MonthWords(month, language))),
        _ => Code,
    };

    /// <summary>In a column head or on an axis in the language: Q1 2026 for K1 2026.</summary>
    public string BriefIn(Language language) =>
        language.IsSwedish || Kind != PeriodKind.Quarter ? Brief : $"Q{Number.Svg()}\u00a0{Year.Svg()}";

    /// <summary>In a column head or on an axis, never broken within: K1 2026, T2 2026, 2025, 2018-01–2024-03.</summary>
    public string Brief => Kind switch
    {
        PeriodKind.Quarter => $"K{Number.Svg()}\u00a0{Year.Svg()}",
        PeriodKind.Tertial => $"T{Number.Svg()}\u00a0{Year.Svg()}",
        // Word joiners: the only place to break is after the dash between the two months.
        PeriodKind.Span => Code.Replace("-", "\u2060-\u2060", StringComparison.Ordinal).Replace("/", "–", StringComparison.Ordinal),
        _ => Code,
    };

    /// <summary>The same season a year before: quarters are compared with it, for crime has seasons. Null for a time
    /// from–to.</summary>
    public string? SameLastYear => Kind switch
    {
        PeriodKind.Quarter => $"{(Year - 1).Svg()}K{Number.Svg()}",
        PeriodKind.Tertial => $"{(Year - 1).Svg()}T{Number.Svg()}",
        PeriodKind.Year => (Year - 1).Svg(),
        _ => null,
    };

    /// <summary>The period right after, of the same kind; null for a time from–to.</summary>
    public ReportPeriod? Next => Kind switch
    {
        PeriodKind.Quarter => Number < 4 ? Parse($"{Year.Svg()}K{(Number + 1).Svg()}") : Parse($"{(Year + 1).Svg()}K1"),
        PeriodKind.Tertial => Number < 3 ? Parse($"{Year.Svg()}T{(Number + 1).Svg()}") : Parse($"{(Year + 1).Svg()}T1"),
        PeriodKind.Year => Parse((Year + 1).Svg()),
        _ => null,
    };

    /// <summary>The period that a code means.</summary>
    /// <exception cref="FormatException">It is none of the four.</exception>
    public static ReportPeriod Parse(string code)
    {
        if (code.Length == 6 && code[4] is 'K' or 'T' && Whole(code[..4]) is { } year && Whole(code[5..]) is { } part)
        {
            return new(code, code[4] == 'K' ? PeriodKind.Quarter : PeriodKind.Tertial, year, part);
        }

        if (code.Length == 4 && Whole(code) is { } whole)
        {
            return new(code, PeriodKind.Year, whole, 0);
        }

        if (code.Length == 15 && code[7] == '/' && Whole(code[8..12]) is { } last && Whole(code[13..]) is { } month)
        {
            return new(code, PeriodKind.Span, last, month);
        }

        throw new FormatException($"Perioden \"{code}\" är inte ett kvartal (2026K1), tertial (2026T1), år (2025) eller en tid (2018-01/2024-03).");
    }

    /// <summary>The months of a quarter or a tertial in a sentence: april–juni 2026, maj–augusti 2026.</summary>
    public string MonthsIn(Language language)
    {
        var months = Kind == PeriodKind.Tertial ? 4 : 3;
        return $"{MonthName(months * (Number - 1) + 1, language)}–{MonthName(months * Number, language)} {Year.Svg()}";
    }

    public static string MonthName(int month) => Months[month - 1];

    public static string MonthName(int month, Language language) => (language.IsSwedish ? Months : EnglishMonths)[month - 1];

    /// <summary>What periods are ordered by: earlier before later, kind by kind.</summary>
    public (PeriodKind Kind, int Year, int Number) Position => (Kind, Year, Number);

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string MonthWords(string month, Language language) =>
        $"{MonthName(int.Parse(month[5..], CultureInfo.InvariantCulture), language)} {month[..4]}";
}

/// <summary>How long a period is, from the shortest.</summary>
public enum PeriodKind
{
    Quarter,
    Tertial,
    Year,
    Span,
}
