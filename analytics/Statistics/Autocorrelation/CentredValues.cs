namespace Geo.Statistics.Autocorrelation;

/// <summary>Values about their mean, in a unit that keeps their powers within what a double holds.</summary>
/// <remarks>The unit is a power of two near the largest deviation, so that scaling rounds nothing: statistics that are free
/// of scale are the same to the last bit.</remarks>
/// <param name="Mean">In <paramref name="Unit"/>s.</param>
/// <param name="Unit">1 where all values are equal.</param>
/// <param name="Z">n deviations, in units; they sum to 0 but for rounding.</param>
internal readonly record struct CentredValues(double Mean, double Unit, double[] Z)
{
    /// <param name="values">n finite values, n at least 1.</param>
    public static CentredValues Of(ReadOnlySpan<double> values)
    {
        // Twice: what rounding left of the first mean is added. A value that is the mean stays exactly 0.
        var mean = MeanFrom(values, 0);
        mean += MeanFrom(values, mean);
        var (z, largest) = (new double[values.Length], 0.0);
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = values[i] - mean;
            largest = Math.Max(largest, Math.Abs(z[i]));
        }

        var unit = largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.ILogB(largest)) : 1;
        for (var i = 0; i < z.Length; i++)
        {
            z[i] /= unit;
        }

        return new(mean / unit, unit, z);
    }

    private static double MeanFrom(ReadOnlySpan<double> values, double from)
    {
        var (sum, parts) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value - from;
            parts += (value - from) / values.Length;
        }

        return double.IsFinite(sum) ? sum / values.Length : parts;
    }
}
