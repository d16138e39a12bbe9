using System.Numerics;
using MathNet.Numerics;

namespace Geo.Statistics.Trends;

/// <summary>Does a series rise or fall, by whatever curve? The rank test of Mann and Kendall.</summary>
/// <remarks>
/// Mann, H. B. (1945), Nonparametric tests against trend, <i>Econometrica</i> 13, 245–259; Kendall, M. G. (1975),
/// <i>Rank Correlation Methods</i>, with his variance for ties; continuity correction of 1 as in Gilbert, R. O. (1987),
/// <i>Statistical Methods for Environmental Pollution Monitoring</i>, chapter 16. It says nothing of the size of the
/// trend (<see cref="SenSlope"/>). Values that depend on the one before make p too small (<see cref="HamedRao"/>), and
/// so do seasons (<see cref="SeasonalMannKendall"/>).
/// </remarks>
public static class MannKendall
{
    /// <summary>The longest series whose p is also counted out exactly.</summary>
    public const int MostForExact = 10;

    /// <summary>Tests a series.</summary>
    /// <param name="values">n finite values in order of time, 2 or more; the distance in time does not matter.</param>
    /// <returns>The result; two-sided.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 values, or one is not finite.</exception>
    public static MannKendallResult Test(ReadOnlySpan<double> values)
    {
        Check(values);
        var n = values.Length;
        var s = Score(values);
        var (variance, tiedPairs) = VarianceAndTiedPairs(values);
        var z = ZOf(s, variance);
        double pairs = n * (n - 1L) / 2;
        var tau = pairs > tiedPairs ? s / Math.Sqrt(pairs * (pairs - tiedPairs)) : double.NaN;
        var exact = n <= MostForExact && tiedPairs == 0 ? ExactPTwoSided(n, s) : double.NaN;
        return new(n, s, variance, z, PTwoSided(z), tau, exact);
    }

    /// <summary>P(|S| ≥ |<paramref name="s"/>|) when all orders of n different values are equally likely.</summary>
    /// <remarks>By the recursion of Kendall (1975) over the number of pairs that fall: value k of the series falls
    /// below 0 to k − 1 of those before it, each as likely.</remarks>
    /// <param name="n">Number of values, from 1 to 20.</param>
    /// <param name="s">Kendall's score.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is not from 1 to 20.</exception>
    public static double ExactPTwoSided(int n, long s)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 20);
        var most = n * (n - 1) / 2;
        double[] probability = [1];
        for (var k = 2; k <= n; k++)
        {
            var next = new double[probability.Length + k - 1];
            for (var falling = 0; falling < probability.Length; falling++)
            {
                for (var more = 0; more < k; more++)
                {
                    next[falling + more] += probability[falling] / k;
                }
            }

            probability = next;
        }

        // S = pairs − 2 × falling pairs.
        return Math.Min(1, probability.Where((_, falling) => Math.Abs(most - 2L * falling) >= Math.Abs(s)).Sum());
    }

    /// <summary>S, the pairs that rise less the pairs that fall.</summary>
    internal static long Score(ReadOnlySpan<double> values)
    {
        long s = 0;
        for (var i = 0; i < values.Length - 1; i++)
        {
            var later = values[(i + 1)..];
            var own = new Vector<double>(values[i]);
            var signs = Vector<long>.Zero;
            var j = 0;
            for (; j <= later.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                var other = new Vector<double>(later[j..]);
                // A comparison that holds is −1.
                signs += Vector.LessThan(other, own) - Vector.GreaterThan(other, own);
            }

            s += Vector.Sum(signs);
            for (; j < later.Length; j++)
            {
                s += later[j].CompareTo(values[i]);
            }
        }

        return s;
    }

    /// <summary>The variance of S with ties, and the number of pairs that are equal.</summary>
    internal static (double Variance, double TiedPairs) VarianceAndTiedPairs(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        double n = sorted.Length, ties = 0, pairs = 0;
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] == sorted[first]; next++)
            {
            }

            double t = next - first;
            ties += t * (t - 1) * (2 * t + 5);
            pairs += t * (t - 1) / 2;
        }

        return ((n * (n - 1) * (2 * n + 5) - ties) / 18, pairs);
    }

    /// <summary>S brought 1 nearer to 0, in standard deviations; 0 for S = 0.</summary>
    internal static double ZOf(long s, double variance) => s == 0 ? 0 : (s - Math.Sign(s)) / Math.Sqrt(variance);

    /// <summary>Of a standard normal z.</summary>
    internal static double PTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    internal static void Check(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            throw new ArgumentException($"{values.Length} values; at least 2 are needed.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"Value {i} is {values[i]}.", nameof(values));
            }
        }
    }
}
