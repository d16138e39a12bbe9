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
            .Select(kind => kind.Select(series => (Id: series.Key.Indicator, Figure: FigureOf([.. series], kind.Key, figures))).ToList())
            .ToList();
        bool HasChart(string id, int ofItsKind) => ofItsKind <= FewEnoughForCharts || Order(id) < 2;
        return new()
        {
            Finding = FindingOf(figures),
            Charts = [.. kinds.SelectMany(kind => kind.Where(series => HasChart(series.Id, kind.Count)).Select(series => series.Figure))],
            Tables =
            [
                .. kinds.Select(kind => kind.Where(series => !HasChart(series.Id, kind.Count)).Select(series => series.Figure).ToImmutableArray())
                    .Where(series => !series.IsEmpty).Select(TableOf),
            ],
        };
    }

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
        return $"{Findings.UpperFirst(total.Unit)} i hela kommunen {total.Period}: {total.Value.Swedish(0)}"
            + (vandalism is null ? "" : $", varav {vandalism.Value.Swedish(0)} skadegörelse")
            + (total.Preliminary ? " (preliminärt)" : "")
            + (publisher is null ? "" : $" (källa: {publisher})");
    }

    private static OfficialTable TableOf(ImmutableArray<FigureSeries> series)
    {
        var periods = series.SelectMany(figure => figure.Lines[0].Points).Select(point => point.Period)
            .DistinctBy(period => period.Code).OrderBy(period => period.Position).ToList();
        var kind = series[0].Category;
        var id = "ovriga-" + Slug.Of(kind);
        return new(
            series,
            Table(id, kind == "År" ? "Övriga officiella siffror, de senaste åren" : "Övriga officiella siffror, de senaste kvartalen", series, [.. periods.TakeLast(PeriodsInTable)]),
            Transposed(id + "-alla", kind == "År" ? "Övriga officiella siffror, alla år" : "Övriga officiella siffror, alla kvartal", series, periods));
    }

    private static TableView Table(string id, string caption, ImmutableArray<FigureSeries> series, List<ReportPeriod> periods) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [new("Serie", IsNumber: false), .. periods.Select(period => new TableColumn(period.Brief, IsNumber: true))],
        Rows = [.. series.Select(figure => new TableRow([new(NameOf(figure, series)), .. periods.Select(period => Cell(figure, period))]))],
    };

    private static TableView Transposed(string id, string caption, ImmutableArray<FigureSeries> series, IEnumerable<ReportPeriod> periods) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [new(series[0].Category, IsNumber: false), .. series.Select(figure => new TableColumn(NameOf(figure, series), IsNumber: true))],
        Rows = [.. periods.Reverse().Select(period => new TableRow([new(period.Brief), .. series.Select(figure => Cell(figure, period))]))],
    };

    private static string NameOf(FigureSeries figure, ImmutableArray<FigureSeries> series) =>
        figure.Lines[0].Name + (series.Any(other => other.Unit != series[0].Unit) ? $", {figure.Unit}" : "");

    private static TableCell Cell(FigureSeries figure, ReportPeriod period) =>
        figure.Lines[0].Points.FirstOrDefault(point => point.Period.Code == period.Code) is { } point
            ? new(point.Value.OrMark(point.Mark, figure.Decimals) + (point.Preliminary ? " (preliminär)" : ""), Mark: point.Mark)
            : new(Numbers.Missing, Mark: FigureMark.Missing);

    private static FigureSeries FigureOf(ImmutableArray<PublishedIndicatorValue> values, PeriodKind kind, PublishedFigures figures)
    {
        var decimals = values.Any(value => value.Value != decimal.Truncate(value.Value)) ? 1 : 0;
        var points = values.Select(value => new ChartPoint
        {
            Period = ReportPeriod.Parse(value.Period),
            Mark = FigureMark.Published,
            Value = decimal.Round(value.Value, decimals, MidpointRounding.AwayFromZero),
            Preliminary = value.Preliminary,
        }).OrderBy(point => point.Period.Position).ToImmutableArray();
        var id = "indikator-" + Slug.Of(values[0].Indicator) + (kind == PeriodKind.Year ? "" : kind == PeriodKind.Quarter ? "-kvartal" : "-perioder");
        var last = points[^1];
        var unit = values[0].Unit;
        return new()
        {
            Id = id,
            Title = $"{values[0].Title}: {last.Value.OrMark(last.Mark, decimals)} {unit} {last.Period.Words}{(last.Preliminary ? " (preliminärt)" : "")}",
            Description = $"Linjediagram: {Findings.LowerFirst(values[0].Title)}, {points[0].Period.Words} till {last.Period.Words}. Samma siffror står i tabellen.",
            Category = kind == PeriodKind.Year ? "År" : kind == PeriodKind.Quarter ? "Kvartal" : "Period",
            Unit = unit,
            Decimals = decimals,
            Lines = [new(values[0].Title, Dashed: false, points)],
            Source = figures.SourceWords(values[0].Source),
            Note = points.Any(point => point.Preliminary) ? "Ihåliga punkter är preliminära." : null,
            CsvAddress = $"{figures.Addresses.Situation}{id}.csv",
        };
    }
}

/// <summary>Series side by side: the latest periods to read at once, all periods behind a heading, a file each.</summary>
public sealed record OfficialTable(ImmutableArray<FigureSeries> Series, TableView Latest, TableView All);
