using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Counts with everything that adds up in them, whatever the hierarchies: what an attacker has before him when some are
/// withheld.</summary>
/// <param name="Cells">The counts, whole and 0 or more, withheld or not.</param>
/// <param name="Sums">What adds up: areas to their union, quarters to years and to the whole time, kinds to their theme.</param>
public sealed record CountTable(ImmutableArray<CountCell> Cells, ImmutableArray<CountSum> Sums);

/// <summary>A count and whether it must be withheld for its own sake.</summary>
/// <param name="Asked">Whether it must not be found out when it is withheld. False for what is never told anyway but takes part in
/// sums.</param>
public readonly record struct CountCell(int Count, bool Primary, bool Asked = true);

/// <summary>A count that is the sum of others, by their places in the table.</summary>
public sealed record CountSum(int Total, ImmutableArray<int> Parts)
{
    /// <summary>The total, then the parts.</summary>
    public ImmutableArray<int> Members { get; } = [Total, .. Parts];
}
