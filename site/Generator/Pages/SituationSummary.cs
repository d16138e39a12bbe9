using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The whole municipality: the themes over time, the official indicators, and how complete the reports are.</summary>
public sealed record SituationSummary
{
    public required string Lead { get; init; }

    public required ImmutableArray<ThemeSituation> Themes { get; init; }

    public required OfficialFigures Official { get; init; }

    /// <summary>Null where no weekly reports are collected.</summary>
    public required FigureSeries? Reporting { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static SituationSummary Of(PublishedFigures figures)
    {
        var themes = figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).ToImmutableArray();
        var official = OfficialFigures.Of(figures);
        return new()
        {
            Lead = themes.IsEmpty && official.Finding is null
                ? "Släppet har inga händelser; de officiella siffrorna står nedan."
                : string.Join(". ", themes.Take(2).Select(theme => StartSummary.FindingOf(theme, figures)).Append(official.Finding).OfType<string>()) + ".",
            Themes = [.. themes.Select(theme => ThemeSituation.Of(theme, figures))],
            Official = official,
            Reporting = figures.Release.Reporting.IsEmpty ? null : ReportingFigure(figures.Release, figures.Addresses.Situation),
            Release = figures.Release.Description,
        };
    }

    private static FigureSeries ReportingFigure(ReleaseSnapshot release, string situation)
    {
        ChartLine Line(string name, bool dashed, Func<PublishedReporting, int> number) => new(name, dashed,
        [
            .. release.Reporting.Select(quarter => new ChartPoint
            {
                Period = ReportPeriod.Parse(quarter.Period),
                Mark = FigureMark.Published,
                Value = number(quarter),
            }).OrderBy(point => point.Period.Position),
        ]);
        var last = release.Reporting.MaxBy(quarter => ReportPeriod.Parse(quarter.Period).Position)!;
        return new()
        {
            Id = "rapportering",
            Title = $"{last.ReportedWeeks.Swedish()} av {last.ExpectedWeeks.Swedish()} väntade veckorapporter kom in {ReportPeriod.Parse(last.Period).Words}",
            Description = "Stapeldiagram: veckorapporter som kom in, mot ramen som visar hur många som väntades. Samma siffror står i tabellen.",
            Category = "Kvartal",
            Unit = "veckorapporter",
            Decimals = 0,
            Lines = [Line("väntade", true, quarter => quarter.ExpectedWeeks), Line("inkomna", false, quarter => quarter.ReportedWeeks)],
            Source = "kommunens rapportörer",
            Note = $"Tystnad är inte noll: en vecka utan rapport säger inget om vad som hände. {last.NothingToReportWeeks.Swedish()} av rapporterna {ReportPeriod.Parse(last.Period).Words} sade att inget hade hänt.",
            CsvAddress = situation + "rapportering.csv",
        };
    }
}

/// <summary>A theme in the whole municipality: a figure over time, or for a single period its numbers in a sentence.</summary>
public sealed record ThemeSituation
{
    public required PublishedTheme Theme { get; init; }

    public required string Anchor { get; init; }

    /// <summary>The latest figure with its interval, in words.</summary>
    public required string Words { get; init; }

    /// <summary>Null where there is only one period: one point is no line.</summary>
    public required FigureSeries? Figure { get; init; }

    /// <summary>The events without a known area, in words; null where the release has no such row.</summary>
    public required string? WithoutArea { get; init; }

    public required string Source { get; init; }

    public static ThemeSituation Of(PublishedTheme theme, PublishedFigures figures)
    {
        var period = figures.LatestPeriodOf(theme.Id)!;
        var count = figures.OfMunicipality(theme.Id, period.Code);
        var decimals = figures.DecimalsOf(theme.Id);
        var rate = count is { Mark: FigureMark.Published, PerThousand: { } value }
            ? $". Det är {value.Swedish(decimals)} per 1 000 invånare"
                + (count is { PerThousandLower: { } lower, PerThousandUpper: { } upper } ? $" (95 % intervall {lower.Swedish(decimals)}–{upper.Swedish(decimals)})" : "")
            : "";
        var unknown = figures.WithoutArea(theme.Id, period.Code);
        return new()
        {
            Theme = theme,
            Anchor = "tema-" + Slug.Of(theme.Id),
            Words = $"{Findings.UpperFirst(PublishedFigures.KindWords(theme.Kind))} i hela kommunen {period.Words}: {count.Count.OrMark(count.Mark)}{rate}.",
            Figure = figures.PeriodsOf(theme.Id).Length > 1 ? FigureOf(theme, period, figures) : null,
            WithoutArea = unknown is null ? null : $"{Findings.UpperFirst(PublishedFigures.KindWords(theme.Kind))} utan känt område {period.Words}: {unknown.Count.OrMark(unknown.Mark)}. De räknas i kommunen men inte i något område.",
            Source = figures.SourceWords(theme.Sources),
        };
    }

    private static FigureSeries FigureOf(PublishedTheme theme, ReportPeriod period, PublishedFigures figures) => new()
    {
        Id = Slug.Of(theme.Id),
        Title = StartSummary.FindingOf(theme, figures),
        Description = $"Linjediagram: {Findings.LowerFirst(theme.Name)} per 1 000 invånare i hela kommunen, {figures.PeriodsOf(theme.Id)[0].Words} till {period.Words}. Samma siffror står i tabellen.",
        Category = "Kvartal",
        Subject = PublishedFigures.KindWords(theme.Kind),
        Unit = "per 1 000 invånare",
        Decimals = figures.DecimalsOf(theme.Id),
        Lines = [figures.RateLine(theme.Id, AreaKind.Municipality, figures.Release.Description.Municipality, "kommunen", dashed: false)],
        Source = figures.SourceWords(theme.Sources),
        CsvAddress = $"{figures.Addresses.Situation}{Slug.Of(theme.Id)}.csv",
    };
}
