using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Service.Chain;

/// <summary>The activities of the promises that go on, or ended within a year, counted by state, schedule and evidence: three counts, for
/// they are three things.</summary>
/// <param name="Activities">All of them.</param>
/// <param name="State">By Swedish word (<i>läge</i>).</param>
/// <param name="Schedule">By Swedish word (<i>tid</i>).</param>
/// <param name="Evidence">By Swedish word (<i>belägg</i>).</param>
internal sealed record PromiseTally(
    int Promises, int Activities, ImmutableSortedDictionary<string, int> State, ImmutableSortedDictionary<string, int> Schedule, ImmutableSortedDictionary<string, int> Evidence)
{
    public static PromiseTally Of(IEnumerable<CitizenPromise> promises, DateOnly today)
    {
        var current = Current(promises, today).ToList();
        var activities = current.SelectMany(promise => promise.Activities).ToList();
        return new(
            current.Count, activities.Count, Count(activities, activity => Status.Of(activity.State, Language.Swedish)), Count(activities, activity => Status.Of(activity.Schedule, Language.Swedish)),
            Count(activities, activity => Status.Of(activity.Evidence, Language.Swedish)));
    }

    /// <summary>The promises that have begun and have not been over for a year.</summary>
    public static IEnumerable<CitizenPromise> Current(IEnumerable<CitizenPromise> promises, DateOnly today) =>
        promises.Where(promise => promise.From <= today && promise.To >= today.AddYears(-1));

    private static ImmutableSortedDictionary<string, int> Count(IEnumerable<PromiseActivity> activities, Func<PromiseActivity, Status> status) =>
        activities.GroupBy(activity => status(activity).Word).ToImmutableSortedDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
}
