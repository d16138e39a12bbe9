using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>What one release says, or a candidate would say, of one theme.</summary>
/// <param name="Periods">The periods that it counts.</param>
/// <param name="Counts">A count for every area, period and kind that it names; withheld ones too, for the gate knows them.</param>
public sealed record ReleasedTable(ImmutableArray<ReleasedPeriod> Periods, ImmutableArray<ReleasedCount> Counts);

/// <summary>A period of a release.</summary>
/// <param name="Name">Such as 2026K1, 2025 or 2024-07/2026-06.</param>
/// <param name="Level">0 for what is not a sum, 1 for a year, 2 for the whole time.</param>
/// <param name="Quarters">What adds up to it: itself at level 0.</param>
public sealed record ReleasedPeriod(string Name, int Level, ImmutableArray<QuarterVersion> Quarters);

/// <summary>A quarter as it was counted at some time.</summary>
/// <param name="Correction">0 as first published, then the number of the correction that republished it.</param>
public readonly record struct QuarterVersion(string Quarter, int Correction)
{
    /// <summary>By quarter, then by correction.</summary>
    public static IEnumerable<QuarterVersion> Sorted(IEnumerable<QuarterVersion> quarters) =>
        quarters.OrderBy(quarter => quarter.Quarter, StringComparer.Ordinal).ThenBy(quarter => quarter.Correction);

    public override string ToString() => $"{Quarter}#{Correction}";
}

/// <summary>A count of a release.</summary>
/// <param name="Primary">Whether the rules that look at it alone withhold it.</param>
/// <param name="Withheld">Whether it was withheld; of no meaning in a candidate, for which that is the question.</param>
/// <param name="Told">False for what the release does not speak of at all, and does not protect: it takes part in sums only.</param>
public sealed record ReleasedCount(string Area, string Period, string Kind, int Count, bool Primary, bool Withheld, bool Told = true);
