namespace Geo.Statistics.Autocorrelation;

/// <summary>Moran's I: do high values lie by high ones, and low by low, over the whole map?</summary>
/// <remarks>
/// I = (n/S0)·ΣΣw·z·z / Σz², expected −1/(n − 1); variances of Cliff, A. D. and Ord, J. K. (1981), <i>Spatial
/// Processes: Models and Applications</i>, Pion, chapter 1, with the squared expectation taken off, as spdep's
/// <c>moran.test</c>. n is all units: those without neighbours count with a lag of 0, as in PySAL, and as spdep does
/// with <c>adjust.n = FALSE</c>. A rate on tiny denominators shows clustering that is only noise: see
/// <see cref="EmpiricalBayesMoran"/>.
/// </remarks>
public static class Moran
{
    /// <summary>The test, analytic and by permutation of the values over all units.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="weights">n × n weights without self; <see cref="SpatialWeights.RowStandardised"/> is usual.</param>
    /// <param name="options">Assumption, permutations, seed.</param>
    /// <param name="computing">Threads and cancellation, for the permutations.</param>
    /// <exception cref="ArgumentException">The arguments describe different numbers of units, a value is not finite,
    /// or the weights include self.</exception>
    public static GlobalTest Test(
        ReadOnlySpan<double> values, SpatialWeights weights, GlobalOptions options, Computing computing)
    {
        GlobalStatistic.Check(values, weights);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(computing);
        var (s0, s1, s2) = GlobalStatistic.Sums(weights);
        double n = values.Length;
        var expected = -1 / (n - 1);
        if (GlobalStatistic.AllEqual(values) || s0 == 0)
        {
            return GlobalStatistic.Test(weights, s0, (double.NaN, expected, double.NaN), double.NaN, double.NaN);
        }

        var z = CentredValues.Of(values).Z;
        double m2 = 0, m4 = 0;
        foreach (var value in z)
        {
            m2 += value * value / n;
            m4 += value * value * value * value / n;
        }

        var variance = options.Assumption == Assumption.Normality
            ? (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1)) - expected * expected
            : (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
                - m4 / (m2 * m2) * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0))
                / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
        variance = double.IsFinite(variance) ? variance : double.NaN;
        var statistic = Cross(z, weights) / (s0 * m2);
        return GlobalStatistic.Test(
            weights,
            s0,
            (statistic, expected, variance),
            GlobalStatistic.Z(statistic, expected, variance),
            GlobalStatistic.PPermutation(
                z, options, permuted => Cross(permuted, weights) / (s0 * m2), 1e-11 * Cross(z, weights, absolute: true) / (s0 * m2), computing));
    }

    private static double Cross(double[] z, SpatialWeights weights, bool absolute = false)
    {
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var lag = 0.0;
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                lag += absolute ? w * Math.Abs(z[j]) : w * z[j];
            }

            sum += absolute ? Math.Abs(z[i]) * lag : z[i] * lag;
        }

        return sum;
    }
}
