using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>State, schedule and evidence of several activities, each counted by its word: three fields and never one.</summary>
/// <param name="State"><i>Läge.</i></param>
/// <param name="Schedule"><i>Tid.</i></param>
/// <param name="Evidence"><i>Belägg.</i></param>
public sealed record StatusTally(
    ImmutableArray<CountedStatus> State, ImmutableArray<CountedStatus> Schedule, ImmutableArray<CountedStatus> Evidence)
{
    public static StatusTally Of(ImmutableArray<PromiseActivity> activities, Language language) => new(
        Counted(activities.Select(activity => activity.State), state => Status.Of(state, language)),
        Counted(activities.Select(activity => activity.Schedule), schedule => Status.Of(schedule, language)),
        Counted(activities.Select(activity => activity.Evidence), evidence => Status.Of(evidence, language)));

    private static ImmutableArray<CountedStatus> Counted<T>(IEnumerable<T> all, Func<T, Status> statusOf)
        where T : struct, Enum =>
        [.. all.GroupBy(one => one).OrderBy(group => group.Key).Select(group => new CountedStatus(group.Count(), statusOf(group.Key)))];
}

/// <summary>How many stand so.</summary>
public sealed record CountedStatus(int Count, Status Status);
