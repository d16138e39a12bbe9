namespace Geo.Statistics.Patterns;

/// <summary>Knox's test: are more pairs of events near each other both in space and in time than if the times had
/// nothing to do with the places?</summary>
/// <remarks>
/// Knox, E. G. (1964), The detection of space-time interactions, <i>Applied Statistics</i> 13, 25–29; bands as in
/// Johnson, S. D. et al. (2007), Space-time patterns of risk, <i>Journal of Quantitative Criminology</i> 23, 201–219.
/// Euclidean distance; bands closed to the left and open to the right; the times are permuted over the places. Pairs
/// near in space are found once, as pairs of spots and not of their events, and only counted again for each permutation.
/// Rounded or snapped places give false repeats: it needs street-level locations.
/// </remarks>
public static class Knox
{
    /// <summary>Every band of distance with every band of time.</summary>
    /// <param name="x">East, metres; finite.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="days">Time of each event in days, whole or not.</param>
    /// <param name="distances">Increasing bounds, metres, at least two: 0, 100, 200 gives [0, 100) and
    /// [100, 200).</param>
    /// <param name="dayBounds">Increasing bounds, days.</param>
    /// <param name="permutations">0 or more.</param>
    /// <param name="seed">Of the permutations.</param>
    /// <param name="computing">Threads and cancellation.</param>
    /// <returns>Distance by distance, and within it time by time.</returns>
    /// <exception cref="ArgumentException">Fewer than two events, lengths that differ, a value that is not finite, or
    /// bounds that do not increase from 0 or more.</exception>
    public static KnoxCell[] Test(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> days,
        ReadOnlySpan<double> distances,
        ReadOnlySpan<double> dayBounds,
        int permutations,
        long seed,
        Computing computing)
    {
        ArgumentNullException.ThrowIfNull(computing);
        ArgumentOutOfRangeException.ThrowIfNegative(permutations);
        CheckBounds(distances, nameof(distances));
        CheckBounds(dayBounds, nameof(dayBounds));
        CheckTimes(x.Length, days);
        var pairs = new KnoxPairs(x, y, distances);
        var (times, bounds) = (days.ToArray(), dayBounds.ToArray());
        var bands = bounds.Length - 1;
        var observed = pairs.Count(times, bounds, pairs.MakeRoom());
        var simulated = new long[permutations][];
        computing.ForEach(
            permutations,
            () => (Shuffled: new double[times.Length], Slots: pairs.MakeRoom()),
            (permutation, room) =>
            {
                times.CopyTo(room.Shuffled, 0);
                var random = new RandomStream(seed, permutation);
                random.Shuffle(room.Shuffled.AsSpan());
                simulated[permutation] = pairs.Count(room.Shuffled, bounds, room.Slots);
            });

        var inTime = PairsInTime(times, bounds);
        var all = times.Length * (times.Length - 1.0) / 2;
        var cells = new KnoxCell[observed.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (s, t) = (cell / bands, cell % bands);
            var inDistance = pairs.InDistance[s];
            var expected = inDistance * (double)inTime[t] / all;
            var (mean, deviation, p) = Summary(simulated, cell, observed[cell]);
            cells[cell] = new KnoxCell(
                distances[s], distances[s + 1], bounds[t], bounds[t + 1], inDistance, inTime[t], observed[cell],
                expected, expected > 0 ? observed[cell] / expected : double.NaN, mean, deviation, p);
        }

        return cells;
    }

    private static long[] PairsInTime(double[] times, double[] bounds)
    {
        var sorted = (double[])times.Clone();
        Array.Sort(sorted);
        var below = new long[bounds.Length];
        for (var b = 0; b < bounds.Length; b++)
        {
            var first = 0;
            for (var i = 0; i < sorted.Length; i++)
            {
                while (first < i && sorted[i] - sorted[first] >= bounds[b])
                {
                    first++;
                }

                below[b] += i - first;
            }
        }

        var counts = new long[bounds.Length - 1];
        for (var t = 0; t < counts.Length; t++)
        {
            counts[t] = below[t + 1] - below[t];
        }

        return counts;
    }

    private static (double Mean, double Deviation, double P) Summary(long[][] simulated, int cell, long observed)
    {
        var m = simulated.Length;
        if (m == 0)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        double mean = 0, squares = 0;
        var atLeast = 0;
        for (var k = 0; k < m; k++)
        {
            var value = simulated[k][cell];
            var delta = value - mean;
            mean += delta / (k + 1);
            squares += delta * (value - mean);
            atLeast += value >= observed ? 1 : 0;
        }

        return (mean, m > 1 ? Math.Sqrt(squares / (m - 1)) : double.NaN, (1.0 + atLeast) / (m + 1));
    }

    private static void CheckTimes(int count, ReadOnlySpan<double> days)
    {
        if (count < 2 || days.Length != count)
        {
            throw new ArgumentException($"{count} places and {days.Length} times.", nameof(days));
        }

        foreach (var day in days)
        {
            if (!double.IsFinite(day))
            {
                throw new ArgumentException($"A time of {day} days.", nameof(days));
            }
        }
    }

    private static void CheckBounds(ReadOnlySpan<double> bounds, string name)
    {
        var right = bounds.Length >= 2 && bounds[0] >= 0 && double.IsFinite(bounds[^1]);
        for (var k = 1; k < bounds.Length; k++)
        {
            right &= bounds[k] > bounds[k - 1];
        }

        if (!right)
        {
            throw new ArgumentException("At least two bounds that increase, the first 0 or more.", name);
        }
    }
}
