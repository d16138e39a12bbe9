using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What figures say, in words of one language. Nothing is said from a figure that is withheld or missing, and
/// nothing about a difference where the intervals overlap.</summary>
internal sealed record Findings(Language Language)
{
    /// <summary>An area's latest figure against the whole municipality, as a figure's title.</summary>
    public string AgainstMunicipality(string theme, PublishedCount area, PublishedCount municipality)
    {
        var period = ReportPeriod.Parse(area.Period).In(Language);
        return $"{theme}: " + (area.Mark switch
        {
            FigureMark.Withheld => Say($"siffran för {period} är {Language.Withheld}", $"the figure for {period} is {Language.Withheld}"),
            FigureMark.Missing => Say($"{Language.Missing} för {period}", $"{Language.Missing} for {period}"),
            _ => Difference(area, municipality) switch
            {
                Gap.Higher => Say($"fler per invånare än i hela kommunen {period}", $"more per resident than in the whole municipality, {period}"),
                Gap.Lower => Say($"färre per invånare än i hela kommunen {period}", $"fewer per resident than in the whole municipality, {period}"),
                Gap.Unsure => Say($"ingen säker skillnad mot hela kommunen {period}", $"no certain difference from the whole municipality, {period}"),
                _ => $"{CountWords(area)} {period}",
            },
        });
    }

    /// <summary>A figure against the same season a year before, as a figure's title.</summary>
    public string AgainstLastYear(PublishedTheme counted, PublishedCount now, PublishedCount? then)
    {
        var theme = counted.Name;
        var period = ReportPeriod.Parse(now.Period).In(Language);
        if (now.Mark != FigureMark.Published)
        {
            return $"{theme}: " + (now.Mark == FigureMark.Withheld
                ? Say($"siffran för {period} är {Language.Withheld}", $"the figure for {period} is {Language.Withheld}")
                : Say($"{Language.Missing} för {period}", $"{Language.Missing} for {period}"));
        }

        var before = then is null ? "" : ReportPeriod.Parse(then.Period).In(Language);
        return $"{theme}: {Counted(counted, now)} {Say("", "in ")}{period}" + ((then is null ? Gap.None : Difference(now, then)) switch
        {
            Gap.Higher => Say($", fler än {before}", $", more than in {before}"),
            Gap.Lower => Say($", färre än {before}", $", fewer than in {before}"),
            Gap.Unsure => Say($", ingen säker skillnad mot {before}", $", no certain difference from {before}"),
            _ => "",
        });
    }

    /// <summary>The least and the most of a line's published points, as a figure's title; null where there are not two that differ.</summary>
    public string? Extremes(string name, ChartLine line, string unit, int decimals)
    {
        var known = line.Points.Where(point => point.Value is not null).ToList();
        if (known.Count < 2 || known.MinBy(point => point.Value) is not { } least || known.MaxBy(point => point.Value) is not { } most || least.Value == most.Value)
        {
            return null;
        }

        string At(ChartPoint point) => $"{Language.Number(point.Value!.Value, decimals)} {Say("", "in ")}{ReportPeriod.Parse(point.Code).In(Language)}";
        return $"{name} {unit}: {Say("lägst", "least")} {At(least)}, {Say("högst", "most")} {At(most)}";
    }

    /// <summary>A cell of a table: how an area stands against the whole municipality.</summary>
    public string Comparison(PublishedCount area, PublishedCount municipality) => area.Mark switch
    {
        FigureMark.Withheld => Language.Withheld,
        FigureMark.Missing => Language.Missing,
        _ => Difference(area, municipality) switch
        {
            Gap.Higher => Say("fler än i kommunen", "more than the municipality"),
            Gap.Lower => Say("färre än i kommunen", "fewer than the municipality"),
            Gap.Unsure => Say("ingen säker skillnad", "no certain difference"),
            _ => Say("går inte att jämföra", "cannot be compared"),
        },
    };

    /// <summary>How an area stands against the whole municipality in several themes, in one sentence; null where none can be
    /// compared.</summary>
    public string? Standing(IReadOnlyList<(string Theme, PublishedCount Area, PublishedCount Municipality)> figures)
    {
        List<string> Themes(Gap gap) => [.. figures.Where(figure => Difference(figure.Area, figure.Municipality) == gap).Select(figure => LowerFirst(figure.Theme))];
        string[] parts =
        [
            .. new[]
            {
                (Words: Say("fler för", "more for"), Themes: Themes(Gap.Higher)),
                (Words: Say("färre för", "fewer for"), Themes: Themes(Gap.Lower)),
                (Words: Say("ingen säker skillnad för", "no certain difference for"), Themes: Themes(Gap.Unsure)),
            }.Where(part => part.Themes.Count > 0).Select(part => $"{part.Words} {Language.Listed(part.Themes)}"),
        ];
        return parts.Length == 0 ? null : $"{Say("Per invånare, mot hela kommunen:", "Per resident, against the whole municipality:")} {string.Join("; ", parts)}.";
    }

    /// <summary>One word of how the latest figure stands to the same season a year before: a trend that no interval bears is
    /// none.</summary>
    public string Trend(PublishedCount now, PublishedCount? then) => (now.Mark, then?.Mark) switch
    {
        (FigureMark.Withheld, _) or (_, FigureMark.Withheld) => Language.Withheld,
        (FigureMark.Published, FigureMark.Published) => Difference(now, then!) switch
        {
            Gap.Higher => Say("fler", "more"),
            Gap.Lower => Say("färre", "fewer"),
            Gap.Unsure => Say("ingen säker skillnad", "no certain difference"),
            _ => Say("går inte att jämföra", "cannot be compared"),
        },
        _ => Language.Missing,
    };

    /// <summary>"skadegörelse 14", "våld i offentlig miljö (siffran är skyddad)".</summary>
    public string Brief(PublishedTheme theme, PublishedCount count) => LowerFirst(theme.Name) + (count.Mark switch
    {
        FigureMark.Withheld => Say($" (siffran är {Language.Withheld})", $" (the figure is {Language.Withheld})"),
        FigureMark.Missing => $" ({Language.Missing})",
        _ => $" {Language.OrMark(count.Count, count.Mark)}",
    });

    /// <summary>"2025 års 0480C1011 och 0480C1012 tillsammans".</summary>
    public string DrawnAs(PublishedArea area)
    {
        var parts = (area.DrawnAs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':', 2)).ToList();
        var editions = parts.GroupBy(part => part[0]).Select(group =>
            Say($"{group.Key} års {Language.Listed([.. group.Select(part => part[^1])])}", $"{Language.Listed([.. group.Select(part => part[^1])])} of {group.Key}"));
        return Language.Listed([.. editions]) + (parts.Count > 1 ? Say(" tillsammans", " together") : "");
    }

    /// <summary>What is counted: incidents that were reported, or offences reported to the police.</summary>
    public string Kind(CountKind kind) => kind == CountKind.Incident
        ? Say("rapporterade händelser", "reported incidents")
        : Say("anmälda brott", "offences reported to the police");

    public static string LowerFirst(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];

    public static string UpperFirst(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private string Say(string swedish, string english) => Language.Of(swedish, english);

    private string Counted(PublishedTheme theme, PublishedCount count) =>
        (count.Count == 0 ? Say("inga", "no") : Language.OrMark(count.Count, count.Mark)) + " "
        + (theme.Kind == CountKind.Incident ? Say("händelser", "incidents") : Say("anmälda brott", "reported offences"));

    private string CountWords(PublishedCount count) =>
        count.Count == 0 ? Say("inga händelser", "no incidents") : Language.OrMark(count.Count, count.Mark);

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
