using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Components.Charts;

/// <summary>One figure: the drawing, the table under it and the CSV file are all made from this, so they cannot
/// differ.</summary>
public sealed record FigureSeries
{
    /// <summary>Unique on its page: the anchor, and the name of the CSV file.</summary>
    public required string Id { get; init; }

    public required FigureKind Kind { get; init; }

    /// <summary>What the figure shows, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, in one sentence, for who does not see it.</summary>
    public required string Description { get; init; }

    /// <summary>What the points are: "Kvartal", "Område", "Aktivitet".</summary>
    public required string Category { get; init; }

    /// <summary>What is measured, before the unit: "rapporterade händelser"; null where the unit says it.</summary>
    public string? Subject { get; init; }

    /// <summary>The unit of the values, such as "per 1 000 invånare".</summary>
    public required string Unit { get; init; }

    /// <summary>How many decimals drawing, table and file show.</summary>
    public required int Decimals { get; init; }

    public required ImmutableArray<ChartLine> Lines { get; init; }

    /// <summary>Publisher, period and date.</summary>
    public required string Source { get; init; }

    /// <summary>What the reader must know to read it right; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Where the same numbers lie as CSV.</summary>
    public required string CsvAddress { get; init; }

    public required Language Language { get; init; }

    /// <summary>Whether some point has an interval: the table then has a column for it.</summary>
    public bool HasIntervals => Lines.Any(line => line.HasIntervals);

    /// <summary>Whether the line that the figure is about can be drawn: what it is compared with alone is no figure.</summary>
    public bool HasValues => Lines.Any(line => line.Role == LineRole.Main && line.Points.Any(point => point.Value is not null));

    /// <summary>Whether a line's name says enough in the table's head: many lines of one unit, that the lead names.</summary>
    public bool LinesShareUnit => Kind is FigureKind.Grid or FigureKind.Progress;

    /// <summary>Whether the points follow each other in time: the table then has the latest first.</summary>
    public bool IsOverTime => Kind is FigureKind.Lines;

    /// <summary>What is said in the drawing's place: "Siffrorna är skyddade för alla punkter."</summary>
    public string NothingToDraw
    {
        get
        {
            var marks = Lines.Where(line => line.Role == LineRole.Main).SelectMany(line => line.Points).Select(point => point.Mark).Distinct().ToList();
            var why = marks is [FigureMark.Withheld] ? Language.Of("är skyddade", "are withheld")
                : marks.Contains(FigureMark.Withheld) ? Language.Of("är skyddade eller saknas", "are withheld or missing")
                : Language.Of("saknas", "are missing");
            var whose = Lines.Length > 1 ? Language.Of(" för ", " for ") + Lines[0].Name : "";
            return Language.Of($"Siffrorna{whose} {why}. Därför finns inget att rita.", $"The figures{whose} {why}. There is nothing to draw.");
        }
    }

    /// <summary>What a mark of the drawing says: its line where there are several, its point, its number and interval.</summary>
    public string Words(ChartLine line, ChartPoint point) =>
        (Lines.Length > 1 ? line.Name + ", " : "")
        + $"{point.Label}: {Language.OrMark(point.Value, point.Mark, Decimals)}"
        + (point.Lower is null ? "" : $" ({FigureTable.Interval(this, point)})")
        + (point.Preliminary ? Language.Of(", preliminär", ", preliminary") : "");
}

/// <summary>How a figure is drawn.</summary>
public enum FigureKind
{
    /// <summary>Lines over time, with their interval as a band.</summary>
    Lines,

    /// <summary>Lying bars, one a point; what they are compared with is a frame.</summary>
    Bars,

    /// <summary>A dot with its interval for each point, against a target or another's value.</summary>
    Dots,

    /// <summary>What has been done in each period laid end to end, against what was aimed at: each row to its own scale, for
    /// unlike activities have no common one.</summary>
    Progress,

    /// <summary>How many fall in each class.</summary>
    Distribution,

    /// <summary>Hour by weekday, in classes.</summary>
    Grid,

    /// <summary>Areas in classes; the points' codes are the shapes'.</summary>
    Map,
}

/// <summary>What a line of a figure is.</summary>
public enum LineRole
{
    /// <summary>What the figure is about.</summary>
    Main,

    /// <summary>What it is compared with: dashed, framed or hollow.</summary>
    Comparison,

    /// <summary>What is aimed at.</summary>
    Target,
}

/// <summary>A line of a figure; all lines of a figure have the same points in the same order.</summary>
/// <param name="Name">Stands at the line's end and in the table's head.</param>
/// <param name="Role">Lines differ by dash and shape, not by colour.</param>
/// <param name="Points">Oldest first, or in the order of the rows.</param>
public sealed record ChartLine(string Name, LineRole Role, ImmutableArray<ChartPoint> Points)
{
    public bool HasIntervals => Points.Any(point => point.Lower is not null);

    public bool HasCounts => Points.Any(point => point.Count is not null);
}

/// <summary>A value, already rounded to the figure's decimals. Value, bounds and count are null unless the mark is
/// <see cref="FigureMark.Published"/>: what is withheld is not here to be drawn.</summary>
public sealed record ChartPoint
{
    /// <summary>What machines know it by: a period (2026K1), an area's code, a number.</summary>
    public required string Code { get; init; }

    /// <summary>What readers know it by, short enough for an axis.</summary>
    public required string Label { get; init; }

    /// <summary>Where more about it is to be read; null for nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>Its number on the map; null where the figure is none.</summary>
    public int? Number { get; init; }

    public required FigureMark Mark { get; init; }

    public decimal? Value { get; init; }

    public decimal? Lower { get; init; }

    public decimal? Upper { get; init; }

    public int? Count { get; init; }

    public bool Preliminary { get; init; }

    /// <summary>Whether the row sums up the others.</summary>
    public bool IsTotal { get; init; }

    /// <summary>The points with one for each period that no value is known for between them: a line over time must not make
    /// four years look like one.</summary>
    /// <param name="points">Oldest first, all of one kind of period.</param>
    /// <param name="language">Of the labels.</param>
    public static ImmutableArray<ChartPoint> WithoutHoles(IEnumerable<ChartPoint> points, Language language)
    {
        var filled = ImmutableArray.CreateBuilder<ChartPoint>();
        foreach (var point in points)
        {
            while (filled.Count > 0 && ReportPeriod.Parse(filled[^1].Code).Next is { } next && next.Code != point.Code
                && next.Position.CompareTo(ReportPeriod.Parse(point.Code).Position) < 0)
            {
                filled.Add(At(next, language, FigureMark.Missing));
            }

            filled.Add(point);
        }

        return filled.ToImmutable();
    }

    /// <summary>A point in time: the rest is given by <c>with</c>.</summary>
    public static ChartPoint At(ReportPeriod period, Language language, FigureMark mark = FigureMark.Published) =>
        new() { Code = period.Code, Label = period.BriefIn(language), Mark = mark };
}
