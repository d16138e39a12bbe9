using System.Collections.Immutable;
using Geo.Statistics.Disclosure;

namespace Geo.Tests.Support;

/// <summary>Tables for tests: counts by area, quarter and kind with all that adds up.</summary>
internal static class AddedUp
{
    /// <summary>One release of counts[area][quarter][kind], the whole time and the municipality beside.</summary>
    /// <param name="smallestCount">k.</param>
    /// <param name="counts">The leaves.</param>
    /// <param name="isPrimary">More that must be withheld, by area, period and kind; none if left out.</param>
    public static JoinedReleases Join(int smallestCount, int[][][] counts, Func<string, string, string, bool>? isPrimary = null)
    {
        var (areas, kinds) = (Hierarchy("area", counts.Length, "municipality"), Hierarchy("kind", counts[0][0].Length, "theme"));
        return ReleaseHistory.Join(areas, kinds, [], Table(smallestCount, counts, new int[counts[0].Length], isPrimary), smallestCount);
    }

    /// <summary>Names "area 0", "area 1", … and what they add up to.</summary>
    public static CountHierarchy Hierarchy(string leaf, int leaves, string whole) => new(
        [.. Enumerable.Range(0, leaves).Select(i => new CountItem($"{leaf} {i}", 0, [])), new(whole, 2, [.. Enumerable.Range(0, leaves).Select(i => $"{leaf} {i}")])]);

    /// <summary>The table of one release, quarters named 2026K1, 2026K2, …</summary>
    /// <param name="smallestCount">k.</param>
    /// <param name="counts">By area, quarter and kind.</param>
    /// <param name="corrections">The number of each quarter's correction.</param>
    /// <param name="isPrimary">More that must be withheld.</param>
    public static ReleasedTable Table(int smallestCount, int[][][] counts, int[] corrections, Func<string, string, string, bool>? isPrimary = null)
    {
        var quarters = corrections.Select((correction, i) => new QuarterVersion($"2026K{i + 1}", correction)).ToImmutableArray();
        ImmutableArray<ReleasedPeriod> periods = [.. quarters.Select(quarter => new ReleasedPeriod(quarter.Quarter, 0, [quarter])), new($"{quarters.Length} quarters", 2, quarters)];
        var (areas, kinds) = (Hierarchy("area", counts.Length, "municipality").ToAxis(), Hierarchy("kind", counts[0][0].Length, "theme").ToAxis());
        return new(
            periods,
            [
                .. from area in areas.Nodes
                   from period in periods
                   from kind in kinds.Nodes
                   let count = (from a in area.Leaves from quarter in period.Quarters from k in kind.Leaves select counts[a][quarters.IndexOf(quarter)][k]).Sum()
                   let primary = (count > 0 && count < smallestCount) || (isPrimary?.Invoke(area.Name, period.Name, kind.Name) ?? false)
                   select new ReleasedCount(area.Name, period.Name, kind.Name, count, primary, Withheld: false),
            ]);
    }

    /// <summary>A cell by its names; a quarter without its correction's number is the first.</summary>
    public static int CellOf(CountCube cube, string area, string period, string kind) => Enumerable.Range(0, cube.Cells.Length).Single(i =>
        cube.Areas.Nodes[cube.Cells[i].Area].Name == area
        && (cube.Times.Nodes[cube.Cells[i].Time].Name == period || $"{cube.Times.Nodes[cube.Cells[i].Time].Name} ".StartsWith(period.Contains(' ', StringComparison.Ordinal) ? $"{period} " : $"{period}#0 ", StringComparison.Ordinal))
        && cube.Kinds.Nodes[cube.Cells[i].Kind].Name == kind);
}
