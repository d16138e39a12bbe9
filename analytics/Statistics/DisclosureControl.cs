namespace Geo.Statistics;

/// <summary>Which counts may not be shown as they are (<i>röjandekontroll</i>): the first half of the gate, the rules that
/// look at one count alone. What sums give away is the second half's.</summary>
/// <remarks>
/// Thresholds as in Hundepool, A. et al. (2012), <i>Statistical Disclosure Control</i>, Wiley, chapter 4: a threshold rule on
/// the count and a dominance rule on who is behind it, here places and reporters, since a place can be a person. The
/// rules are known to everybody; only which of them held back a count is not.
/// </remarks>
public static class DisclosureControl
{
    /// <summary>Whether a count must be withheld for its own sake.</summary>
    /// <returns>True for 1 to k − 1; for 0 where silence is not zero; and for more than that where too few places or
    /// reporters are behind it, or one place behind most of it.</returns>
    public static bool MustWithhold(CountFacts facts, DisclosureRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return facts.Count == 0
            ? !facts.CompletelyReported
            : facts.Count < rules.SmallestCount
                || facts.Places < rules.SmallestPlaces
                || facts.LargestPlaceShare > rules.LargestPlaceShare
                || facts.Reporters < rules.SmallestReporters;
    }
}

/// <summary>What the rules look at in a count.</summary>
/// <param name="Count">Events, 0 or more.</param>
/// <param name="Places">Distinct places behind them; distinct days where places are not known.</param>
/// <param name="LargestPlaceShare">The share of events at the place with most of them, 0 to 1.</param>
/// <param name="Reporters">Distinct organisations that reported them; null where the source has one by its nature.</param>
/// <param name="CompletelyReported">Whether none reported means none happened.</param>
public readonly record struct CountFacts(
    int Count, int Places, decimal LargestPlaceShare, int? Reporters, bool CompletelyReported);

/// <summary>The thresholds of a municipality and an audience.</summary>
/// <param name="SmallestCount">k: a shown count is 0 or at least this.</param>
/// <param name="SmallestPlaces">Distinct places behind a shown count, at least.</param>
/// <param name="LargestPlaceShare">The share that one place may have, 0 to 1.</param>
/// <param name="SmallestReporters">Distinct organisations behind a shown count, at least.</param>
public sealed record DisclosureRules(
    int SmallestCount, int SmallestPlaces, decimal LargestPlaceShare, int SmallestReporters);
