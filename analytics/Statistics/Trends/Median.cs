using System.Numerics;

namespace Geo.Statistics.Trends;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    private const int SampleSize = 63;
    private const int SampleMargin = 9;

    /// <summary>Values on each side of the middle that are to be left.</summary>
    private const int Margin = 40;

    /// <summary>The median; of an even number the mean of the two in the middle. The values may be reordered.</summary>
    /// <remarks>A sorted sample gives two bounds round the middle, the line between them two that are closer; only what
    /// lies between is sorted. Bounds that miss the middle are not used. After Floyd, R. W. and Rivest, R. L. (1975),
    /// Expected time bounds for selection, <i>Communications of the ACM</i> 18(3), 165–172.</remarks>
    /// <param name="values">At least one, all finite.</param>
    public static double Of(Span<double> values)
    {
        var (lower, upper) = ((values.Length - 1) / 2, values.Length / 2);
        if (values.Length > 3 * SampleSize)
        {
            var (least, most) = SampleBounds(values);
            var (below, inside) = Count(values, least, most);
            if (below <= lower && upper < below + inside)
            {
                var step = (most - least) / inside;
                var closer = (
                    Least: Math.Max(least, least + (lower - below - Margin) * step),
                    Most: Math.Min(most, least + (upper - below + Margin) * step));
                var counts = Count(values, closer.Least, closer.Most);
                if (counts.Below <= lower && upper < counts.Below + counts.Inside)
                {
                    (least, most, below, inside) = (closer.Least, closer.Most, counts.Below, counts.Inside);
                }

                values = Between(values, least, most, inside);
                (lower, upper) = (lower - below, upper - below);
            }
        }

        values.Sort();
        return lower == upper ? values[lower] : values[lower] / 2 + values[upper] / 2;
    }

    private static (double Least, double Most) SampleBounds(ReadOnlySpan<double> values)
    {
        Span<double> sample = stackalloc double[SampleSize];
        for (var i = 0; i < SampleSize; i++)
        {
            sample[i] = values[(int)((long)i * values.Length / SampleSize)];
        }

        sample.Sort();
        return (sample[SampleSize / 2 - SampleMargin], sample[SampleSize / 2 + SampleMargin]);
    }

    /// <summary>How many are below the bounds, and how many between them or on them.</summary>
    private static (int Below, int Inside) Count(ReadOnlySpan<double> values, double least, double most)
    {
        var (lowest, highest) = (new Vector<double>(least), new Vector<double>(most));
        var (notBelow, above) = (Vector<long>.Zero, Vector<long>.Zero);
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            // A comparison that holds is −1.
            var value = new Vector<double>(values[i..]);
            notBelow -= Vector.GreaterThanOrEqual(value, lowest);
            above -= Vector.GreaterThan(value, highest);
        }

        var (countNotBelow, countAbove) = (Vector.Sum(notBelow), Vector.Sum(above));
        for (; i < values.Length; i++)
        {
            countNotBelow += values[i] >= least ? 1 : 0;
            countAbove += values[i] > most ? 1 : 0;
        }

        return ((int)(values.Length - countNotBelow), (int)(countNotBelow - countAbove));
    }

    private static double[] Between(ReadOnlySpan<double> values, double least, double most, int count)
    {
        var (lowest, highest) = (new Vector<double>(least), new Vector<double>(most));
        var between = new double[count];
        var (kept, i) = (0, 0);
        for (; i < values.Length && kept < count; i++)
        {
            // Most vectors have none.
            while (i <= values.Length - Vector<double>.Count && new Vector<double>(values[i..]) is var next
                && Vector.EqualsAll(Vector.GreaterThanOrEqual(next, lowest) & Vector.LessThanOrEqual(next, highest), Vector<long>.Zero))
            {
                i += Vector<double>.Count;
            }

            if (i < values.Length && values[i] >= least && values[i] <= most)
            {
                between[kept++] = values[i];
            }
        }

        return between;
    }
}
