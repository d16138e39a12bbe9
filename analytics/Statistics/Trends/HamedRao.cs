namespace Geo.Statistics.Trends;

/// <summary>The Mann-Kendall test for series whose values depend on those before them.</summary>
/// <remarks>
/// Hamed, K. H. and Rao, A. R. (1998), A modified Mann-Kendall trend test for autocorrelated data, <i>Journal of
/// Hydrology</i> 204, 182–196: the variance of S is multiplied by n/n* = 1 + 2/(n(n − 1)(n − 2)) Σ (n − k)(n − k − 1)
/// (n − k − 2) ρ(k), with ρ the autocorrelation of the ranks of the series less its Sen slope, over all lags k where
/// |ρ(k)| &gt; 1.96/√n. Ties have their mean rank. As R's <c>modifiedmk::mmkh</c> and pymannkendall with all lags, but
/// the bound is always that of 5 %. Short series give few and unsure lags: with less than about 30 values do not trust
/// it more than the plain test. Negative autocorrelation makes p smaller.
/// </remarks>
public static class HamedRao
{
    /// <summary>The z with the corrected variance.</summary>
    /// <param name="values">n finite values at equal distances in time, 2 or more.</param>
    /// <returns>The corrected variance, z and the two-sided p; z and p are NaN where the corrected variance is not
    /// above 0, all three where the autocorrelation does not exist (n of 2, or a straight line).</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 values, or one is not finite.</exception>
    public static (double VarianceOfS, double Z, double PTwoSided) Test(ReadOnlySpan<double> values) =>
        Test(values, MannKendall.Test(values), SenSlope.Of(values).Slope);

    /// <summary>The same where the plain test and the slope of the series are known.</summary>
    /// <inheritdoc cref="Test(ReadOnlySpan{double})"/>
    /// <param name="plain">The result of <see cref="MannKendall.Test"/>.</param>
    /// <param name="slope">The result of <see cref="SenSlope.Of"/>.</param>
    public static (double VarianceOfS, double Z, double PTwoSided) Test(
        ReadOnlySpan<double> values, MannKendallResult plain, double slope)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var variance = plain.VarianceOfS * Factor(Ranks(values, slope));
        if (!(variance > 0))
        {
            return (variance, double.NaN, double.NaN);
        }

        var z = MannKendall.ZOf(plain.S, variance);
        return (variance, z, MannKendall.PTwoSided(z));
    }

    /// <summary>Ranks of the series less its slope, from 1, ties with their mean.</summary>
    private static double[] Ranks(ReadOnlySpan<double> values, double slope)
    {
        var (rest, order) = (new double[values.Length], new int[values.Length]);
        var largest = 0.0;
        for (var i = 0; i < rest.Length; i++)
        {
            (rest[i], order[i]) = (values[i] - slope * i, i);
            largest = Math.Max(largest, Math.Max(Math.Abs(values[i]), Math.Abs(slope * i)));
        }

        Array.Sort(rest, order);
        var ranks = new double[rest.Length];
        for (int first = 0, next; first < rest.Length; first = next)
        {
            // Values on one line differ only by rounding, and are tied.
            for (next = first + 1; next < rest.Length && rest[next] - rest[first] <= 1e-14 * largest; next++)
            {
            }

            for (var i = first; i < next; i++)
            {
                ranks[order[i]] = (first + 1 + next) / 2.0;
            }
        }

        return ranks;
    }

    private static double Factor(double[] ranks)
    {
        double n = ranks.Length, mean = (n + 1) / 2, square = 0, sum = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] -= mean;
            square += ranks[i] * ranks[i];
        }

        // 0/0 where all ranks are equal: NaN.
        var bound = 1.959963984540054 / Math.Sqrt(n);
        for (var k = 1; k < ranks.Length; k++)
        {
            var product = 0.0;
            for (var i = k; i < ranks.Length; i++)
            {
                product += ranks[i] * ranks[i - k];
            }

            var correlation = product / square;
            if (!(Math.Abs(correlation) <= bound))
            {
                sum += (n - k) * (n - k - 1) * (n - k - 2) * correlation;
            }
        }

        return 1 + 2 / (n * (n - 1) * (n - 2)) * sum;
    }
}
