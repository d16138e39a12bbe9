using MathNet.Numerics.Distributions;

namespace Geo.Statistics.Rates;

/// <summary>A share with the ends of its 95 % interval; all from 0 to 1.</summary>
public readonly record struct IntervalShare(double Share, double Lower, double Upper);

/// <summary>Whether two published shares differ, when all that is known of each is the share and its interval: two years of one survey.</summary>
/// <remarks>
/// The interval recovers the variances from both shares' own limits: Newcombe, R. G. (1998), Interval estimation for the difference between
/// independent proportions, <i>Statistics in Medicine</i> 17, 873–890, method 10; for any share with an interval Zou, G. Y. and Donner, A.
/// (2008), Construction of confidence limits about effect measures, <i>Statistics in Medicine</i> 27, 1693–1702. It holds for asymmetric
/// limits and stays within −1 and 1. The test takes as standard error the half of the limits that lie between the shares, so that p is below
/// 0.05 when the interval leaves zero out. The two samples must be independent: those who answered twice make it too wide. What those who did
/// not answer think is not seen.
/// </remarks>
/// <param name="Difference">Later less earlier.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="PTwoSided">NaN where neither share has any uncertainty.</param>
public sealed record ShareDifference(double Difference, double Lower, double Upper, double PTwoSided)
{
    private static readonly double Quantile = Normal.InvCDF(0, 1, 0.975);

    /// <exception cref="ArgumentException">A share lies outside its limits, or a limit outside 0 and 1.</exception>
    public static ShareDifference Of(IntervalShare earlier, IntervalShare later)
    {
        foreach (var share in (IntervalShare[])[earlier, later])
        {
            if (!(share is { Lower: >= 0, Upper: <= 1 } && share.Lower <= share.Share && share.Share <= share.Upper))
            {
                throw new ArgumentException($"{share.Lower} ≤ {share.Share} ≤ {share.Upper}.");
            }
        }

        var difference = later.Share - earlier.Share;
        var below = double.Hypot(later.Share - later.Lower, earlier.Upper - earlier.Share);
        var above = double.Hypot(later.Upper - later.Share, earlier.Share - earlier.Lower);
        var towardsZero = difference > 0 ? below : above;
        return new(
            difference, difference - below, difference + above,
            towardsZero > 0 ? 2 * Normal.CDF(0, 1, -Math.Abs(difference) * Quantile / towardsZero) : below + above > 0 ? 1 : double.NaN);
    }
}
