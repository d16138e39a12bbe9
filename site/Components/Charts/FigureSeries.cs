using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Components.Charts;

/// <summary>One figure: the chart, the table under it and the CSV file are all made from this, so they cannot
/// differ.</summary>
public sealed record FigureSeries
{
    /// <summary>Unique on its page: the anchor, and the name of the CSV file.</summary>
    public required string Id { get; init; }

    /// <summary>What the figure shows, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, in one sentence, for who does not see it.</summary>
    public required string Description { get; init; }

    /// <summary>What the points along the axis are: "Kvartal" or "År".</summary>
    public required string Category { get; init; }

    /// <summary>What is measured, before the unit: "rapporterade händelser"; null where the unit says it.</summary>
    public string? Subject { get; init; }

    /// <summary>The unit of the values, such as "per 1 000 invånare".</summary>
    public required string Unit { get; init; }

    /// <summary>How many decimals chart, table and file show.</summary>
    public required int Decimals { get; init; }

    public required ImmutableArray<ChartLine> Lines { get; init; }

    /// <summary>Publisher, period and date.</summary>
    public required string Source { get; init; }

    /// <summary>What the reader must know to read it right; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Where the same numbers lie as CSV.</summary>
    public required string CsvAddress { get; init; }

    /// <summary>Whether some point has an interval: the table then has a column for it.</summary>
    public bool HasIntervals => Lines.Any(line => line.Points.Any(point => point.Lower is not null));

    /// <summary>Whether some point has a count beside its value.</summary>
    public bool HasCounts => Lines.Any(line => line.Points.Any(point => point.Count is not null));

    /// <summary>Whether the line that the figure is about can be drawn: what it is compared with alone is no figure.</summary>
    public bool HasValues => Lines.Any(line => !line.Dashed && line.Points.Any(point => point.Value is not null));

    /// <summary>What is said in the drawing's place: "Siffrorna för området är skyddade i alla kvartal."</summary>
    public string NothingToDraw
    {
        get
        {
            var marks = Lines.Where(line => !line.Dashed).SelectMany(line => line.Points).Select(point => point.Mark).Distinct().ToList();
            var why = marks is [FigureMark.Withheld] ? "är skyddade" : marks.Contains(FigureMark.Withheld) ? "är skyddade eller saknas" : "saknas";
            return $"Siffrorna{(Lines.Length > 1 ? " för " + Lines[0].Name : "")} {why} i alla {(Category == "Period" ? "perioder" : Category.ToLowerInvariant())}.";
        }
    }
}

/// <summary>A line of a chart; all lines of a figure have the same points in the same order.</summary>
/// <param name="Name">Stands at the line's end and in the table's head.</param>
/// <param name="Dashed">Lines differ by dash, not by colour.</param>
/// <param name="Points">Oldest first.</param>
public sealed record ChartLine(string Name, bool Dashed, ImmutableArray<ChartPoint> Points);

/// <summary>A value of a period, already rounded to the figure's decimals. Value, bounds and count are null unless the mark
/// is <see cref="FigureMark.Published"/>: what is withheld is not here to be drawn.</summary>
public sealed record ChartPoint
{
    public required ReportPeriod Period { get; init; }

    public required FigureMark Mark { get; init; }

    public decimal? Value { get; init; }

    public decimal? Lower { get; init; }

    public decimal? Upper { get; init; }

    public int? Count { get; init; }

    public bool Preliminary { get; init; }
}
