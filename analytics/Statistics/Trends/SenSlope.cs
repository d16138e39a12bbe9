using System.Numerics;

namespace Geo.Statistics.Trends;

/// <summary>How fast a series rises or falls: the median of the slopes between all pairs of values.</summary>
/// <remarks>Sen, P. K. (1968), Estimates of the regression coefficient based on Kendall's tau, <i>Journal of the
/// American Statistical Association</i> 63, 1379–1389. Up to 29 % of the values may be wild without effect. For counts
/// near 0 the slope is often exactly 0, also where <see cref="MannKendall"/> finds a trend.</remarks>
public static class SenSlope
{
    private const int MostOnStack = 2_048;

    /// <summary>Slope and intercept over t = 0 … n − 1.</summary>
    /// <param name="values">n finite values at equal distances in time, 2 or more.</param>
    /// <returns>Slope in units of the values per step; intercept = median of the values − slope × (n − 1)/2.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 values, or one is not finite.</exception>
    public static (double Slope, double Intercept) Of(ReadOnlySpan<double> values)
    {
        MannKendall.Check(values);
        var n = values.Length;
        var count = n * (n - 1) / 2;
        // Short series are many: on the stack their slopes stay in the cache.
        Span<double> slopes = count <= MostOnStack ? stackalloc double[count] : new double[count];
        AddSlopes(values, slopes);
        var slope = Median.Of(slopes);
        return (slope, Median.Of(values.ToArray()) - slope * ((n - 1) / 2.0));
    }

    private static void AddSlopes(ReadOnlySpan<double> values, Span<double> slopes)
    {
        for (var distance = 1; distance < values.Length; distance++)
        {
            var earlier = values[..^distance];
            var later = values[distance..];
            var by = new Vector<double>(distance);
            var i = 0;
            for (; i <= earlier.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                ((new Vector<double>(later[i..]) - new Vector<double>(earlier[i..])) / by).CopyTo(slopes[i..]);
            }

            for (; i < earlier.Length; i++)
            {
                slopes[i] = (later[i] - earlier[i]) / distance;
            }

            slopes = slopes[earlier.Length..];
        }
    }
}
