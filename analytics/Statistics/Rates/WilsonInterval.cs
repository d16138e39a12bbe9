using MathNet.Numerics.Distributions;

namespace Geo.Statistics.Rates;

/// <summary>Between which two shares a counted share can have come.</summary>
/// <remarks>
/// Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, <i>Journal of the American
/// Statistical Association</i> 22, 209–212; without continuity correction, method 3 of Newcombe, R. G. (1998),
/// <i>Statistics in Medicine</i> 17, 857–872. For a simple random sample; a weighted survey needs
/// <see cref="SurveyProportion"/>.
/// </remarks>
public static class WilsonInterval
{
    /// <param name="successes">How many said yes; from 0 to <paramref name="trials"/>, and with an effective sample not
    /// whole.</param>
    /// <param name="trials">How many answered; above 0.</param>
    /// <param name="confidence">Above 0 and below 1; two-sided.</param>
    /// <returns>Shares from 0 to 1.</returns>
    /// <exception cref="ArgumentException">An argument is outside its bounds.</exception>
    public static (double Lower, double Upper) Of(double successes, double trials, double confidence = 0.95)
    {
        if (!(trials > 0 && successes >= 0 && successes <= trials && confidence is > 0 and < 1) || !double.IsFinite(trials))
        {
            throw new ArgumentException($"{successes} of {trials} at confidence {confidence}.");
        }

        return About(successes / trials, trials, Normal.InvCDF(0, 1, (1 + confidence) / 2));
    }

    /// <summary>The same about a share, with a quantile of one's own, such as Student's.</summary>
    internal static (double Lower, double Upper) About(double share, double n, double quantile)
    {
        var z2 = quantile * quantile;
        var centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        var half = quantile / (1 + z2 / n) * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        // Rounding may leave a hair outside at shares of 0 and 1.
        return (share == 0 ? 0 : Math.Max(0, centre - half), share == 1 ? 1 : Math.Min(1, centre + half));
    }
}
