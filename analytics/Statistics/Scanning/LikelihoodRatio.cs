namespace Geo.Statistics.Scanning;

/// <summary>The log likelihood ratio of a scan: how much better two rates, one inside and one outside, explain the
/// cases than one rate everywhere.</summary>
/// <remarks>
/// Kulldorff, M. (1997), A spatial scan statistic, <i>Communications in Statistics: Theory and Methods</i> 26(6),
/// 1481–1496: c ln(c/E) + (C − c) ln((C − c)/(C − E)) for c cases of C where E are expected. High rates only: 0 unless
/// c &gt; E.
/// </remarks>
internal static class LikelihoodRatio
{
    /// <summary>The logarithm of the ratio, natural; 0 unless the cases exceed the expected.</summary>
    /// <param name="observed">c, from 0 to C.</param>
    /// <param name="expected">E, above 0 and at most C wherever c is above 0.</param>
    /// <param name="total">C.</param>
    public static double Of(double observed, double expected, double total)
    {
        if (!(observed > expected))
        {
            return 0;
        }

        var outside = total - observed;
        return observed * Math.Log(observed / expected)
            + (outside > 0 ? outside * Math.Log(outside / (total - expected)) : 0);
    }

    /// <summary>An upper bound of <see cref="Of"/> without a logarithm, so that few have to be taken.</summary>
    /// <remarks>From ln(1 + x) ≤ x(6 + x)/(6 + 4x) for x ≥ 0, and ln(1 − y) ≤ −y − y²/2.</remarks>
    public static bool MayReach(double observed, double expected, double total, double level)
    {
        var excess = observed - expected;
        if (!(excess > 0))
        {
            return false;
        }

        var x = excess / expected;
        var y = excess / (total - expected);
        var bound = observed * x * (6 + x) / (6 + 4 * x) - (total - observed) * y * (1 + y / 2);
        // The bound itself is rounded: what is this near is computed.
        return bound >= level * (1 - 1e-9) - 1e-9;
    }
}
