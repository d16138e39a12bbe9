using MathNet.Numerics.Distributions;

namespace Geo.Statistics.Evaluation;

/// <summary>How many times as many: two counts, each over its own time or area, compared exactly.</summary>
/// <remarks>
/// Given their sum, the second of two Poisson counts is binomial (Przyborowski, J. and Wilenski, H. (1940), Homogeneity of
/// results in testing samples from Poisson series, <i>Biometrika</i> 31, 313–323); the interval of its share by Clopper, C. J. and
/// Pearson, E. S. (1934), <i>Biometrika</i> 26, 404–413, becomes one of the ratio. Never too narrow for independent events; events
/// that come in bunches make it so. R's <c>poisson.test</c> gives the same estimate and interval; its two-sided p adds the
/// outcomes that are no likelier, where this one is twice the smaller tail, so that p and interval always agree.
/// </remarks>
/// <param name="Ratio">Second rate over first; infinite where the first count is 0, NaN where both are.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end; infinite where the first count is 0.</param>
/// <param name="PTwoSided">Twice the smaller exact tail, at most 1; 1 where both counts are 0.</param>
public readonly record struct RateRatio(double Ratio, double Lower, double Upper, double PTwoSided)
{
    /// <param name="first">Before, 0 or more.</param>
    /// <param name="second">After.</param>
    /// <param name="firstExposure">Time or area of the first; positive.</param>
    /// <param name="secondExposure">Of the second, in the same unit.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <exception cref="ArgumentException">A count is negative, an exposure not a positive number, or the confidence is
    /// outside its bounds.</exception>
    public static RateRatio Of(int first, int second, double firstExposure = 1, double secondExposure = 1, double confidence = 0.95)
    {
        if (first < 0 || second < 0 || !(firstExposure > 0) || !(secondExposure > 0)
            || !double.IsFinite(firstExposure) || !double.IsFinite(secondExposure) || confidence is not (> 0 and < 1))
        {
            throw new ArgumentException($"Counts {first} and {second} over {firstExposure} and {secondExposure} at {confidence}.");
        }

        if (first == 0 && second == 0)
        {
            return new(double.NaN, 0, double.PositiveInfinity, 1);
        }

        var exposure = firstExposure / secondExposure;
        var tail = (1 - confidence) / 2;
        var lower = second == 0 ? 0 : Odds(Beta.InvCDF(second, first + 1, tail)) * exposure;
        var upper = first == 0 ? double.PositiveInfinity : Odds(Beta.InvCDF(second + 1, first, 1 - tail)) * exposure;
        var share = secondExposure / (firstExposure + secondExposure);
        var n = (long)first + second;
        var atLeast = BinomialTail.Upper(second, n, share);
        var atMost = BinomialTail.Upper(first, n, 1 - share);
        return new(first == 0 ? double.PositiveInfinity : second / (double)first * exposure, lower, upper, Math.Min(1, 2 * Math.Min(atLeast, atMost)));
    }

    private static double Odds(double share) => share / (1 - share);
}
