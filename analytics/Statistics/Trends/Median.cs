namespace Geo.Statistics.Trends;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    private const int SampleSize = 63;
    private const int Margin = 7;

    /// <summary>The median; of an even number the mean of the two in the middle. The values are reordered.</summary>
    /// <remarks>A sorted sample gives two bounds round the middle; only what lies between them is kept. After Floyd,
    /// R. W. and Rivest, R. L. (1975), Expected time bounds for selection, <i>Communications of the ACM</i> 18(3),
    /// 165–172.</remarks>
    /// <param name="values">At least one, all finite.</param>
    public static double Of(Span<double> values)
    {
        var (lower, upper) = ((values.Length - 1) / 2, values.Length / 2);
        Span<double> sample = stackalloc double[SampleSize];
        while (values.Length > 2 * SampleSize)
        {
            for (var i = 0; i < SampleSize; i++)
            {
                sample[i] = values[(int)((long)i * values.Length / SampleSize)];
            }

            sample.Sort();
            var middle = (int)((long)upper * SampleSize / values.Length);
            var (least, most) = (sample[Math.Max(0, middle - Margin)], sample[Math.Min(SampleSize - 1, middle + Margin)]);
            var (below, kept) = (0, 0);
            var inside = new double[values.Length];
            foreach (var value in values)
            {
                // No branch: half of them would be guessed wrong.
                inside[kept] = value;
                below += value < least ? 1 : 0;
                kept += (value >= least) & (value <= most) ? 1 : 0;
            }

            // The sample can miss, and many equal values leave nothing to take away.
            if (lower < below || upper >= below + kept || kept == values.Length)
            {
                break;
            }

            values = inside;
            values = values[..kept];
            (lower, upper) = (lower - below, upper - below);
        }

        values.Sort();
        return lower == upper ? values[lower] : values[lower] / 2 + values[upper] / 2;
    }
}
