using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Names along an axis and which add up to which, such as areas to their unions and the municipality.</summary>
/// <param name="Items">Parts before what they add up to.</param>
public sealed record CountHierarchy(ImmutableArray<CountItem> Items)
{
    /// <summary>The names without parts, in order: the leaves.</summary>
    public ImmutableArray<string> Leaves { get; } = [.. Items.Where(item => item.Parts.IsEmpty).Select(item => item.Name)];

    /// <summary>The axis, its nodes in the order of <see cref="Items"/>.</summary>
    /// <exception cref="ArgumentException">A part is not named before its whole, or a name stands twice.</exception>
    public CountAxis ToAxis()
    {
        var (nodes, known) = (new List<AxisNode>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var item in Items)
        {
            ImmutableArray<int> parts = [.. item.Parts.Select(part => known.TryGetValue(part, out var node) ? node : throw new ArgumentException($"{part}, part of {item.Name}, is not there before it."))];
            ImmutableArray<int> leaves = parts.IsEmpty ? [Leaves.IndexOf(item.Name)] : [.. parts.SelectMany(part => nodes[part].Leaves).Order()];
            known.Add(item.Name, nodes.Count);
            nodes.Add(new(item.Name, item.Level, leaves, parts));
        }

        return new(Leaves.Length, nodes);
    }
}

/// <summary>A name along an axis.</summary>
/// <param name="Level">0 for a leaf; more the more is added up in it.</param>
/// <param name="Parts">What adds up to it; none for a leaf.</param>
public sealed record CountItem(string Name, int Level, ImmutableArray<string> Parts);
