using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The official indicators: the total and vandalism as charts, the other series side by side in one table, so that
/// the page is not a screen a series.</summary>
public sealed record OfficialFigures
{
    private const string Total = "-total";
    private const string Vandalism = "-vandalism";
    private const int FewEnoughForCharts = 3;
    private const int PeriodsInTable = 5;

    // Two points are no line.
    private const int FewestForLine = 3;

    /// <summary>The latest total and the vandalism in it, as a sentence; null where the release has no such pair.</summary>
    public required string? Finding { get; init; }

    public required ImmutableArray<FigureSeries> Charts { get; init; }

    /// <summary>The series that have no chart, one table for each kind of period.</summary>
    public required ImmutableArray<OfficialTable> Tables { get; init; }

    /// <summary>Every series, charted or not: each has its file.</summary>
    public IEnumerable<FigureSeries> All => Charts.Concat(Tables.SelectMany(table => table.Series));

    public static OfficialFigures Of(PublishedFigures figures)
    {
        var kinds = figures.Release.Indicators
            .GroupBy(value => (value.Indicator, ReportPeriod.Parse(value.Period).Kind))
            .OrderBy(series => Order(series.Key.Indicator))
            .GroupBy(series => series.Key.Kind).OrderByDescending(kind => kind.Key)
            .Select(kind => kind.Select(series => (Id: series.Key.Indicator, Figure: FigureOf([.. series], kind.Key, figures, figures.Addresses.Official))).ToList())
            .ToList();
        bool HasChart(string id, FigureSeries figure, int ofItsKind) =>
            (ofItsKind <= FewEnoughForCharts || Order(id) < 2) && figure.Lines[0].Points.Count(point => point.Value is not null) >= FewestForLine;
        return new()
        {
            Finding = FindingOf(figures),
            Charts = [.. kinds.SelectMany(kind => kind.Where(series => HasChart(series.Id, series.Figure, kind.Count)).Select(series => series.Figure))],
            Tables =
            [
                .. kinds.Select(kind => kind.Where(series => !HasChart(series.Id, series.Figure, kind.Count)).Select(series => series.Figure).ToImmutableArray())
                    .Where(series => !series.IsEmpty).Select(series => TableOf(series, KindOf(series))),
            ],
        };
    }

    private static PeriodKind KindOf(ImmutableArray<FigureSeries> series) => ReportPeriod.Parse(series[0].Lines[0].Points[0].Code).Kind;

    // The total first, then what the municipality's own figures are mostly about, then the rest in the release's order.
    private static int Order(string indicator) =>
        indicator.EndsWith(Total, StringComparison.Ordinal) ? 0 : indicator.EndsWith(Vandalism, StringComparison.Ordinal) ? 1 : 2;

    private static string? FindingOf(PublishedFigures figures)
    {
        var total = figures.Release.Indicators
            .Where(value => value.Indicator.EndsWith(Total, StringComparison.Ordinal) && ReportPeriod.Parse(value.Period).Kind == PeriodKind.Year)
            .MaxBy(value => ReportPeriod.Parse(value.Period).Position);
        if (total is null)
        {
            return null;
        }

        var vandalism = figures.Release.Indicators.FirstOrDefault(value =>
            value.Indicator == total.Indicator[..^Total.Length] + Vandalism && value.Period == total.Period && value.Unit == total.Unit);
        var publisher = figures.Release.Sources.FirstOrDefault(source => source.Id == total.Source)?.Publisher;
        var language = figures.Language;
        return language.Of($"{Findings.UpperFirst(total.Unit)} i hela kommunen {total.Period}", $"{Findings.UpperFirst(total.Unit)} in the whole municipality, {total.Period}")
            + $": {language.Number(total.Value, 0)}"
            + (vandalism is null ? "" : language.Of($", varav {language.Number(vandalism.Value, 0)} skadegörelse", $", of which {language.Number(vandalism.Value, 0)} vandalism"))
            + (total.Preliminary ? language.Of(" (preliminärt)", " (preliminary)") : "")
            + (publisher is null ? "" : language.Of($" (källa: {publisher})", $" (source: {publisher})"));
    }

