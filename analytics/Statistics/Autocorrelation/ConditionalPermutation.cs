namespace Geo.Statistics.Autocorrelation;

/// <summary>How a unit's neighbourhood compares with random ones: the permutation test of local statistics.</summary>
/// <param name="AtLeast">Random sums that reach the observed one.</param>
/// <param name="AtMost">Random sums that do not exceed it.</param>
public readonly record struct PermutationCounts(int AtLeast, int AtMost);

/// <summary>Conditional permutation: a unit keeps its value while its neighbours' are drawn from all other units
/// without replacement, as often as asked for.</summary>
/// <remarks>
/// Anselin, L. (1995), Local indicators of spatial association, <i>Geographical Analysis</i> 27(2), 93–115. With x_i
/// fixed, local Moran, Gi and Gi* all rise (or all fall) with the weighted sum of the neighbours' values alone, so that
/// one count serves all three. Every unit draws its own samples from its own stream. (esda reuses one table of draws
/// for all units, which makes errors of neighbouring units go together; spdep draws with replacement.) Sums that differ
/// by rounding only are equal: a tie counts on both sides, whatever the order of summation.
/// </remarks>
public static class ConditionalPermutation
{
    /// <summary>Counts the random sums of every unit.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="weights">n × n weights, with self or without: self does not matter.</param>
    /// <param name="permutations">m, at least 1.</param>
    /// <param name="seed">Printed with the result.</param>
    /// <param name="computing">Threads and cancellation; the counts do not depend on them.</param>
    /// <returns>n counts; for a unit without neighbours both are m.</returns>
    /// <exception cref="ArgumentException">The arguments describe different numbers of units, or a value is not
    /// finite.</exception>
    public static PermutationCounts[] Counts(
        ReadOnlySpan<double> values, SpatialWeights weights, int permutations, long seed, Computing computing) =>
        Counts(values, weights, (permutations, seed), computing, vectors: NeighbourhoodDraws.HasVectors);

    /// <summary>Two-sided p-values, min(1, 2(1 + min(#≥, #≤))/(m + 1)); NaN for units without neighbours.</summary>
    /// <inheritdoc cref="Counts(ReadOnlySpan{double}, SpatialWeights, int, long, Computing)"/>
    public static double[] PTwoSided(
        ReadOnlySpan<double> values, SpatialWeights weights, int permutations, long seed, Computing computing)
    {
        var counts = Counts(values, weights, permutations, seed, computing);
        var p = new double[counts.Length];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = weights.IsIsland(i)
                ? double.NaN
                : GlobalStatistic.PTwoSided(counts[i].AtLeast, counts[i].AtMost, permutations);
        }

        return p;
    }

    /// <summary>The same, with vector instructions or without: for tests and measurements.</summary>
    internal static PermutationCounts[] Counts(
        ReadOnlySpan<double> values,
        SpatialWeights weights,
        (int Permutations, long Seed) draws,
        Computing computing,
        bool vectors)
    {
        GlobalStatistic.Check(values, weights, selfAllowed: true);
        ArgumentNullException.ThrowIfNull(computing);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws.Permutations, 1);
        var all = values.ToArray();
        var counts = new PermutationCounts[all.Length];

        // Blocks of units: a call for each of 40,000 units would cost more than some of their draws.
        const int Block = 64;
        computing.ForEach(
            (all.Length + Block - 1) / Block,
            () => new NeighbourhoodDraws(all, weights, draws, vectors),
            (block, room) =>
            {
                for (var i = block * Block; i < Math.Min(all.Length, (block + 1) * Block); i++)
                {
                    counts[i] = room.Count(i);
                }
            });
        return counts;
    }
}
