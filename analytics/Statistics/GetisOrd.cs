namespace Geo.Statistics;

/// <summary>The local Getis–Ord statistic: where do high values, or low ones, lie close together?</summary>
/// <remarks>
/// Ord, J. K. and Getis, A. (1995), Local spatial autocorrelation statistics: distributional issues and an
/// application, <i>Geographical Analysis</i> 27(4), 286–306. With x̄ the mean and s the standard deviation of all n
/// values, z = (Σw·x − x̄·Σw) / (s·√((n·Σw² − (Σw)²) / (n − 1))), summed over a cell's neighbours and itself.
/// A z-score is a normal approximation: where counts are small or neighbours few, trust the permutation test instead.
/// </remarks>
public static class GetisOrd
{
    /// <summary>Standardised Gi* of every cell: how far the sum over its neighbourhood, itself included, lies from
    /// what chance would give, in standard deviations. Positive is hot, negative is cold.</summary>
    /// <param name="values">n values, one a cell, such as incidents per cell; all finite.</param>
    /// <param name="weights">n × n weights in which every cell neighbours itself: the star in Gi*.</param>
    /// <returns>n z-scores in the order of <paramref name="values"/>. NaN marks a cell for which the statistic is
    /// undefined: all values are equal, or the neighbourhood is the whole map.</returns>
    /// <exception cref="ArgumentException">The two arguments describe different numbers of cells, or some cell is not
    /// its own neighbour.</exception>
    public static double[] GiStar(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        var n = values.Length;
        if (n != weights.Count)
        {
            throw new ArgumentException($"{n} values, but weights for {weights.Count} cells.", nameof(weights));
        }

        if (!weights.IncludeSelf)
        {
            throw new ArgumentException("Gi* needs weights in which every cell neighbours itself.", nameof(weights));
        }

        var (mean, deviation) = MeanAndDeviation(values);
        var z = new double[n];
        for (var i = 0; i < n; i++)
        {
            double sumWx = 0, sumW = 0, sumW2 = 0;
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sumWx += w * values[j];
                sumW += w;
                sumW2 += w * w;
            }

            // Zero, but for rounding, where the neighbourhood is the whole map.
            var dispersion = n * sumW2 - sumW * sumW;
            z[i] = deviation > 0 && dispersion > 1e-12 * n * sumW2
                ? (sumWx - mean * sumW) / (deviation * Math.Sqrt(dispersion / (n - 1)))
                : double.NaN;
        }

        return z;
    }

    private static (double Mean, double Deviation) MeanAndDeviation(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // Welford's update: a plain sum of squares loses the deviation when the mean is large.
            var delta = values[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (values[i] - mean);
        }

        return (mean, Math.Sqrt(squares / values.Length));
    }
}
