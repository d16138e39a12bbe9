using MathNet.Numerics.Distributions;

namespace Geo.Statistics;

/// <summary>Between which two means a count can have come: shown beside every count and rate.</summary>
public static class PoissonInterval
{
    /// <summary>The exact interval for the mean of a Poisson count.</summary>
    /// <remarks>
    /// Garwood, F. (1936), Fiducial limits for the Poisson distribution, <i>Biometrika</i> 28, 437–442: half the
    /// chi-square quantiles with 2·count and 2·count + 2 degrees of freedom. It covers at least as often as it says,
    /// for small counts more often. It is too narrow when events come in bunches, as repeats at one place do. For a
    /// rate, divide both ends by the denominator.
    /// </remarks>
    /// <param name="count">Events counted; 0 or more.</param>
    /// <param name="confidence">How often the interval shall hold the mean, above 0 and below 1; two-sided, equal
    /// tails.</param>
    /// <returns>Lower and upper end in events; the lower is 0 for a count of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the confidence not between 0 and
    /// 1.</exception>
    public static (double Lower, double Upper) Garwood(int count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Not between 0 and 1.");
        }

        var tail = (1 - confidence) / 2;
        return (count == 0 ? 0 : Gamma.InvCDF(count, 1, tail), Gamma.InvCDF(count + 1.0, 1, 1 - tail));
    }
}
