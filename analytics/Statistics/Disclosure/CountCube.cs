using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>The counts of one theme by area, time and kind: a cell for every area with every time and every kind, sums
/// included.</summary>
public sealed class CountCube
{
    private readonly int[] _cellAt;

    /// <param name="areas">Areas, their unions, the municipality, and what has no area.</param>
    /// <param name="times">Quarters, years, the whole time; of all releases.</param>
    /// <param name="kinds">Kinds and the theme that they add up to.</param>
    /// <param name="leaves">The counts of the leaves, in the order of <see cref="Leaf"/>.</param>
    /// <param name="cells">One for every three nodes, in any order.</param>
    /// <exception cref="ArgumentException">Some three nodes have no cell, or two; or the leaves are not as many as said.</exception>
    public CountCube(CountAxis areas, CountAxis times, CountAxis kinds, ImmutableArray<int> leaves, ImmutableArray<CubeCell> cells)
    {
        (Areas, Times, Kinds, Leaves, Cells) = (areas, times, kinds, leaves, cells);
        var nodes = areas.Nodes.Length * times.Nodes.Length * kinds.Nodes.Length;
        if (leaves.Length != areas.Leaves * times.Leaves * kinds.Leaves)
        {
            throw new ArgumentException($"{leaves.Length} leaves, but the axes have {areas.Leaves * times.Leaves * kinds.Leaves}.", nameof(leaves));
        }

        _cellAt = new int[nodes];
        Array.Fill(_cellAt, -1);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            _cellAt[Node(cells[cell].Area, cells[cell].Time, cells[cell].Kind)] = cell;
        }

        if (cells.Length != nodes || _cellAt.Contains(-1))
        {
            throw new ArgumentException($"{cells.Length} cells for {nodes} combinations, or one of them twice.", nameof(cells));
        }
    }

    public CountAxis Areas { get; }

    public CountAxis Times { get; }

    public CountAxis Kinds { get; }

    /// <summary>The counts of the leaves.</summary>
    public ImmutableArray<int> Leaves { get; }

    public ImmutableArray<CubeCell> Cells { get; }

    /// <summary>The place of a leaf's count in <see cref="Leaves"/>.</summary>
    public int Leaf(int area, int time, int kind) => (area * Times.Leaves + time) * Kinds.Leaves + kind;

    /// <summary>The place of three nodes' cell in <see cref="Cells"/>.</summary>
    public int CellOf(int area, int time, int kind) => _cellAt[Node(area, time, kind)];

    /// <summary>Whether a leaf's count is known to be the same in another version: then they move together or not at
    /// all.</summary>
    public bool IsTied(int area, int time, int kind)
    {
        var versions = Times.Versions[time];
        for (var i = 0; i < versions.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Leaves[Leaf(area, versions[i], kind)] == Leaves[Leaf(area, versions[j], kind)])
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What is withheld before anything is done for its sake: what must be, and what was before.</summary>
    public bool[] PrimaryMarks() => [.. Cells.Select(cell => cell.Primary || cell.Standing is CellStanding.WithheldBefore or CellStanding.NeverTold)];

    /// <summary>The cells in the same order, and everything that adds up: what the auditor reads.</summary>
    public CountTable ToTable()
    {
        var sums = ImmutableArray.CreateBuilder<CountSum>();
        for (var cell = 0; cell < Cells.Length; cell++)
        {
            var (area, time, kind) = (Cells[cell].Area, Cells[cell].Time, Cells[cell].Kind);
            Add(cell, [.. Areas.Nodes[area].Parts.Select(part => CellOf(part, time, kind))]);
            Add(cell, [.. Times.Nodes[time].Parts.Select(part => CellOf(area, part, kind))]);
            Add(cell, [.. Kinds.Nodes[kind].Parts.Select(part => CellOf(area, time, part))]);
        }

        foreach (var (version, earlier, area, kind) in SameAgain())
        {
            sums.Add(new(CellOf(area, version, kind), [CellOf(area, earlier, kind)]));
        }

        return new([.. Cells.Select(cell => new CountCell(cell.Count, cell.Primary, cell.Standing != CellStanding.NeverTold))], sums.ToImmutable());

        void Add(int total, ImmutableArray<int> parts)
        {
            if (parts.Length > 0)
            {
                sums.Add(new(total, parts));
            }
        }
    }

    // The leaf nodes of two versions that have the same count: the attacker knows that they have.
    private IEnumerable<(int Version, int Earlier, int Area, int Kind)> SameAgain()
    {
        var (areas, times, kinds) = (LeafNodes(Areas), LeafNodes(Times), LeafNodes(Kinds));
        return from time in Enumerable.Range(0, Times.Leaves)
               from earlier in Times.Versions[time]
               where earlier < time
               from area in Enumerable.Range(0, Areas.Leaves)
               from kind in Enumerable.Range(0, Kinds.Leaves)
               where Leaves[Leaf(area, time, kind)] == Leaves[Leaf(area, earlier, kind)]
               select (times[time], times[earlier], areas[area], kinds[kind]);

        static int[] LeafNodes(CountAxis axis) => [.. Enumerable.Range(0, axis.Leaves)
            .Select(leaf => axis.Nodes.IndexOf(axis.Nodes.First(node => node.Leaves is [var only] && only == leaf)))];
    }

    private int Node(int area, int time, int kind) => (area * Times.Nodes.Length + time) * Kinds.Nodes.Length + kind;
}

/// <summary>A count of an area, a time and a kind.</summary>
/// <param name="Area">Its node on the axis of areas.</param>
/// <param name="Time">Its node on the axis of times.</param>
/// <param name="Kind">Its node on the axis of kinds.</param>
/// <param name="Count">Events.</param>
/// <param name="Primary">Whether it must be withheld for its own sake.</param>
/// <param name="Standing">Whether it is still open what becomes of it.</param>
public readonly record struct CubeCell(int Area, int Time, int Kind, int Count, bool Primary, CellStanding Standing = CellStanding.Open);

/// <summary>Whether a cell can still be shown or withheld.</summary>
public enum CellStanding
{
    /// <summary>This release decides.</summary>
    Open,

    /// <summary>An earlier release showed it: it is known for good.</summary>
    ShownBefore,

    /// <summary>Earlier releases withheld it, and so must this one.</summary>
    WithheldBefore,

    /// <summary>No release tells it or protects it: it takes part in sums only.</summary>
    NeverTold,
}
