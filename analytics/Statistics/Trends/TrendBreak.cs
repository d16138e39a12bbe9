namespace Geo.Statistics.Trends;

/// <summary>Has the level of a count changed? Two simple looks, for counts that come one by one.</summary>
/// <remarks>Both take the counts for Poisson: offences in series (one night, thirty cars) make them cry wolf.</remarks>
public static class TrendBreak
{
    /// <summary>How unusual a count is beside the mean of earlier periods, in standard deviations:
    /// 2(√count − √mean).</summary>
    /// <remarks>Wheeler, A. P. (2016), Tables and graphs for monitoring temporal crime trends, <i>International Journal
    /// of Police Science and Management</i> 18(3), 159–172: the root of a Poisson count has a variance of about a
    /// quarter whatever its mean. The mean is taken for known; where it is itself a single count, the standard deviation
    /// is √2. Uneven below a mean of about 5.</remarks>
    /// <param name="usual">Mean count of earlier periods of the same length, 0 or more.</param>
    /// <param name="count">0 or more.</param>
    /// <returns>Positive where the count is above the mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite.</exception>
    public static double PoissonZ(double usual, double count)
    {
        if (!(usual >= 0 && count >= 0) || !double.IsFinite(usual + count))
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} beside a mean of {usual}.");
        }

        return 2 * (Math.Sqrt(count) - Math.Sqrt(usual));
    }

    /// <summary>The cumulative sums of what exceeds a reference value, never below 0: they grow when the level has
    /// risen.</summary>
    /// <remarks>
    /// Page, E. S. (1954), Continuous inspection schemes, <i>Biometrika</i> 41, 100–115, with the reference value of
    /// Lucas, J. M. (1985), Counted data CUSUM's, <i>Technometrics</i> 27, 129–144: (raised − usual)/(ln raised −
    /// ln usual). A change is signalled where the sum reaches a bound that is chosen for how rare false alarms shall
    /// be.
    /// </remarks>
    /// <param name="counts">In order of time, periods of equal length; each 0 or more.</param>
    /// <param name="usual">Mean count a period without a change, above 0.</param>
    /// <param name="raised">Mean count that shall be found soon, above <paramref name="usual"/>.</param>
    /// <returns>One sum for each count, in events.</returns>
    /// <exception cref="ArgumentException">A mean or a count is outside its bounds.</exception>
    public static double[] Cusum(ReadOnlySpan<double> counts, double usual, double raised)
    {
        if (!(usual > 0 && raised > usual) || !double.IsFinite(raised))
        {
            throw new ArgumentException($"Means of {usual} and {raised}: above 0, and the second above the first.",
                nameof(raised));
        }

        var reference = (raised - usual) / (Math.Log(raised) - Math.Log(usual));
        var sums = new double[counts.Length];
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (!(counts[i] >= 0) || !double.IsFinite(counts[i]))
            {
                throw new ArgumentException($"Count {i} is {counts[i]}.", nameof(counts));
            }

            sum = Math.Max(0, sum + counts[i] - reference);
            sums[i] = sum;
        }

        return sums;
    }
}
