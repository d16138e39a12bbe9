namespace Geo.Statistics.Expectation;

/// <summary>How many events each cell had, step by step, and what is known of the cell: what an expected level is learnt
/// from. Cells are places, never persons.</summary>
public sealed class CountHistory
{
    /// <param name="counts">n cells, each with as many counts, oldest first; 0 or more.</param>
    /// <param name="context">n cells, each with as many amounts that do not change: residents, metres to a stop; finite.</param>
    /// <param name="neighbours">n × n weights without self.</param>
    /// <param name="stepsOfYear">How many steps make a year: 4 for quarters.</param>
    /// <exception cref="ArgumentException">The arguments describe different numbers of cells, rows differ in length, or a
    /// value is not what it must be.</exception>
    public CountHistory(double[][] counts, double[][] context, SpatialWeights neighbours, int stepsOfYear)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(neighbours);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsOfYear, 1);
        if (counts.Length == 0 || context.Length != counts.Length || neighbours.Count != counts.Length || neighbours.IncludeSelf)
        {
            throw new ArgumentException($"{counts.Length} cells with counts, {context.Length} with context, neighbours for {neighbours.Count} without self.");
        }

        if (counts.Any(cell => cell.Length != counts[0].Length || cell.Any(count => !(count >= 0) || !double.IsFinite(count)))
            || context.Any(cell => cell.Length != context[0].Length || !cell.All(double.IsFinite)))
        {
            throw new ArgumentException("Cells differ in length, or hold what is no count and no number.", nameof(counts));
        }

        (Counts, Context, Neighbours, StepsOfYear) = (counts, context, neighbours, stepsOfYear);
    }

    public int Cells => Counts.Length;

    public int Steps => Counts[0].Length;

    internal double[][] Counts { get; }

    internal double[][] Context { get; }

    internal SpatialWeights Neighbours { get; }

    internal int StepsOfYear { get; }

    /// <summary>The mean count of all cells in the steps before <paramref name="step"/>.</summary>
    internal double MeanBefore(int step)
    {
        var sum = 0.0;
        foreach (var cell in Counts)
        {
            sum += Mean(cell, 0, step);
        }

        return sum / Cells;
    }

    internal static double Mean(double[] cell, int from, int to)
    {
        var sum = 0.0;
        for (var step = from; step < to; step++)
        {
            sum += cell[step];
        }

        return to > from ? sum / (to - from) : 0;
    }

    /// <summary>The mean over a cell's neighbours of their mean before a step; the cell's own where it has none.</summary>
    internal double AroundBefore(int cell, int step)
    {
        double sum = 0, weight = 0;
        foreach (var (neighbour, w) in Neighbours.NeighboursOf(cell))
        {
            sum += w * Mean(Counts[neighbour], 0, step);
            weight += w;
        }

        return weight > 0 ? sum / weight : Mean(Counts[cell], 0, step);
    }
}
