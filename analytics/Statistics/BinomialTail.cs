using MathNet.Numerics.Distributions;

namespace Geo.Statistics;

/// <summary>The exact upper tail of the binomial distribution: how often chance gives this many, or more.</summary>
/// <remarks>
/// P(X ≥ k) with X ~ Binomial(n, p) is the regularised incomplete beta function I_p(k, n − k + 1). It is computed from
/// the probability of the tail's largest term, by the saddle-point form of Loader, C. (2000), Fast and accurate
/// computation of binomial probabilities, and the ratio of each term to the next. All terms are positive, so a tail of
/// 10⁻³⁰⁰ is right to twelve digits, where 1 minus the lower tail would give 0, and so would a normal approximation.
/// </remarks>
public static class BinomialTail
{
    private const double HalfLogTwoPi = 0.918938533204672741780;

    /// <summary>ln n! less Stirling's formula, for n from 0 to 15 (Loader 2000, table 1); 0 is not used.</summary>
    private static readonly double[] SmallStirlingErrors =
    [
        0, 0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
        0.007573675487951841, 0.006942840107209530, 0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
    ];

    /// <summary>P(X ≥ <paramref name="atLeast"/>) for X ~ Binomial(<paramref name="trials"/>,
    /// <paramref name="probability"/>).</summary>
    /// <param name="atLeast">A count; 1 is returned for 0 and below, 0 above <paramref name="trials"/>.</param>
    /// <param name="trials">n, 0 or more.</param>
    /// <param name="probability">p, from 0 to 1.</param>
    /// <returns>A probability; 0 where it is below 10⁻³⁰⁸, never NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The trials are negative or the probability is none.</exception>
    public static double Upper(long atLeast, long trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Not from 0 to 1.");
        }

        if (atLeast <= 0)
        {
            return 1;
        }

        if (atLeast > trials || probability == 0)
        {
            return 0;
        }

        if (probability == 1)
        {
            return 1;
        }

        // From the mean outwards terms fall, so that the first is the largest and the sum can stop when one is lost.
        return atLeast > trials * probability
            ? SumUpwards(atLeast, trials, probability)
            : 1 - SumDownwards(atLeast - 1, trials, probability);
    }

    /// <summary>The count as a z: where it stands among what chance gives, by the mid-p (half of the probability of the count
    /// itself is taken to either side), so that exact tests of small counts can be followed over time.</summary>
    /// <remarks>Lancaster, H. O. (1961), Significance tests in discrete distributions, <i>Journal of the American Statistical
    /// Association</i> 56, 223–234.</remarks>
    /// <returns>Positive above what is expected; finite, at most 37 either way.</returns>
    /// <inheritdoc cref="Upper"/>
    public static double MidPZ(long count, long trials, double probability)
    {
        var above = (Upper(count, trials, probability) + Upper(count + 1, trials, probability)) / 2;
        var below = (Upper(trials - count, trials, 1 - probability) + Upper(trials - count + 1, trials, 1 - probability)) / 2;
        return above < below
            ? -Normal.InvCDF(0, 1, Math.Max(above, 1e-300))
            : Normal.InvCDF(0, 1, Math.Max(below, 1e-300));
    }

    private static double SumUpwards(long first, long trials, double p)
    {
        var odds = p / (1 - p);
        double term = 1, sum = 1;
        for (var k = first; k < trials && term > 1e-17 * sum; k++)
        {
            term *= (trials - k) * odds / (k + 1);
            sum += term;
        }

        return Math.Min(1, sum * Probability(first, trials, p));
    }

    private static double SumDownwards(long last, long trials, double p)
    {
        var odds = (1 - p) / p;
        double term = 1, sum = 1;
        for (var k = last; k > 0 && term > 1e-17 * sum; k--)
        {
            term *= k * odds / (trials - k + 1);
            sum += term;
        }

        return Math.Min(1, sum * Probability(last, trials, p));
    }

    /// <summary>P(X = k), for 0 ≤ k ≤ n and 0 &lt; p &lt; 1.</summary>
    private static double Probability(long k, long n, double p)
    {
        var q = 1 - p;
        if (k == 0)
        {
            return Math.Exp(-Deviance(n, n * q) - n * p);
        }

        if (k == n)
        {
            return Math.Exp(-Deviance(n, n * p) - n * q);
        }

        var exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k)
            - Deviance(k, n * p) - Deviance(n - k, n * q);
        return Math.Exp(exponent - HalfLogTwoPi) * Math.Sqrt(n / ((double)k * (n - k)));
    }

    /// <summary>ln n! less Stirling's formula: δ(n) of Loader (2000).</summary>
    private static double StirlingError(long n)
    {
        if (n < SmallStirlingErrors.Length)
        {
            return SmallStirlingErrors[n];
        }

        double x = n, x2 = x * x;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / x2) / x2) / x2) / x2) / x;
    }

    /// <summary>x·ln(x/m) + m − x: D₀ of Loader (2000), by series where the difference is small against the
    /// terms.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return x * Math.Log(x / m) + m - x;
        }

        var v = (x - m) / (x + m);
        double sum = (x - m) * v, power = 2 * x * v;
        for (var j = 1; ; j++)
        {
            power *= v * v;
            var next = sum + power / (2 * j + 1);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
