using Geo.Components.Release;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Lays the yearly counts of two releases beside each other: a year that was withheld and is shown, and a change so small that it
/// is a count of its own.</summary>
internal static class YearAttack
{
    /// <summary>What the two tell together, one line a figure.</summary>
    public static IEnumerable<string> Told(ReleaseSnapshot first, ReleaseSnapshot second, int smallestCount) =>
        from was in first.YearlyCounts
        join now in second.YearlyCounts on (was.Theme, was.Period) equals (now.Theme, now.Period)
        where now.Count is not null && (was.Count is not { } before || (before != now.Count && Math.Abs(now.Count.Value - before) < smallestCount))
        select $"{now.Theme} {now.Period}: {(was.Count is { } shown ? $"{shown}" : "skyddad")} → {now.Count}";
}
