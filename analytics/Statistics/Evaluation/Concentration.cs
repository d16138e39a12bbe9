namespace Geo.Statistics.Evaluation;

/// <summary>Are the events gathered on few places? One number from 0 (as even as so many events can be) towards 1 (all at one
/// place).</summary>
/// <remarks>
/// The generalised Gini coefficient G′ of Bernasco, W. and Steenbeek, W. (2017), More places than crimes: implications for
/// evaluating the law of crime concentration at place, <i>Journal of Quantitative Criminology</i> 33(3), 451–467; without
/// their further correction for few places (lorenzgini's <c>unbiased</c>). With fewer events than places the plain
/// coefficient calls even the evenest spread concentrated; G′ compares with one event at each of as many places as there
/// are events. Misleads where places differ in size: a large place holds more by being large.
/// </remarks>
public static class Concentration
{
    /// <summary>G′; equal to the plain Gini coefficient (divisor n) where there are at least as many events as
    /// places.</summary>
    /// <param name="counts">Events at each of n places, whole numbers, in any order.</param>
    /// <returns>0 to below 1; NaN where there is no event.</returns>
    /// <exception cref="ArgumentException">No places, or a count is negative or no whole number.</exception>
    public static double GeneralisedGini(ReadOnlySpan<double> counts)
    {
        if (counts.IsEmpty)
        {
            throw new ArgumentException("No places.", nameof(counts));
        }

        var sorted = counts.ToArray();
        Array.Sort(sorted);
        if (!(sorted[0] >= 0) || sorted.Any(count => count != Math.Floor(count) || double.IsInfinity(count)))
        {
            throw new ArgumentException("A count is negative or no whole number.", nameof(counts));
        }

        double n = sorted.Length, c = sorted.Sum();
        if (c == 0)
        {
            return double.NaN;
        }

        var weighted = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            weighted += (i + 1) * sorted[i];
        }

        var gini = (2 * weighted / c - n - 1) / n;
        return Math.Max(1, n / c) * (gini - 1) + 1;
    }
}
