using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What figures say, in words. Nothing is said from a figure that is withheld or missing, and nothing about a
/// difference where the intervals overlap.</summary>
internal static class Findings
{
    /// <summary>An area's latest figure against the whole municipality, as a figure's title.</summary>
    public static string AgainstMunicipality(string theme, PublishedCount area, PublishedCount municipality)
    {
        var period = ReportPeriod.Parse(area.Period).Words;
        return area.Mark switch
        {
            FigureMark.Withheld => $"{theme}: siffran för {period} är {Numbers.Withheld}",
            FigureMark.Missing => $"{theme}: {Numbers.Missing} för {period}",
            _ => Difference(area, municipality) switch
            {
                Gap.Higher => $"{theme}: fler per invånare än i hela kommunen {period}",
                Gap.Lower => $"{theme}: färre per invånare än i hela kommunen {period}",
                Gap.Unsure => $"{theme}: ingen säker skillnad mot hela kommunen {period}",
                _ => $"{theme}: {CountWords(area)} {period}",
            },
        };
    }

    /// <summary>A figure against the same season a year before, as a figure's title.</summary>
    public static string AgainstLastYear(PublishedTheme counted, PublishedCount now, PublishedCount? then)
    {
        var theme = counted.Name;
        var period = ReportPeriod.Parse(now.Period).Words;
        if (now.Mark != FigureMark.Published)
        {
            return $"{theme}: {(now.Mark == FigureMark.Withheld ? $"siffran för {period} är {Numbers.Withheld}" : $"{Numbers.Missing} för {period}")}";
        }

        var before = then is null ? "" : ReportPeriod.Parse(then.Period).Words;
        return (then is null ? Gap.None : Difference(now, then)) switch
        {
            Gap.Higher => $"{theme}: {Counted(counted, now)} {period}, fler än {before}",
            Gap.Lower => $"{theme}: {Counted(counted, now)} {period}, färre än {before}",
            Gap.Unsure => $"{theme}: {Counted(counted, now)} {period}, ingen säker skillnad mot {before}",
            _ => $"{theme}: {Counted(counted, now)} {period}",
        };
    }

    /// <summary>A cell of a table: how an area stands against the whole municipality.</summary>
    public static string Comparison(PublishedCount area, PublishedCount municipality) => area.Mark switch
    {
        FigureMark.Withheld => Numbers.Withheld,
        FigureMark.Missing => Numbers.Missing,
        _ => Difference(area, municipality) switch
        {
            Gap.Higher => "fler än i kommunen",
            Gap.Lower => "färre än i kommunen",
            Gap.Unsure => "ingen säker skillnad",
            _ => "går inte att jämföra",
        },
    };

    /// <summary>"skadegörelse 14", "våld i offentlig miljö skyddad".</summary>
    public static string Brief(PublishedTheme theme, PublishedCount count) =>
        $"{LowerFirst(theme.Name)} {count.Count.OrMark(count.Mark)}";

    /// <summary>"2025 års 0480C1011 och 0480C1012 tillsammans".</summary>
    public static string DrawnAs(PublishedArea area)
    {
        var parts = (area.DrawnAs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':', 2)).ToList();
        var editions = parts.GroupBy(part => part[0]).Select(group => $"{group.Key} års {Listed([.. group.Select(part => part[^1])])}");
        return Listed([.. editions]) + (parts.Count > 1 ? " tillsammans" : "");
    }

    /// <summary>"a", "a och b", "a, b och c".</summary>
    public static string Listed(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.Take(words.Count - 1))} och {words[^1]}";

    public static string LowerFirst(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];

    public static string UpperFirst(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Counted(PublishedTheme theme, PublishedCount count) =>
        count.Count == 0 ? "inga" : $"{count.Count.OrMark(count.Mark)} {(theme.Kind == CountKind.Incident ? "händelser" : "anmälda brott")}";

    private static string CountWords(PublishedCount count) =>
        count.Count == 0 ? "inga händelser" : count.Count.OrMark(count.Mark);

    // Intervals that overlap do not prove that the two are alike: the words say that no difference is sure, not that there is none.
    private static Gap Difference(PublishedCount one, PublishedCount other) =>
        (one.Mark, other.Mark) == (FigureMark.Published, FigureMark.Published)
            && one is { PerThousandLower: { } lower, PerThousandUpper: { } upper }
            && other is { PerThousandLower: { } otherLower, PerThousandUpper: { } otherUpper }
            ? lower > otherUpper ? Gap.Higher : upper < otherLower ? Gap.Lower : Gap.Unsure
            : Gap.None;
}

/// <summary>How one rate stands to another, by their intervals.</summary>
internal enum Gap
{
    /// <summary>One of them is withheld or missing, or has no interval.</summary>
    None,
    Unsure,
    Higher,
    Lower,
}
