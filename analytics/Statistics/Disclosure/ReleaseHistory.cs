using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Lays a candidate and all releases before it on top of each other, as an attacker does who has kept them
/// all.</summary>
/// <remarks>
/// A count of the same area, kind and quarters, none of them corrected between, is the same count: known for good where one
/// release showed it, and withheld for good where one withheld it, so that a closed quarter is frozen as first published. A corrected quarter
/// is another quarter with counts of its own. The attacker is taken to know which of the finest counts the correction left as they were,
/// though not what it did to the others; and a change of a shown count by 1 … k − 1 is itself a small count, that is not shown.
/// Times that overlap, such as the whole time of two releases, are sets of the same quarters, so that what their difference says is
/// among the sums.
/// </remarks>
public static class ReleaseHistory
{
    /// <summary>Everything that will have been said once the candidate is out.</summary>
    /// <param name="areas">All areas of all releases.</param>
    /// <param name="kinds">All kinds, and the theme.</param>
    /// <param name="earlier">Oldest first, withdrawn ones among them: what was once public stays known.</param>
    /// <param name="candidate">What is to be published.</param>
    /// <param name="smallestCount">k.</param>
    /// <exception cref="ArgumentException">A count that no correction touched differs from what it was, or a finest count is in no
    /// release.</exception>
    public static JoinedReleases Join(
        CountHierarchy areas, CountHierarchy kinds, IReadOnlyList<ReleasedTable> earlier, ReleasedTable candidate, int smallestCount)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(candidate);
        var said = new SaidCounts(smallestCount);
        foreach (var release in earlier)
        {
            said.Add(release, isCandidate: false);
        }

        said.Add(candidate, isCandidate: true);
        var times = TimesOf([.. earlier, candidate]);
        var (areaAxis, timeAxis, kindAxis) = (areas.ToAxis(), times.Axis, kinds.ToAxis());
        var leaves = CountsOfLeaves(said, areas.Leaves, times.Leaves, kinds.Leaves);
        var timeNodes = timeAxis.Nodes.Select((node, i) => (node.Name, i)).ToDictionary(node => node.Name, node => node.i, StringComparer.Ordinal);
        var cells = ImmutableArray.CreateBuilder<CubeCell>();
        var places = new Dictionary<SaidKey, int>();
        for (var area = 0; area < areaAxis.Nodes.Length; area++)
        {
            for (var time = 0; time < timeAxis.Nodes.Length; time++)
            {
                for (var kind = 0; kind < kindAxis.Nodes.Length; kind++)
                {
                    var key = new SaidKey(areaAxis.Nodes[area].Name, timeAxis.Nodes[time].Name, kindAxis.Nodes[kind].Name);
                    places[key] = cells.Count;
                    cells.Add(said.CellOf(key, area, time, kind, 
                        () => Leaves(area, time, kind).Sum(), before => Leaves(area, time, kind).SequenceEqual(Leaves(area, timeNodes[before], kind))));
                }
            }
        }

        return new(new(areaAxis, timeAxis, kindAxis, leaves, cells.ToImmutable()), [.. candidate.Counts.Select(count => places[SaidCounts.KeyOf(candidate, count)])]);

        // Leaves stand in the order of their names: the versions of a time one beside the other.
        IEnumerable<int> Leaves(int area, int time, int kind) =>
            from a in areaAxis.Nodes[area].Leaves
            from t in timeAxis.Nodes[time].Leaves.Order()
            from k in kindAxis.Nodes[kind].Leaves
            select leaves[(a * times.Leaves.Length + t) * kinds.Leaves.Length + k];
    }

    private static ImmutableArray<int> CountsOfLeaves(
        SaidCounts said, ImmutableArray<string> areas, ImmutableArray<string> times, ImmutableArray<string> kinds) =>
        [.. from area in areas from time in times from kind in kinds select said.Leaf(new(area, time, kind))];

    private static (CountAxis Axis, ImmutableArray<string> Leaves) TimesOf(IReadOnlyList<ReleasedTable> releases)
    {
        var periods = releases.SelectMany(release => release.Periods).DistinctBy(SaidCounts.NameOf).ToList();
        ImmutableArray<QuarterVersion> quarters = [.. QuarterVersion.Sorted(periods.SelectMany(period => period.Quarters).Distinct())];
        var known = periods.Where(period => period.Quarters.Length == 1 && period.Level == 0).Select(SaidCounts.NameOf).ToHashSet(StringComparer.Ordinal);
        IEnumerable<AxisNode> nodes =
        [
            .. quarters.Select((quarter, leaf) => new AxisNode(quarter.ToString(), 0, [leaf], [])),
            .. periods.Where(period => !known.Contains(SaidCounts.NameOf(period))).Select(period => new AxisNode(
                SaidCounts.NameOf(period), period.Level, [.. period.Quarters.Select(quarter => quarters.IndexOf(quarter))], [.. period.Quarters.Select(quarter => quarters.IndexOf(quarter))])),
        ];
        ImmutableArray<ImmutableArray<int>> versions =
            [.. quarters.Select(quarter => Enumerable.Range(0, quarters.Length).Where(other => quarters[other].Quarter == quarter.Quarter).ToImmutableArray())];
        return (new(quarters.Length, nodes, versions), [.. quarters.Select(quarter => quarter.ToString())]);
    }
}

/// <summary>All releases and a candidate as one table.</summary>
/// <param name="Cube">Every count of any of them, once.</param>
/// <param name="Candidate">The cell of each count of the candidate, in its order.</param>
public sealed record JoinedReleases(CountCube Cube, ImmutableArray<int> Candidate);
