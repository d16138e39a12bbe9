namespace Geo.Statistics.Autocorrelation;

/// <summary>The general G of Getis and Ord: do <i>high</i> values lie together (z above 0), or low ones (below 0)?
/// Moran's I does not tell the two apart.</summary>
/// <remarks>
/// G = ΣΣw·x_i·x_j / ΣΣx_i·x_j over i ≠ j. Getis, A. and Ord, J. K. (1992), The analysis of spatial association by use
/// of distance statistics, <i>Geographical Analysis</i> 24(3), 189–206, with the sixfold S0² in B1 as corrected in
/// 1993 and in spdep's <c>globalG.test</c>. Weights are binary as a rule. n is all units.
/// </remarks>
public static class GeneralG
{
    /// <summary>The test, analytic (randomization) and by permutation of the values over all units.</summary>
    /// <param name="values">n finite values, none negative: the statistic has no zero but a natural one.</param>
    /// <param name="weights">n × n weights without self.</param>
    /// <param name="options">Permutations and seed; the paper has no variance under normality.</param>
    /// <param name="computing">Threads and cancellation, for the permutations.</param>
    /// <exception cref="ArgumentException">The arguments describe different numbers of units, a value is negative or
    /// not finite, the weights include self, or normality is asked for.</exception>
    public static GlobalTest Test(
        ReadOnlySpan<double> values, SpatialWeights weights, GlobalOptions options, Computing computing)
    {
        GlobalStatistic.Check(values, weights);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(computing);
        if (options.Assumption == Assumption.Normality)
        {
            throw new ArgumentException("General G has no variance under normality.", nameof(options));
        }

        double n = values.Length, sum = 0, squares = 0, cubes = 0, fourths = 0;
        foreach (var x in values)
        {
            if (x < 0)
            {
                throw new ArgumentException($"{x} is negative.", nameof(values));
            }

            sum += x;
            squares += x * x;
            cubes += x * x * x;
            fourths += x * x * x * x;
        }

        var (s0, s1, s2) = GlobalStatistic.Sums(weights);
        var expected = s0 / (n * (n - 1));
        var products = sum * sum - squares;
        if (GlobalStatistic.AllEqual(values) || s0 == 0 || !(products > 1e-13 * squares))
        {
            return GlobalStatistic.Test(weights, s0, (double.NaN, expected, double.NaN), double.NaN, double.NaN);
        }

        var b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
        var b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
        var b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
        var b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
        var b4 = s1 - s2 + s0 * s0;
        var variance = (b0 * squares * squares + b1 * fourths + b2 * sum * sum * squares + b3 * sum * cubes
            + b4 * sum * sum * sum * sum) / (products * products * n * (n - 1) * (n - 2) * (n - 3)) - expected * expected;
        variance = double.IsFinite(variance) ? variance : double.NaN;
        var statistic = Products(values, weights) / products;
        return GlobalStatistic.Test(
            weights,
            s0,
            (statistic, expected, variance),
            GlobalStatistic.Z(statistic, expected, variance),
            GlobalStatistic.PPermutation(
                values.ToArray(), options, permuted => Products(permuted, weights) / products, 1e-11 * Math.Max(statistic, expected), computing));
    }

    private static double Products(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sum += w * values[i] * values[j];
            }
        }

        return sum;
    }
}
