using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The whole municipality at a glance: each theme's latest figure, the ways on, and how complete the reports
/// are.</summary>
public sealed record SituationSummary
{
    public required string Lead { get; init; }

    /// <summary>Theme by theme: number, rate, interval and trend; null where nothing is counted.</summary>
    public required TableView? Themes { get; init; }

    /// <summary>What people answer, in a sentence a question; empty where there is no survey.</summary>
    public required ImmutableArray<string> Safety { get; init; }

    /// <summary>The latest official total; null where the release has none.</summary>
    public required string? Official { get; init; }

    public required bool HasOfficial { get; init; }

    /// <summary>The official figures beside others'; null where there is nothing to compare.</summary>
    public required TableView? Compared { get; init; }

    /// <summary>What is never mapped, year by year; null where the release has none.</summary>
    public required TableView? Yearly { get; init; }

    /// <summary>Null where no weekly reports are collected.</summary>
    public required FigureSeries? Reporting { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static SituationSummary Of(PublishedFigures figures)
    {
        var language = figures.Language;
        var themes = figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).ToImmutableArray();
        var official = OfficialFigures.Of(figures);
        return new()
        {
            Lead = themes.IsEmpty && official.Finding is null
                ? language.Of("Inga händelser har rapporterats in här. De officiella siffrorna står nedan.", "No incidents have been reported here. The official figures stand below.")
                : string.Join(". ", themes.Take(2).Select(figures.FindingOf).Append(official.Finding).OfType<string>()) + ".",
            Themes = themes.IsEmpty ? null : TableOf(themes, figures),
            Safety = [.. SafetySummary.Of(figures).Findings],
            Official = official.Finding,
            HasOfficial = official.All.Any(),
            Compared = ComparisonTable.Of(figures),
            Yearly = YearlyTable.OfOthers(figures),
            Reporting = figures.Release.Reporting.IsEmpty ? null : ReportingFigure(figures),
            Release = figures.Release.Description,
        };
    }

    private static TableView TableOf(ImmutableArray<PublishedTheme> themes, PublishedFigures figures)
    {
        var language = figures.Language;
        return new()
        {
            Id = "teman",
            Caption = language.Of("Hela kommunen, senaste perioden", "The whole municipality, the latest period"),
            Columns =
            [
                new(language.Of("Tema", "Theme"), false), new(language.Of("Period", "Period"), false), new(language.Of("Antal", "Number"), true),
                new(Findings.UpperFirst(figures.PerThousandWords), true), new(language.IntervalWords, true),
                new(language.Of("Mot samma tid förra året", "Against the same time last year"), false),
            ],
            Rows = [.. themes.Select(theme => RowOf(theme, figures))],
            Notes =
            [
                language.Of(
                    "Kvartal jämförs med samma kvartal året före: brott har årstider. Där intervallen går in i varandra är ingen skillnad säker.",
                    "Quarters are compared with the same quarter a year before: crime has seasons. Where the intervals overlap no difference is certain."),
            ],
        };
    }

    private static TableRow RowOf(PublishedTheme theme, PublishedFigures figures)
    {
        var language = figures.Language;
        var period = figures.LatestPeriodOf(theme.Id)!;
        var count = figures.OfMunicipality(theme.Id, period.Code);
        var decimals = figures.DecimalsOf(theme.Id);
        var interval = count is { Mark: FigureMark.Published, PerThousandLower: { } lower, PerThousandUpper: { } upper }
            ? $"{language.Number(lower, decimals)}–{language.Number(upper, decimals)}"
            : language.OrMark(null, count.Mark, decimals);
        return new(
        [
            new(theme.Name, figures.Addresses.Of(theme)),
            new(period.BriefIn(language)),
            new(language.OrMark(count.Count, count.Mark), Mark: count.Mark),
            new(language.OrMark(count.PerThousand, count.Mark, decimals), Mark: count.Mark),
            new(interval, Mark: count.Mark),
            new(period.SameLastYear is null ? language.Of("går inte att jämföra", "cannot be compared") : figures.Findings.Trend(count, figures.LastYearOf(theme.Id, period))),
        ]);
    }

    private static FigureSeries ReportingFigure(PublishedFigures figures)
    {
        var (language, release) = (figures.Language, figures.Release);
        var quarters = release.Reporting.OrderBy(quarter => ReportPeriod.Parse(quarter.Period).Position).ToList();
        ChartLine Line(string name, LineRole role, Func<PublishedReporting, int> number) => new(name, role,
            [.. quarters.Select(quarter => ChartPoint.At(ReportPeriod.Parse(quarter.Period), language) with { Value = number(quarter) })]);
        var last = quarters[^1];
        var words = ReportPeriod.Parse(last.Period).In(language);
        return new()
        {
            Id = "rapportering",
            Kind = FigureKind.Bars,
            Language = language,
            Title = language.Of(
                $"{language.Number(last.ReportedWeeks)} av {language.Number(last.ExpectedWeeks)} väntade veckorapporter kom in {words}",
                $"{language.Number(last.ReportedWeeks)} of {language.Number(last.ExpectedWeeks)} expected weekly reports came in, {words}"),
            Description = language.Of(
                "Stapeldiagram: veckorapporter som kom in, mot ramen som visar hur många som väntades. Samma siffror står i tabellen.",
                "Bar chart: weekly reports that came in, against the frame that shows how many were expected. The same figures stand in the table."),
            Category = language.Of("Kvartal", "Quarter"),
            Unit = language.Of("veckorapporter", "weekly reports"),
            Decimals = 0,
            Lines =
            [
                Line(language.Of("väntade", "expected"), LineRole.Comparison, quarter => quarter.ExpectedWeeks),
                Line(language.Of("inkomna", "received"), LineRole.Main, quarter => quarter.ReportedWeeks),
            ],
            Source = language.Of("kommunens rapportörer", "the municipality's reporters"),
            Note = language.Of("Tystnad är inte noll: en vecka utan rapport säger inget om vad som hände.", "Silence is not zero: a week without a report says nothing about what happened.")
                + (last.NothingToReportWeeks is { } nothing
                    ? language.Of(
                        $" {language.Number(nothing)} av rapporterna {words} sade att inget hade hänt.",
                        $" {language.Number(nothing)} of the reports, {words}, said that nothing had happened.")
                    : ""),
            CsvAddress = figures.Addresses.Situation + language.Of("rapportering.csv", "reporting.csv"),
        };
    }
}
