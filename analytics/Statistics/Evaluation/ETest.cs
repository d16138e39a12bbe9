using MathNet.Numerics.Distributions;

namespace Geo.Statistics.Evaluation;

/// <summary>The E-test: do two counts, each over its own time or area, come from the same rate?</summary>
/// <remarks>
/// Krishnamoorthy, K. and Thomson, J. (2004), A more powerful test for comparing two Poisson means, <i>Journal of
/// Statistical Planning and Inference</i> 119(1), 23–35, for a difference of 0. All outcomes of two Poisson counts at
/// the pooled rate are weighed whose standardised difference is at least the observed one. Events that come in bunches
/// make p too small. Where both rates are equal p is 1: the standardised difference of the outcome (0, 0) is 0/0, here
/// 0.
/// </remarks>
public static class ETest
{
    private const double Tail = 1e-22;

    /// <summary>The two-sided p-value.</summary>
    /// <param name="first">The first count, 0 or more.</param>
    /// <param name="second">The second count.</param>
    /// <param name="firstExposure">Time or area of the first; positive.</param>
    /// <param name="secondExposure">Time or area of the second, in the same unit; positive.</param>
    /// <returns>From 0 to 1; 1 where both counts are 0.</returns>
    /// <exception cref="ArgumentException">A count is negative or an exposure not a positive number.</exception>
    public static double PTwoSided(int first, int second, double firstExposure = 1, double secondExposure = 1)
    {
        if (first < 0 || second < 0 || !(firstExposure > 0) || !(secondExposure > 0)
            || !double.IsFinite(firstExposure) || !double.IsFinite(secondExposure))
        {
            throw new ArgumentException($"Counts {first} and {second} over {firstExposure} and {secondExposure}.");
        }

        double T(long x, long y)
        {
            var variance = x / firstExposure / firstExposure + y / secondExposure / secondExposure;
            return variance > 0 ? (x / firstExposure - y / secondExposure) / Math.Sqrt(variance) : 0;
        }

        // Outcomes as far off as the observed one count, whatever the rounding.
        var limit = Math.Abs(T(first, second)) * (1 - 1e-12);
        if (limit < 1e-12)
        {
            return 1;
        }

        var pooled = (first + (double)second) / (firstExposure + secondExposure);
        var (x0, px) = Likely(pooled * firstExposure);
        var (y0, py) = Likely(pooled * secondExposure);
        var (below, above) = Cumulated(py);
        // T falls with y, so that the outcomes nearer than the limit are a run of y that moves up with x.
        double p = 0;
        int near = 0, far = 0;
        for (var i = 0; i < px.Length; i++)
        {
            while (near < py.Length && T(x0 + i, y0 + near) >= limit)
            {
                near++;
            }

            far = Math.Max(far, near);
            while (far < py.Length && T(x0 + i, y0 + far) > -limit)
            {
                far++;
            }

            p += px[i] * (below[near] + above[far]);
        }

        return Math.Min(1, p);
    }

    /// <summary>The probabilities of all outcomes that matter, and the first of them.</summary>
    private static (long First, double[] Probabilities) Likely(double mean)
    {
        var reach = 10 * Math.Sqrt(mean) + 60;
        var (lowest, highest) = ((long)Math.Max(0, mean - reach), (long)(mean + reach));
        var start = lowest;
        var all = new List<double>();
        for (var k = lowest; k <= highest; k++)
        {
            var probability = Poisson.PMF(mean, (int)k);
            if (probability < Tail && all.Count == 0)
            {
                start = k + 1;
                continue;
            }

            all.Add(probability);
        }

        return (start, [.. all]);
    }

    private static (double[] Below, double[] Above) Cumulated(double[] p)
    {
        var (below, above) = (new double[p.Length + 1], new double[p.Length + 1]);
        for (var i = 0; i < p.Length; i++)
        {
            below[i + 1] = below[i] + p[i];
            above[p.Length - 1 - i] = above[p.Length - i] + p[p.Length - 1 - i];
        }

        return (below, above);
    }
}
