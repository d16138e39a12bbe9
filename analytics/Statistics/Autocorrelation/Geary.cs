namespace Geo.Statistics.Autocorrelation;

/// <summary>Geary's C: do neighbours differ less than any two units? Below 1 they are alike; more sensitive than
/// Moran's I to differences at short range.</summary>
/// <remarks>
/// C = (n − 1)·ΣΣw·(x_i − x_j)² / (2·S0·Σz²), expected 1; variances of Cliff and Ord (1981), as spdep's
/// <c>geary.test</c>. z = (1 − C)/√variance, so that positive means clustering. n is all units.
/// </remarks>
public static class Geary
{
    /// <summary>The test, analytic and by permutation of the values over all units.</summary>
    /// <inheritdoc cref="Moran.Test"/>
    public static GlobalTest Test(
        ReadOnlySpan<double> values, SpatialWeights weights, GlobalOptions options, Computing computing)
    {
        GlobalStatistic.Check(values, weights);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(computing);
        var (s0, s1, s2) = GlobalStatistic.Sums(weights);
        double n = values.Length;
        if (GlobalStatistic.AllEqual(values) || s0 == 0)
        {
            return GlobalStatistic.Test(weights, s0, (double.NaN, 1, double.NaN), double.NaN, double.NaN);
        }

        var z = CentredValues.Of(values).Z;
        double squares = 0, fourths = 0;
        foreach (var value in z)
        {
            squares += value * value;
            fourths += value * value * value * value;
        }

        var variance = options.Assumption == Assumption.Normality
            ? ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0)
            : RandomizationVariance(n, n * fourths / (squares * squares), (s0, s1, s2));
        variance = double.IsFinite(variance) ? variance : double.NaN;
        var scale = (n - 1) / (2 * s0 * squares);
        var statistic = scale * Differences(z, weights);
        return GlobalStatistic.Test(
            weights,
            s0,
            (statistic, 1, variance),
            GlobalStatistic.Z(1, statistic, variance),
            GlobalStatistic.PPermutation(
                z, options, permuted => scale * Differences(permuted, weights), 1e-11 * Math.Max(statistic, 1), computing));
    }

    private static double RandomizationVariance(double n, double kurtosis, (double S0, double S1, double S2) sums)
    {
        var (s0, s1, s2) = sums;
        return ((n - 1) * s1 * (n * n - 3 * n + 3 - kurtosis * (n - 1))
            - 0.25 * (n - 1) * s2 * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2))
            + s0 * s0 * (n * n - 3 - kurtosis * (n - 1) * (n - 1)))
            / (n * (n - 2) * (n - 3) * s0 * s0);
    }

    private static double Differences(double[] z, SpatialWeights weights)
    {
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sum += w * (z[i] - z[j]) * (z[i] - z[j]);
            }
        }

        return sum;
    }
}
