using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Geo.Components.Release;

namespace Geo.Components.Charts;

/// <summary>A figure's numbers as a table for readers and as CSV for machines.</summary>
public static class FigureTable
{
    private const string SwedishHead = "serie,kod,namn,antal,varde,nedre_grans,ovre_grans,markning,preliminar\n";
    private const string EnglishHead = "series,code,name,count,value,lower,upper,mark,preliminary\n";

    /// <summary>One row a point, the latest first over time; per line its value, and its interval and count where it has
    /// any.</summary>
    public static TableView Of(FigureSeries figure)
    {
        var language = figure.Language;
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        columns.Add(new(figure.Category, IsNumber: false));
        if (HasNumbers(figure))
        {
            columns.Add(new(language.Of("Nr på kartan", "No. on the map"), IsNumber: true));
        }

        foreach (var line in figure.Lines)
        {
            var prefix = figure.Lines.Length > 1 ? line.Name + ": " : "";
            string Head(string words) => prefix.Length > 0 ? prefix + words : char.ToUpperInvariant(words[0]) + words[1..];
            if (line.HasCounts)
            {
                columns.Add(new(Head(language.Of("antal", "number")), IsNumber: true));
            }

            columns.Add(new(figure.LinesShareUnit ? line.Name : Head(figure.Unit), IsNumber: true));
            if (line.HasIntervals)
            {
                columns.Add(new(Head(language.IntervalWords), IsNumber: true));
            }
        }

        var rows = figure.Lines[0].Points.Select((point, i) => Row(figure, point, i));
        return new()
        {
            Id = figure.Id + "-tabell",
            Caption = figure.Title,
            Columns = columns.ToImmutable(),
            Rows = [.. figure.IsOverTime ? rows.Reverse() : rows],
        };
    }

    /// <summary>The same numbers as CSV (RFC 4180, decimal point), one row a line and point.</summary>
    public static string Csv(FigureSeries figure)
    {
        var text = new StringBuilder(figure.Language.Of(SwedishHead, EnglishHead));
        foreach (var line in figure.Lines)
        {
            foreach (var point in line.Points)
            {
                string[] cells =
                [
                    Quoted(line.Name),
                    Quoted(point.Code),
                    Quoted(Plain(point.Label)),
                    CsvTable.Text(point.Count),
                    Cell(point.Value, figure.Decimals),
                    Cell(point.Lower, figure.Decimals),
                    Cell(point.Upper, figure.Decimals),
                    CsvTable.Text(MarkOf(point)),
                    CsvTable.Text(point.Preliminary),
                ];
                text.AppendJoin(',', cells).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A point's interval as it stands in tables and in the drawing's titles.</summary>
    public static string Interval(FigureSeries figure, ChartPoint point) => point switch
    {
        { Mark: FigureMark.Withheld } => figure.Language.Withheld,
        { Lower: { } lower, Upper: { } upper } => $"{figure.Language.Number(lower, figure.Decimals)}–{figure.Language.Number(upper, figure.Decimals)}",
        _ => figure.Language.Missing,
    };

    private static TableRow Row(FigureSeries figure, ChartPoint first, int i)
    {
        var language = figure.Language;
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        cells.Add(new(first.Label + (first.Preliminary ? language.Of(" (preliminär)", " (preliminary)") : ""), first.Address));
        if (HasNumbers(figure))
        {
            cells.Add(new(first.Number is { } number ? language.Number(number) : "–"));
        }

        foreach (var line in figure.Lines)
        {
            var point = line.Points[i];
            if (line.HasCounts)
            {
                cells.Add(new(language.OrMark(point.Count, point.Mark), Mark: point.Mark));
            }

            cells.Add(new(language.OrMark(point.Value, point.Mark, figure.Decimals), Mark: MarkOf(point)));
            if (line.HasIntervals)
            {
                cells.Add(new(Interval(figure, point), Mark: point.Lower is null ? MarkOf(point) == FigureMark.Published ? FigureMark.Missing : MarkOf(point) : point.Mark));
            }
        }

        return new(cells.ToImmutable(), first.IsTotal, figure.Kind == FigureKind.Map && first.Number is not null ? first.Code : null);
    }

    private static FigureMark MarkOf(ChartPoint point) =>
        point.Mark == FigureMark.Published && point.Value is null ? FigureMark.Missing : point.Mark;

    private static bool HasNumbers(FigureSeries figure) => figure.Lines[0].Points.Any(point => point.Number is not null);

    private static string Quoted(string text) => '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // What keeps a label on one line is nothing to a machine.
    private static string Plain(string label) => label.Replace('\u00a0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private static string Cell(decimal? number, int decimals) =>
        number?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? "";
}