    private static OfficialTable TableOf(ImmutableArray<FigureSeries> series, PeriodKind kind)
    {
        var language = series[0].Language;
        var periods = series.SelectMany(figure => figure.Lines[0].Points).DistinctBy(point => point.Code)
            .OrderBy(point => ReportPeriod.Parse(point.Code).Position).ToList();
        var id = "ovriga-" + Slug.Of(series[0].Category);
        var years = kind == PeriodKind.Year;
        return new(
            series,
            Table(
                id, years ? language.Of("Övriga officiella siffror, de senaste åren", "Other official figures, the latest years")
                    : language.Of("Övriga officiella siffror, de senaste kvartalen", "Other official figures, the latest quarters"),
                series, [.. periods.TakeLast(PeriodsInTable)]),
            Transposed(
                id + "-alla", years ? language.Of("Övriga officiella siffror, alla år", "Other official figures, all years")
                    : language.Of("Övriga officiella siffror, alla kvartal", "Other official figures, all quarters"),
                series, periods));
    }

    private static TableView Table(string id, string caption, ImmutableArray<FigureSeries> series, List<ChartPoint> periods) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [new(series[0].Language.Of("Serie", "Series"), IsNumber: false), .. periods.Select(period => new TableColumn(period.Label, IsNumber: true))],
        Rows = [.. series.Select(figure => new TableRow([new(NameOf(figure, series)), .. periods.Select(period => Cell(figure, period))]))],
    };

    private static TableView Transposed(string id, string caption, ImmutableArray<FigureSeries> series, List<ChartPoint> periods) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [new(series[0].Category, IsNumber: false), .. series.Select(figure => new TableColumn(NameOf(figure, series), IsNumber: true))],
        Rows = [.. periods.AsEnumerable().Reverse().Select(period => new TableRow([new(period.Label), .. series.Select(figure => Cell(figure, period))]))],
    };

    private static string NameOf(FigureSeries figure, ImmutableArray<FigureSeries> series) =>
        figure.Lines[0].Name + (series.Any(other => other.Unit != series[0].Unit) ? $", {figure.Unit}" : "");

    private static TableCell Cell(FigureSeries figure, ChartPoint period) =>
        figure.Lines[0].Points.FirstOrDefault(point => point.Code == period.Code) is { } point
            ? new(figure.Language.OrMark(point.Value, point.Mark, figure.Decimals) + (point.Preliminary ? figure.Language.Of(" (preliminär)", " (preliminary)") : ""), Mark: point.Mark)
            : new(figure.Language.Missing, Mark: FigureMark.Missing);

    /// <summary>One indicator's values of one kind of period.</summary>
    internal static FigureSeries FigureOf(ImmutableArray<PublishedIndicatorValue> values, PeriodKind kind, PublishedFigures figures, string folder)
    {
        var language = figures.Language;
        var decimals = values.Any(value => value.Value != decimal.Truncate(value.Value)) ? 1 : 0;
        var ordered = values.OrderBy(value => ReportPeriod.Parse(value.Period).Position).ToList();
        var points = ChartPoint.WithoutHoles(ordered.Select(value => ChartPoint.At(ReportPeriod.Parse(value.Period), language) with
        {
            Value = decimal.Round(value.Value, decimals, MidpointRounding.AwayFromZero),
            Preliminary = value.Preliminary,
        }), language);
        var id = "indikator-" + Slug.Of(values[0].Indicator) + (kind == PeriodKind.Year ? "" : kind == PeriodKind.Quarter ? "-kvartal" : "-perioder");
        var (first, last) = (ReportPeriod.Parse(ordered[0].Period).In(language), ReportPeriod.Parse(ordered[^1].Period).In(language));
        var unit = values[0].Unit;
        return new()
        {
            Id = id,
            Kind = FigureKind.Lines,
            Language = language,
            Title = $"{values[0].Title}: {language.OrMark(points[^1].Value, points[^1].Mark, decimals)} {unit} {last}{(points[^1].Preliminary ? language.Of(" (preliminärt)", " (preliminary)") : "")}",
            Description = language.Of(
                $"Linjediagram: {Findings.LowerFirst(values[0].Title)}, {first} till {last}. Samma siffror står i tabellen.",
                $"Line chart: {Findings.LowerFirst(values[0].Title)}, {first} to {last}. The same figures stand in the table."),
            Category = kind == PeriodKind.Year ? language.Of("År", "Year") : kind == PeriodKind.Quarter ? language.Of("Kvartal", "Quarter") : language.Of("Period", "Period"),
            Unit = unit,
            Decimals = decimals,
            Lines = [new(values[0].Title, LineRole.Main, points)],
            Source = figures.SourceWords(values[0].Source),
            Note = points.Any(point => point.Preliminary) ? language.Of("Ihåliga punkter är preliminära.", "Hollow points are preliminary.") : null,
            CsvAddress = $"{folder}{id}.csv",
        };
    }
}

/// <summary>Series side by side: the latest periods to read at once, all periods behind a heading, a file each.</summary>
public sealed record OfficialTable(ImmutableArray<FigureSeries> Series, TableView Latest, TableView All);
