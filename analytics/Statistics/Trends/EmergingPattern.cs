using System.Globalization;

namespace Geo.Statistics.Trends;

/// <summary>What has become of a place over time, in the categories of emerging hot spot analysis.</summary>
/// <remarks>
/// The categories of ArcGIS Pro, <i>How Emerging Hot Spot Analysis works</i>, in the order hot before cold: 90 % is
/// exact, a step is hot from z = 1.959964 and cold from −1.959964, and the trend of z (not only of the hot steps) is
/// taken by the plain Mann-Kendall test, two-sided, p below .05. ArcGIS takes significance from a false discovery rate
/// over all cells and steps, and its neighbourhood reaches back in time; here that is for whoever makes the z. Neighbouring
/// steps depend on each other, so that "intensifying" comes more often than its 5 %.
/// </remarks>
/// <param name="Kind">Which pattern.</param>
/// <param name="IsCold">Whether it is one of cold; false for none.</param>
/// <param name="HotSteps">Steps with z of 1.959964 or more.</param>
/// <param name="ColdSteps">Steps with z of −1.959964 or less.</param>
/// <param name="TrendZ">Of the Mann-Kendall test of z over time; positive where z rises, for cold too.</param>
/// <param name="TrendPTwoSided">Its two-sided p.</param>
public sealed record EmergingPattern(
    EmergingKind Kind, bool IsCold, int HotSteps, int ColdSteps, double TrendZ, double TrendPTwoSided)
{
    /// <summary>From this z on a step is hot: the two-sided 5 % of the normal distribution.</summary>
    public const double HotFrom = 1.959964;

    /// <summary>In English, as other programs write it: <c>new hot spot</c> … <c>historical cold spot</c>, or
    /// <c>no pattern</c>.</summary>
    public string Label => Kind == EmergingKind.None
        ? "no pattern"
        : $"{Kind.ToString().ToLower(CultureInfo.InvariantCulture)} {(IsCold ? "cold" : "hot")} spot";

    /// <summary>The pattern of one place.</summary>
    /// <param name="z">Gi* or another z of the place, step by step; 2 or more, finite. With fewer than 10 "at least
    /// 90 %" means all.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 values, or one is not finite.</exception>
    public static EmergingPattern Of(ReadOnlySpan<double> z)
    {
        var trend = MannKendall.Test(z);
        var (hot, cold) = (new bool[z.Length], new bool[z.Length]);
        for (var step = 0; step < z.Length; step++)
        {
            (hot[step], cold[step]) = (z[step] >= HotFrom, z[step] <= -HotFrom);
        }

        var (hotSteps, coldSteps) = (hot.Count(step => step), cold.Count(step => step));
        var direction = trend.PTwoSided < 0.05 ? Math.Sign(trend.Z) : 0;
        var kind = KindOf(hot, hotSteps, coldSteps, direction);
        var isCold = kind == EmergingKind.None;
        if (isCold)
        {
            kind = KindOf(cold, coldSteps, hotSteps, -direction);
        }

        return new(
            kind, isCold && kind != EmergingKind.None, hotSteps, coldSteps, trend.Z, trend.PTwoSided);
    }

    /// <param name="hot">Whether each step is hot, or cold when the opposite is hot.</param>
    /// <param name="count">How many are.</param>
    /// <param name="opposite">How many are the opposite.</param>
    /// <param name="direction">1 where it becomes more so, −1 less, 0 neither.</param>
    private static EmergingKind KindOf(bool[] hot, int count, int opposite, int direction)
    {
        if (10L * count >= 9L * hot.Length)
        {
            return (hot[^1], direction) switch
            {
                (false, _) => EmergingKind.Historical,
                (true, > 0) => EmergingKind.Intensifying,
                (true, < 0) => EmergingKind.Diminishing,
                _ => EmergingKind.Persistent,
            };
        }

        if (!hot[^1])
        {
            return EmergingKind.None;
        }

        if (count == 1)
        {
            return EmergingKind.New;
        }

        if (opposite > 0)
        {
            return EmergingKind.Oscillating;
        }

        return Array.IndexOf(hot, true) == hot.Length - count ? EmergingKind.Consecutive : EmergingKind.Sporadic;
    }
}
