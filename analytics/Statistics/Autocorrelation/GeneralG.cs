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

        foreach (var x in values)
        {
            if (x < 0)
            {
                throw new ArgumentException($"{x} is negative.", nameof(values));
            }
        }

        // Deviations d from the mean m: G − E[G] = (m·Σ d·t + ΣΣ w·d_i·d_j − E) / Σ x_i·x_j with t the row and column
        // sums, so that nothing large is taken from something as large.
        double n = values.Length;
        var sums = GlobalStatistic.Sums(weights);
        var crossings = LinkSums(weights, 2 * sums.S0 / n);
        var expected = sums.S0 / (n * (n - 1));
        var (mean, _, d) = CentredValues.Of(values);
        var squares = d.Sum(value => value * value);
        var products = n * (n - 1) * mean * mean - squares;
        if (GlobalStatistic.AllEqual(values) || sums.S0 == 0 || !(products > 1e-13 * (squares + n * mean * mean)))
        {
            return GlobalStatistic.Test(weights, sums.S0, (double.NaN, expected, double.NaN), double.NaN, double.NaN);
        }

        double Excess(double[] values) => (Crossed(values, weights, crossings, mean) + expected * squares) / products;
        var excess = Excess(d);
        var variance = Variance(d, mean, sums) / (products * products);
        variance = double.IsFinite(variance) ? variance : double.NaN;
        return GlobalStatistic.Test(
            weights,
            sums.S0,
            (expected + excess, expected, variance),
            GlobalStatistic.Z(excess, 0, variance),
            GlobalStatistic.PPermutation(d, options, Excess, 1e-11 * Math.Max(Math.Abs(excess), Math.Sqrt(variance)), computing));
    }

    /// <summary>Var(m·Σ d·t + ΣΣ w·d_i·d_j) where the deviations change places: the paper's variance with its B0 to B4,
    /// written in moments about the mean.</summary>
    private static double Variance(double[] d, double mean, (double S0, double S1, double S2) sums)
    {
        var (s0, s1, s2) = sums;
        double n = d.Length, second = 0, third = 0, fourth = 0;
        foreach (var value in d)
        {
            second += value * value;
            third += value * value * value;
            fourth += value * value * value * value;
        }

        var linear = second / (n - 1) * (s2 - 4 * s0 * s0 / n);
        var both = third * (4 * s0 * s0 - n * s2) / (n * (n - 1) * (n - 2));
        var crossed = (second * second * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
            - fourth * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) / (n * (n - 1) * (n - 2) * (n - 3))
            - Math.Pow(s0 * second / (n * (n - 1)), 2);
        return mean * mean * linear + 2 * mean * both + crossed;
    }

    /// <summary>m·Σ d·t + ΣΣ w·d_i·d_j.</summary>
    private static double Crossed(double[] d, SpatialWeights weights, double[] linkSums, double mean)
    {
        var sum = 0.0;
        for (var i = 0; i < d.Length; i++)
        {
            var lag = mean * linkSums[i];
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                lag += w * d[j];
            }

            sum += d[i] * lag;
        }

        return sum;
    }

    /// <summary>Row sum and column sum of every unit, less their mean: the deviations sum to 0 but for rounding.</summary>
    private static double[] LinkSums(SpatialWeights weights, double mean)
    {
        var sums = new double[weights.Count];
        Array.Fill(sums, -mean);
        for (var i = 0; i < sums.Length; i++)
        {
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sums[i] += w;
                sums[j] += w;
            }
        }

        return sums;
    }
}
