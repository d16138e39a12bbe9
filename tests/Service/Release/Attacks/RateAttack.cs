using Geo.Components.Release;
using Geo.Statistics;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Turns what is computed from a count back into the count, with the residents that anyone may read.</summary>
internal static class RateAttack
{
    /// <summary>Withheld counts that a rate or a limit beside them gives back.</summary>
    public static IEnumerable<(PublishedCount Count, int Found)> Told(ReleaseSnapshot release)
    {
        var residents = release.Areas.ToDictionary(area => (area.Kind, area.Code), area => area.Residents);
        foreach (var count in release.Counts.Where(count => count.Count is null))
        {
            if (residents.GetValueOrDefault((count.AreaKind, count.Area)) is { } people)
            {
                if (count.PerThousand is { } rate)
                {
                    yield return (count, (int)Math.Round(rate * people / 1_000));
                }
                else if (count.PerThousandUpper is { } upper)
                {
                    // Garwood's upper limit grows with the count: the count is the one whose limit it is.
                    yield return (count, Enumerable.Range(0, 10_000).First(events => (decimal)PoissonInterval.Garwood(events).Upper * 1_000 / people >= upper - 0.005m));
                }
            }
        }
    }

    /// <summary>The count behind an empirical Bayes rate (Marshall 1991): a rate that is drawn to the mean of all is as good as the
    /// count.</summary>
    /// <param name="smoothed">The area's smoothed rate, events a resident.</param>
    /// <param name="mean">The mean rate of all areas.</param>
    /// <param name="variance">The variance between areas.</param>
    /// <param name="residents">The area's residents.</param>
    public static int FromEmpiricalBayes(double smoothed, double mean, double variance, int residents)
    {
        var weight = variance / (variance + mean / residents);
        return (int)Math.Round((mean + (smoothed - mean) / weight) * residents);
    }
}
