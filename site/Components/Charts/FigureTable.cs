using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Geo.Components.Release;

namespace Geo.Components.Charts;

/// <summary>A figure's numbers as a table for readers and as CSV for machines.</summary>
public static class FigureTable
{
    private const string CsvHead = "serie,period,antal,varde,nedre_grans,ovre_grans,markning,preliminar\n";

    /// <summary>One row a period, latest first; per line its value, and its interval and count where it has any.</summary>
    public static TableView Of(FigureSeries figure)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        columns.Add(new(figure.Category, IsNumber: false));
        foreach (var line in figure.Lines)
        {
            var prefix = figure.Lines.Length > 1 ? line.Name + ": " : "";
            if (HasCounts(line))
            {
                columns.Add(new(prefix + "antal", IsNumber: true));
            }

            columns.Add(new(prefix + figure.Unit, IsNumber: true));
            if (HasIntervals(line))
            {
                columns.Add(new("95 % intervall", IsNumber: true));
            }
        }

        var rows = figure.Lines[0].Points.Select((point, i) => Row(figure, point, i)).Reverse();
        return new()
        {
            Id = figure.Id + "-tabell",
            Caption = figure.Title,
            Columns = columns.ToImmutable(),
            Rows = [.. rows],
        };
    }

    /// <summary>The same numbers as CSV (RFC 4180, decimal point), one row a line and period.</summary>
    public static string Csv(FigureSeries figure)
    {
        var text = new StringBuilder(CsvHead);
        foreach (var line in figure.Lines)
        {
            foreach (var point in line.Points)
            {
                string[] cells =
                [
                    '"' + line.Name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
                    point.Period.Code,
                    CsvTable.Text(point.Count),
                    Cell(point.Value, figure.Decimals),
                    Cell(point.Lower, figure.Decimals),
                    Cell(point.Upper, figure.Decimals),
                    CsvTable.Text(point.Mark),
                    CsvTable.Text(point.Preliminary),
                ];
                text.AppendJoin(',', cells).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A point's interval as it stands in tables and in the chart's titles.</summary>
    public static string Interval(ChartPoint point, int decimals) => point switch
    {
        { Mark: FigureMark.Withheld } => Numbers.Withheld,
        { Lower: { } lower, Upper: { } upper } => $"{lower.Swedish(decimals)}–{upper.Swedish(decimals)}",
        _ => Numbers.Missing,
    };

    private static TableRow Row(FigureSeries figure, ChartPoint first, int i)
    {
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        cells.Add(new(first.Period.Brief + (first.Preliminary ? " (preliminär)" : "")));
        foreach (var line in figure.Lines)
        {
            var point = line.Points[i];
            if (HasCounts(line))
            {
                cells.Add(new(point.Count.OrMark(point.Mark), Mark: point.Mark));
            }

            cells.Add(new(point.Value.OrMark(point.Mark, figure.Decimals), Mark: MarkOf(point)));
            if (HasIntervals(line))
            {
                cells.Add(new(Interval(point, figure.Decimals), Mark: MarkOf(point)));
            }
        }

        return new(cells.ToImmutable());
    }

    private static FigureMark MarkOf(ChartPoint point) =>
        point.Mark == FigureMark.Published && point.Value is null ? FigureMark.Missing : point.Mark;

    private static bool HasCounts(ChartLine line) => line.Points.Any(point => point.Count is not null);

    private static bool HasIntervals(ChartLine line) => line.Points.Any(point => point.Lower is not null);

    private static string Cell(decimal? number, int decimals) =>
        number?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? "";
}
