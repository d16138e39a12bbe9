namespace Geo.Statistics.Autocorrelation;

/// <summary>What the global statistics share: sums over weights, sums over values, permutations.</summary>
internal static class GlobalStatistic
{
    public static void Check(ReadOnlySpan<double> values, SpatialWeights weights, bool selfAllowed = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (values.Length != weights.Count)
        {
            throw new ArgumentException($"{values.Length} values, but weights for {weights.Count} units.", nameof(weights));
        }

        if (weights.IncludeSelf && !selfAllowed)
        {
            throw new ArgumentException("A unit is not its own neighbour here.", nameof(weights));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"Value {i} is {values[i]}.", nameof(values));
            }
        }
    }

    /// <summary>S0 = Σw, S1 = ½ΣΣ(w_ij + w_ji)², S2 = Σ(row sum + column sum)² (Cliff and Ord 1981).</summary>
    public static (double S0, double S1, double S2) Sums(SpatialWeights weights)
    {
        var n = weights.Count;
        var (columns, starts) = (new double[n], new int[n + 1]);
        double s0 = 0, s2 = 0;
        for (var i = 0; i < n; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                s0 += w;
                columns[j] += w;
                starts[j + 1]++;
            }
        }

        for (var i = 0; i < n; i++)
        {
            s2 += Math.Pow(weights.RowSum(i) + columns[i], 2);
            starts[i + 1] += starts[i];
        }

        return (s0, S1(weights, starts), s2);
    }

    /// <summary>Two-sided from how many permuted statistics are at least and at most the observed; NaN without
    /// permutations.</summary>
    public static double PTwoSided(int atLeast, int atMost, int permutations) => permutations == 0
        ? double.NaN
        : Math.Min(1, 2.0 * (1 + Math.Min(atLeast, atMost)) / (permutations + 1));

    /// <summary>Permutes the values over all units and compares.</summary>
    /// <param name="values">n values.</param>
    /// <param name="options">How often, with which seed.</param>
    /// <param name="statistic">Of n values in the order of the units.</param>
    /// <param name="tolerance">Statistics no farther apart are equal: their sums differ by rounding only.</param>
    /// <param name="computing">Threads and cancellation.</param>
    public static double PPermutation(
        double[] values,
        GlobalOptions options,
        Func<double[], double> statistic,
        double tolerance,
        Computing computing)
    {
        var observed = statistic(values);
        var permuted = new double[options.Permutations];
        computing.ForEach(options.Permutations, () => new double[values.Length], (permutation, room) =>
        {
            values.CopyTo(room, 0);
            var random = new RandomStream(options.Seed, permutation);
            random.Shuffle(room.AsSpan());
            permuted[permutation] = statistic(room);
        });
        return double.IsNaN(observed)
            ? double.NaN
            : PTwoSided(
                permuted.Count(value => value >= observed - tolerance),
                permuted.Count(value => value <= observed + tolerance),
                options.Permutations);
    }

    /// <summary>Puts a test together; <paramref name="z"/> is positive where like values lie together.</summary>
    public static GlobalTest Test(
        SpatialWeights weights, double s0, (double Statistic, double Expected, double Variance) moments, double z, double pPermutation) =>
        new(
            weights.Count, weights.LinkCount, s0, moments.Statistic, moments.Expected, moments.Variance, z,
            NormalTail.Upper(z), NormalTail.TwoSided(z), pPermutation);

    /// <summary>(a − b)/√variance; NaN where the variance is not above 0.</summary>
    public static double Z(double a, double b, double variance) => variance > 0 ? (a - b) / Math.Sqrt(variance) : double.NaN;

    public static bool AllEqual(ReadOnlySpan<double> values) => values.IsEmpty || values.IndexOfAnyExcept(values[0]) < 0;

    private static double S1(SpatialWeights weights, int[] starts)
    {
        var n = weights.Count;
        var (from, transposed, next) = (new int[weights.LinkCount], new double[weights.LinkCount], starts.AsSpan(0, n).ToArray());
        for (var i = 0; i < n; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                (from[next[j]], transposed[next[j]]) = (i, w);
                next[j]++;
            }
        }

        // ½ΣΣ(w_ij + w_ji)² = ΣΣ w_ij² + w_ij·w_ji.
        var (row, s1) = (new double[n], 0.0);
        for (var i = 0; i < n; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                row[j] = w;
                s1 += w * w;
            }

            for (var link = starts[i]; link < starts[i + 1]; link++)
            {
                s1 += transposed[link] * row[from[link]];
            }

            foreach (var j in weights.IndicesOf(i))
            {
                row[j] = 0;
            }
        }

        return s1;
    }
}
