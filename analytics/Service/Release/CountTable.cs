using System.Collections.Immutable;

namespace Geo.Service.Release;

/// <summary>The counts of one theme with everything that adds up in them: what an attacker sees when some are
/// withheld.</summary>
/// <param name="Cells">The counts, withheld or not.</param>
/// <param name="Sums">What adds up: areas to their union, quarters to years and to the whole time.</param>
internal sealed record CountTable(ImmutableArray<CountCell> Cells, ImmutableArray<Sum> Sums);

/// <summary>A count and whether it must be withheld for its own sake.</summary>
/// <param name="Level">How much is added up in it: 0 for an area in a quarter, more for unions and longer times. What is shown
/// is given up from below.</param>
internal readonly record struct CountCell(int Count, bool Primary, int Level);

/// <summary>A count that is the sum of others, by their places in the table.</summary>
internal sealed record Sum(int Total, ImmutableArray<int> Parts)
{
    /// <summary>The total, then the parts.</summary>
    public ImmutableArray<int> Members { get; } = [Total, .. Parts];
}
