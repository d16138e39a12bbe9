using Geo.Statistics.Autocorrelation;

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

        var d = CentredValues.Of(values).Z;
        var deviation = Math.Sqrt(SquaresOf(d) / n);
        var z = new double[n];
        for (var i = 0; i < n; i++)
        {
            double sum = 0, sumW = 0, sumW2 = 0;
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sum += w * d[j];
                sumW += w;
                sumW2 += w * w;
            }

            // Zero, but for rounding, where the neighbourhood is the whole map.
            var dispersion = n * sumW2 - sumW * sumW;
            z[i] = deviation > 0 && dispersion > 1e-12 * n * sumW2
                ? sum / (deviation * Math.Sqrt(dispersion / (n - 1)))
                : double.NaN;
        }

        return z;
    }

    /// <summary>Standardised Gi of every cell: the sum over its neighbours without itself, against what the other
    /// n − 1 values would give by chance. Positive is hot around it, negative is cold.</summary>
    /// <param name="values">n values, all finite.</param>
    /// <param name="weights">n × n weights without self, binary as a rule.</param>
    /// <returns>n z-scores. NaN: the cell has no neighbours, its neighbours are all the others, or the others are all
    /// equal.</returns>
    /// <remarks>z = (Σw·x − x̄ᵢ·W) / (sᵢ·√(((n − 1)·Σw² − W²) / (n − 2))), mean and deviation (divisor n − 1) of the
    /// others; Ord and Getis (1995), as spdep's <c>localG</c>.</remarks>
    /// <exception cref="ArgumentException">The two arguments describe different numbers of cells, or the weights
    /// include self.</exception>
    public static double[] Gi(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        var n = values.Length;
        if (n != weights.Count || weights.IncludeSelf)
        {
            throw new ArgumentException(
                $"Gi needs weights without self for {n} cells, not for {weights.Count}.", nameof(weights));
        }

        var d = CentredValues.Of(values).Z;
        var total = SquaresOf(d);
        var z = new double[n];
        for (var i = 0; i < n; i++)
        {
            double sum = 0, sumW = 0, sumW2 = 0;
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sum += w * d[j];
                sumW += w;
                sumW2 += w * w;
            }

            // The others, as deviations from the mean of all: theirs is -own/(n - 1).
            var own = d[i];
            var others = -own / (n - 1);
            var variance = (total - own * own) / (n - 1) - others * others;
            if (variance < 1e-6 * total / n)
            {
                variance = VarianceOfOthers(d, i);
            }

            var dispersion = (n - 1) * sumW2 - sumW * sumW;
            z[i] = variance > 0 && dispersion > 1e-12 * n * sumW2
                ? (sum - others * sumW) / Math.Sqrt(variance * dispersion / (n - 2))
                : double.NaN;
        }

        return z;
    }

    // Taking one far outlier's square from the sum leaves only rounding: the others are summed by themselves.
    private static double VarianceOfOthers(ReadOnlySpan<double> values, int without)
    {
        double mean = 0, squares = 0;
        var count = 0;
        for (var j = 0; j < values.Length; j++)
        {
            if (j != without)
            {
                var delta = values[j] - mean;
                mean += delta / ++count;
                squares += delta * (values[j] - mean);
            }
        }

        return count > 0 ? squares / count : 0;
    }

    private static double SquaresOf(double[] d)
    {
        var squares = 0.0;
        foreach (var value in d)
        {
            squares += value * value;
        }

        return squares;
    }
}
