using System.Collections.Immutable;
using System.Globalization;
using Geo.Components.Release;

namespace Geo.Components.Charts;

/// <summary>Where everything in a line chart stands, in pixels from the upper left corner.</summary>
internal sealed record LineDrawing
{
    // A digit of the axis is about this wide at 13 px.
    private const double CharacterWidth = 7;

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required double Left { get; init; }

    public required double Right { get; init; }

    public required double Top { get; init; }

    public required double Bottom { get; init; }

    public required ImmutableArray<AxisTick> Ticks { get; init; }

    public required ImmutableArray<AxisLabel> Labels { get; init; }

    public required ImmutableArray<ChartGap> Gaps { get; init; }

    public required ImmutableArray<string> Bands { get; init; }

    public required ImmutableArray<DrawnLine> Lines { get; init; }

    /// <summary>Draws from the values that are there and from nothing else.</summary>
    public static LineDrawing Of(FigureSeries figure, int width)
    {
        var all = figure.Lines.SelectMany(line => line.Points).ToList();
        var highest = all.Max(point => Math.Max(point.Value ?? 0, point.Upper ?? 0));
        var lowest = Math.Min(0, all.Min(point => Math.Min(point.Value ?? 0, point.Lower ?? 0)));
        var axis = NiceAxis.From((double)lowest, (double)highest, figure.Language);
        var names = figure.Lines.Length > 1;

        var height = width < 480 ? 220 : 280;
        double left = 16 + CharacterWidth * axis.Ticks.Max(tick => tick.Text.Length);
        var right = width - (names ? 14 + 8.2 * figure.Lines.Max(line => line.Name.Length) : 14);
        const double top = 14;
        var bottom = height - 32d;
        double YOf(decimal value) => bottom - ((double)value - axis.Low) / (axis.High - axis.Low) * (bottom - top);

        var count = figure.Lines[0].Points.Length;
        var step = (right - left) / count;
        double XOf(int i) => left + (i + 0.5) * step;

        var periods = figure.Lines[0].Points;
        return new()
        {
            Width = width,
            Height = height,
            Left = left,
            Right = right,
            Top = top,
            Bottom = bottom,
            Ticks = [.. axis.Ticks.Select(tick => new AxisTick(YOf((decimal)tick.Value), tick.Text))],
            Labels = AxisLabels(periods, XOf, step, right),
            Gaps =
            [
                .. periods.Select((point, i) => (point, i)).Where(gap => gap.point.Value is null).Select(gap =>
                    new ChartGap(left + gap.i * step, step, gap.point.Mark == FigureMark.Withheld,
                        figure.Words(figure.Lines[0], gap.point), $"0.{gap.i.Svg()}")),
            ],
            Bands = [.. figure.Lines.SelectMany(line => Runs(line.Points, point => point is { Lower: not null, Upper: not null })
                .Select(run => Band(line.Points, run, XOf, YOf, step)))],
            Lines = Named([.. figure.Lines.Select((line, n) => Line(figure, n, names, XOf, YOf))]),
        };
    }

    private static DrawnLine Line(FigureSeries figure, int number, bool named, Func<int, double> xOf, Func<decimal, double> yOf)
    {
        var line = figure.Lines[number];
        var runs = Runs(line.Points, point => point.Value is not null);
        var path = string.Concat(runs.Select(run => "M" + string.Join('L',
            Enumerable.Range(run.Start, run.Length).Select(i => Pair(xOf(i), yOf(line.Points[i].Value!.Value))))));
        var points = line.Points.Select((point, i) => (point, i)).Where(at => at.point.Value is not null).Select(at => new DrawnPoint(
            xOf(at.i), yOf(at.point.Value!.Value), at.point.Preliminary, figure.Words(line, at.point), $"{number.Svg()}.{at.i.Svg()}"));
        var last = line.Points.LastOrDefault(point => point.Value is not null);
        return new(path, line.Role, [.. points], named && last is not null ? line.Name : null, last is null ? 0 : yOf(last.Value!.Value));
    }

    // Names at the lines' ends must not stand on each other.
    private static ImmutableArray<DrawnLine> Named(ImmutableArray<DrawnLine> lines)
    {
        var placed = new List<DrawnLine>();
        foreach (var line in lines.OrderBy(line => line.NameY))
        {
            var above = placed.Where(other => other.Name is not null).Select(other => other.NameY + 16).DefaultIfEmpty(0).Max();
            placed.Add(line with { NameY = Math.Max(line.NameY, above) });
        }

        // What it is compared with first: the line that the figure is about lies on top.
        return [.. placed.OrderByDescending(line => line.Role)];
    }

    private static string Band(ImmutableArray<ChartPoint> points, Range run, Func<int, double> xOf, Func<decimal, double> yOf, double step)
    {
        // A lone period still has an interval to be seen.
        var aside = run.Length == 1 ? Math.Min(step / 3, 6) : 0;
        var indices = Enumerable.Range(run.Start, run.Length).ToList();
        var upper = indices.SelectMany(i => Sides(xOf(i), aside).Select(x => Pair(x, yOf(points[i].Upper!.Value))));
        var lower = indices.SelectMany(i => Sides(xOf(i), aside).Select(x => Pair(x, yOf(points[i].Lower!.Value)))).Reverse();
        return $"M{string.Join('L', upper.Concat(lower))}Z";
    }

    private static double[] Sides(double x, double aside) => aside == 0 ? [x] : [x - aside, x + aside];

    private static ImmutableArray<AxisLabel> AxisLabels(
        ImmutableArray<ChartPoint> points, Func<int, double> xOf, double step, double right)
    {
        var widest = points.Max(point => point.Label.Length) * CharacterWidth + 14;
        var every = Math.Max(1, (int)Math.Ceiling(widest / step));
        var labels = ImmutableArray.CreateBuilder<AxisLabel>();
        var free = double.MaxValue;
        for (var i = points.Length - 1; i >= 0; i -= every)
        {
            var text = points[i].Label;
            var room = text.Length * CharacterWidth / 2;
            var anchor = xOf(i) + room > right + 14 ? "end" : xOf(i) - room < 0 ? "start" : "middle";
            var from = anchor switch { "end" => xOf(i) - 2 * room, "start" => xOf(i), _ => xOf(i) - room };
            // The last label, pushed in from the edge, may stand where the one before it would.
            if (from + 2 * room + 6 <= free)
            {
                labels.Add(new(xOf(i), text, anchor));
                free = from;
            }
        }

        return labels.ToImmutable();
    }

    private static List<Range> Runs(ImmutableArray<ChartPoint> points, Predicate<ChartPoint> drawn)
    {
        var runs = new List<Range>();
        for (var i = 0; i < points.Length; i++)
        {
            var start = i;
            while (i < points.Length && drawn(points[i]))
            {
                i++;
            }

            if (i > start)
            {
                runs.Add(new(start, i - start));
            }
        }

        return runs;
    }

    private static string Pair(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");

    private readonly record struct Range(int Start, int Length);
}

internal sealed record AxisTick(double Y, string Text);

internal sealed record AxisLabel(double X, string Text, string Anchor);

internal sealed record ChartGap(double X, double Width, bool Withheld, string Text, string Key);

internal sealed record DrawnLine(string Path, LineRole Role, ImmutableArray<DrawnPoint> Points, string? Name, double NameY);

internal sealed record DrawnPoint(double X, double Y, bool Hollow, string Text, string Key);
