namespace Geo.Statistics;

/// <content>Weights from a list of links, and weights made from other weights.</content>
public sealed partial class SpatialWeights
{
    /// <summary>Whether some cell has no neighbour but itself (an island).</summary>
    public bool HasIslands
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (IsIsland(i))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The weights that a list of links gives, such as a file made by GeoDa, PySAL or spdep.</summary>
    /// <param name="count">n: links name cells from 0 to n − 1.</param>
    /// <param name="links">Directed: the weight of <c>To</c> in the row of <c>From</c>; a symmetric pair is two links,
    /// and one alone is allowed. A weight of 0 is no link. A link from a cell to itself makes the weights include
    /// self, and then every cell must have one.</param>
    /// <returns>Weights with every row's neighbours in the order of their numbers; binary if all are 1.</returns>
    /// <exception cref="ArgumentException">A link names a cell that is not there, a weight is negative or not finite,
    /// a link is listed twice (neither their sum nor the last is what every reader would expect), or some but not all
    /// cells link to themselves.</exception>
    public static SpatialWeights FromLinks(int count, IEnumerable<(int From, int To, double Weight)> links)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(links);
        var kept = new List<(int From, int To, double Weight)>();
        foreach (var link in links)
        {
            if (link.From < 0 || link.From >= count || link.To < 0 || link.To >= count)
            {
                throw new ArgumentException($"{link.From} to {link.To}: there are {count} cells.", nameof(links));
            }

            if (!(link.Weight >= 0) || !double.IsFinite(link.Weight))
            {
                throw new ArgumentException($"{link.From} to {link.To} weighs {link.Weight}.", nameof(links));
            }

            if (link.Weight > 0)
            {
                kept.Add(link);
            }
        }

        kept.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        return OfSorted(count, kept);
    }

    /// <summary>The same neighbours, the weights of each row divided by their sum (style W): a weighted sum becomes
    /// the neighbours' mean. A cell without neighbours stays without.</summary>
    public SpatialWeights RowStandardised()
    {
        var factors = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            var sum = RowSum(i);
            factors[i] = sum > 0 ? 1 / sum : 1;
        }

        return ScaledBy(factors);
    }

    /// <summary>The same neighbours, every weight 1 (style B).</summary>
    public SpatialWeights AsBinary() => IsBinary ? this : new(_starts, _indices, weights: null, IncludeSelf);

    /// <summary>The same neighbours, and every cell its own with weight 1: the star in Gi*. Unchanged where it
    /// already includes self. Neighbours come in the order of their numbers.</summary>
    public SpatialWeights WithSelf()
    {
        if (IncludeSelf)
        {
            return this;
        }

        var links = new List<(int From, int To, double Weight)>(LinkCount + Count);
        for (var i = 0; i < Count; i++)
        {
            var first = links.Count;
            links.Add((i, i, 1));
            foreach (var (j, w) in NeighboursOf(i))
            {
                links.Add((i, j, w));
            }

            links.Sort(first, links.Count - first, Comparer<(int From, int To, double Weight)>.Create(
                (a, b) => a.To.CompareTo(b.To)));
        }

        return OfSorted(Count, links);
    }

    /// <summary>The links that satisfy a condition; a cell's link to itself always stays.</summary>
    /// <param name="keep">Given the numbers of the row's cell and of its neighbour.</param>
    public SpatialWeights Where(Func<int, int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var starts = new int[Count + 1];
        var indices = new List<int>(LinkCount);
        var weights = IsBinary ? null : new List<double>(LinkCount);
        for (var i = 0; i < Count; i++)
        {
            foreach (var (j, w) in NeighboursOf(i))
            {
                if (i == j || keep(i, j))
                {
                    indices.Add(j);
                    weights?.Add(w);
                }
            }

            starts[i + 1] = indices.Count;
        }

        return new(starts, [.. indices], weights?.ToArray(), IncludeSelf);
    }

    /// <summary>Whether the cell has no neighbour but itself.</summary>
    public bool IsIsland(int index) => _starts[index + 1] - _starts[index] == (IncludeSelf ? 1 : 0);

    /// <summary>The sum of the weights of row <paramref name="index"/>.</summary>
    internal double RowSum(int index)
    {
        if (_weights is null)
        {
            return _starts[index + 1] - _starts[index];
        }

        var sum = 0.0;
        for (var link = _starts[index]; link < _starts[index + 1]; link++)
        {
            sum += _weights[link];
        }

        return sum;
    }

    /// <summary>Binary weights from rows that are already compressed; self is not among them.</summary>
    internal static SpatialWeights OfRows(int[] starts, int[] indices) =>
        new(starts, indices, weights: null, includeSelf: false);

    private static SpatialWeights OfSorted(int count, List<(int From, int To, double Weight)> links)
    {
        var (starts, indices, weights) = (new int[count + 1], new int[links.Count], new double[links.Count]);
        var (selves, binary) = (0, true);
        for (var link = 0; link < links.Count; link++)
        {
            var (from, to, weight) = links[link];
            if (link > 0 && links[link - 1].From == from && links[link - 1].To == to)
            {
                throw new ArgumentException($"{from} to {to} is listed twice.", nameof(links));
            }

            starts[from + 1]++;
            (indices[link], weights[link]) = (to, weight);
            selves += from == to ? 1 : 0;
            binary &= weight == 1;
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        return selves == 0 || selves == count
            ? new(starts, indices, binary ? null : weights, includeSelf: selves > 0)
            : throw new ArgumentException($"{selves} of {count} cells link to themselves.", nameof(links));
    }
}
