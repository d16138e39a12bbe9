using System.Collections.Immutable;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>How many of something have the next link of the chain.</summary>
/// <param name="What">In Swedish.</param>
internal sealed record ChainShare(string What, int Count, int Of);

/// <summary>How far the chain from finding to evaluation reaches.</summary>
internal static class ChainShares
{
    /// <param name="chain">Whole.</param>
    /// <param name="studied">The measures that have been evaluated, by id.</param>
    /// <param name="today">The day that is today.</param>
    public static ImmutableArray<ChainShare> Of(ChainStore chain, IReadOnlySet<string> studied, DateOnly today)
    {
        var standing = chain.Findings.Where(finding => finding.State == FindingState.Standing).ToList();
        var followed = chain.FollowUps.Where(followUp => followUp.FollowedUpOn > today.AddYears(-1) && followUp.FollowedUpOn <= today).Select(followUp => followUp.Measure).ToHashSet(StringComparer.Ordinal);
        return
        [
            new("Fynd som gäller och har en åtgärd", standing.Count(finding => chain.Measures.Any(measure => measure.Findings.Contains(finding.Id))), standing.Count),
            new("Prioriteringar med orsaksanalys", chain.Priorities.Count(priority => chain.Causes.Any(cause => cause.Priority == priority.Id)), chain.Priorities.Length),
            new("Prioriteringar med åtgärd", chain.Priorities.Count(priority => HasMeasure(chain, priority)), chain.Priorities.Length),
            new("Åtgärder som svarar på ett fynd", chain.Measures.Count(measure => !measure.Findings.IsEmpty), chain.Measures.Length),
            new("Åtgärder som är uppföljda det senaste året", chain.Measures.Count(measure => followed.Contains(measure.Id)), chain.Measures.Length),
            new("Åtgärder som är utvärderade", chain.Measures.Count(measure => studied.Contains(measure.Id)), chain.Measures.Length),
        ];
    }

    /// <summary>Whether a measure answers any of the findings that a priority is about.</summary>
    public static bool HasMeasure(ChainStore chain, Priority priority) => chain.Measures.Any(measure => measure.Findings.Any(priority.Findings.Contains));
}
