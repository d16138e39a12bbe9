using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>One way in which events are divided: by area, by time or by kind. Its leaves part them without overlap; its nodes are
/// what is counted, each a set of leaves, and may overlap in any way: nested areas, years and quarters, last year's
/// whole time and this year's.</summary>
public sealed class CountAxis
{
    /// <summary>What stands in the place of another leaf when a move takes from none.</summary>
    internal const int None = -1;

    private readonly NodeSign[][] _touched;

    /// <param name="leaves">How many leaves there are.</param>
    /// <param name="nodes">What is counted.</param>
    /// <param name="versions">For each leaf, the leaves that are the same thing counted again after a correction, itself among
    /// them; null where nothing has been corrected.</param>
    /// <exception cref="ArgumentException">A node has no leaves, one that there is not, or parts that are not it.</exception>
    public CountAxis(int leaves, IEnumerable<AxisNode> nodes, ImmutableArray<ImmutableArray<int>>? versions = null)
    {
        Leaves = leaves;
        Nodes = [.. nodes];
        Versions = versions ?? [.. Enumerable.Range(0, leaves).Select(leaf => ImmutableArray.Create(leaf))];
        Movers =
        [
            .. Enumerable.Range(0, leaves).Select(leaf => ImmutableArray.Create(leaf)),
            .. Versions.Where(same => same.Length > 1).DistinctBy(same => same.Min()),
        ];
        foreach (var node in Nodes)
        {
            Check(node);
        }

        _touched = new NodeSign[Movers.Length * (Movers.Length + 1)][];
        for (var mover = 0; mover < Movers.Length; mover++)
        {
            for (var other = None; other < Movers.Length; other++)
            {
                _touched[Index(mover, other)] = [.. Touch(mover, other)];
            }
        }
    }

    public int Leaves { get; }

    public ImmutableArray<AxisNode> Nodes { get; }

    /// <summary>The versions of each leaf, itself among them.</summary>
    public ImmutableArray<ImmutableArray<int>> Versions { get; }

    /// <summary>What an event can move to or from: each leaf, then all versions of a leaf together.</summary>
    internal ImmutableArray<ImmutableArray<int>> Movers { get; }

    /// <summary>The nodes whose count changes when an event moves to one place from another, or comes from nowhere, and which
    /// way.</summary>
    internal NodeSign[] Touched(int mover, int other) => _touched[Index(mover, other)];

    private int Index(int mover, int other) => mover * (Movers.Length + 1) + other + 1;

    private IEnumerable<NodeSign> Touch(int mover, int other)
    {
        for (var node = 0; node < Nodes.Length; node++)
        {
            var sign = Holds(node, mover) - (other == None ? 0 : Holds(node, other));
            if (sign != 0)
            {
                yield return new(node, sign);
            }
        }

        int Holds(int node, int moved) => Movers[moved].Any(Nodes[node].Leaves.Contains) ? 1 : 0;
    }

    private void Check(AxisNode node)
    {
        if (node.Leaves.IsEmpty || Versions.Length != Leaves || node.Leaves.Any(leaf => leaf < 0 || leaf >= Leaves))
        {
            throw new ArgumentException($"{node.Name} has {node.Leaves.Length} leaves, some of them not among 0 to {Leaves - 1}.");
        }

        if (node.Parts.Length > 0 && !node.Parts.SelectMany(part => Nodes[part].Leaves).Order().SequenceEqual(node.Leaves.Order()))
        {
            throw new ArgumentException($"The parts of {node.Name} are not the whole of it, or overlap.");
        }
    }
}

/// <summary>Something that is counted along an axis.</summary>
/// <param name="Level">How much is added up in it: 0 for a leaf.</param>
/// <param name="Leaves">The leaves that are in it.</param>
/// <param name="Parts">The nodes that add up to it; none for a leaf.</param>
public sealed record AxisNode(string Name, int Level, ImmutableArray<int> Leaves, ImmutableArray<int> Parts);

/// <summary>That a node's count grows, +1, or shrinks, −1.</summary>
internal readonly record struct NodeSign(int Node, int Sign);
