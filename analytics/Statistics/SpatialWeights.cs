namespace Geo.Statistics;

/// <summary>Which cells are neighbours, and how much each counts for the other: the n × n weights of spatial
/// statistics, of which only those above zero are kept.</summary>
/// <remarks>
/// Rows are compressed (CSR). Every weight is 1 unless links bring their own or <see cref="ScaledBy"/> or
/// <see cref="RowStandardised"/> is used. Rivers and railways are not seen, and cells on both sides of a motorway are
/// neighbours, until <see cref="WithoutLinksAcross"/> parts them.
/// </remarks>
public sealed partial class SpatialWeights
{
    private readonly int[] _starts;
    private readonly int[] _indices;

    /// <summary>Null means that every weight is 1.</summary>
    private readonly double[]? _weights;

    private SpatialWeights(int[] starts, int[] indices, double[]? weights, bool includeSelf)
    {
        (_starts, _indices, _weights, IncludeSelf) = (starts, indices, weights, includeSelf);
    }

    /// <summary>n, the number of cells.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Whether every cell neighbours itself: the star in Gi*.</summary>
    public bool IncludeSelf { get; }

    /// <summary>Whether every weight is 1, so that a weighted sum is a plain sum over the neighbourhood.</summary>
    public bool IsBinary => _weights is null;

    /// <summary>Weights above zero, itself included where <see cref="IncludeSelf"/>: twice the number of neighbouring
    /// pairs, plus n with self.</summary>
    public int LinkCount => _indices.Length;

    /// <summary>Cells that share an edge or a corner (queen contiguity): up to eight, and the cell itself if asked
    /// for.</summary>
    /// <param name="cells">n different cells in any order; those missing (water, other municipalities) are nobody's
    /// neighbours.</param>
    /// <param name="includeSelf">Whether a cell neighbours itself.</param>
    /// <returns>Binary weights. A cell's neighbours come from the south-west to the north-east whatever the order of
    /// <paramref name="cells"/>, so that sums do not depend on it.</returns>
    /// <exception cref="ArgumentException">A cell is listed twice.</exception>
    public static SpatialWeights Queen(IReadOnlyList<GridCell> cells, bool includeSelf) =>
        OfGrid(cells, includeSelf, CellNeighbourhood.Queen);

    /// <summary>Cells that share an edge (rook contiguity): up to four, and the cell itself if asked for.</summary>
    /// <inheritdoc cref="Queen"/>
    public static SpatialWeights Rook(IReadOnlyList<GridCell> cells, bool includeSelf) =>
        OfGrid(cells, includeSelf, CellNeighbourhood.Rook);

    /// <summary>Cells that are near by one of the neighbourhoods.</summary>
    /// <inheritdoc cref="Queen"/>
    public static SpatialWeights Of(IReadOnlyList<GridCell> cells, bool includeSelf, CellNeighbourhood neighbourhood) =>
        OfGrid(cells, includeSelf, neighbourhood);

    /// <summary>Points at most a distance apart: exactly that distance counts.</summary>
    /// <param name="points">n points, east and north in EPSG:3006 metres; several may lie in one place.</param>
    /// <param name="radiusMetres">Above 0. For the eight neighbours of a grid give 1.5 cells: the diagonal, √2 cells,
    /// is lost to rounding when given exactly.</param>
    /// <param name="includeSelf">Whether a point neighbours itself.</param>
    /// <returns>Binary weights; neighbours in the order of <paramref name="points"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not a positive number.</exception>
    /// <exception cref="ArgumentException">A point is not finite.</exception>
    public static SpatialWeights WithinDistance(
        IReadOnlyList<(double East, double North)> points, double radiusMetres, bool includeSelf = true)
    {
        ArgumentNullException.ThrowIfNull(points);
        // Squares with the radius as side: whoever is near enough lies in the same square or one beside it.
        var squares = points
            .Select((point, i) => (Cell: GridCell.Containing(new(point.East, point.North), radiusMetres), Index: i))
            .ToLookup(entry => entry.Cell, entry => entry.Index);
        return Build(points.Count, includeSelf, (i, links) =>
        {
            var first = links.Count;
            var (column, row) = GridCell.Containing(new(points[i].East, points[i].North), radiusMetres);
            for (var square = 0; square < 9; square++)
            {
                foreach (var j in squares[new(column + square % 3 - 1, row + square / 3 - 1)])
                {
                    var (east, north) = (points[j].East - points[i].East, points[j].North - points[i].North);
                    if ((includeSelf || i != j) && east * east + north * north <= radiusMetres * radiusMetres)
                    {
                        links.Add(j);
                    }
                }
            }

            links.Sort(first, links.Count - first, null);
        });
    }

    /// <summary>The neighbours of cell <paramref name="index"/> with their weights; nothing is allocated.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such cell.</exception>
    public NeighbourList NeighboursOf(int index) => new(
        IndicesOf(index),
        _weights is null ? [] : _weights.AsSpan(_starts[index], _starts[index + 1] - _starts[index]));

    /// <summary>The neighbours of cell <paramref name="index"/> without their weights.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such cell.</exception>
    public ReadOnlySpan<int> IndicesOf(int index) =>
        _indices.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>The same neighbours, all weights of cell i multiplied by the i-th factor.</summary>
    /// <param name="factors">n factors, finite and above 0.</param>
    /// <exception cref="ArgumentException">Their number is not n, or one is not a positive number.</exception>
    public SpatialWeights ScaledBy(ReadOnlySpan<double> factors)
    {
        if (factors.Length != Count)
        {
            throw new ArgumentException($"{factors.Length} factors, but {Count} cells.", nameof(factors));
        }

        var scaled = new double[_indices.Length];
        for (var i = 0; i < Count; i++)
        {
            if (!(factors[i] > 0) || !double.IsFinite(factors[i]))
            {
                throw new ArgumentException($"Factor {i} is {factors[i]}: not a positive number.", nameof(factors));
            }

            for (var link = _starts[i]; link < _starts[i + 1]; link++)
            {
                scaled[link] = factors[i] * (_weights?[link] ?? 1);
            }
        }

        return new(_starts, _indices, scaled, IncludeSelf);
    }

    private static SpatialWeights OfGrid(IReadOnlyList<GridCell> cells, bool includeSelf, CellNeighbourhood neighbourhood)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var indexOf = new Dictionary<GridCell, int>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            if (!indexOf.TryAdd(cells[i], i))
            {
                throw new ArgumentException($"{cells[i]} is listed twice, at {i} too.", nameof(cells));
            }
        }

        var (reach, corners) = (neighbourhood == CellNeighbourhood.TwoCells ? 2 : 1, neighbourhood != CellNeighbourhood.Rook);
        return Build(cells.Count, includeSelf, (i, links) =>
        {
            var (column, row) = cells[i];
            for (var north = -reach; north <= reach; north++)
            {
                for (var east = -reach; east <= reach; east++)
                {
                    var self = north == 0 && east == 0;
                    var near = self ? includeSelf : corners || north == 0 || east == 0;
                    if (near && indexOf.TryGetValue(new(column + east, row + north), out var j))
                    {
                        links.Add(j);
                    }
                }
            }
        });
    }

    private static SpatialWeights Build(int count, bool includeSelf, Action<int, List<int>> addLinks)
    {
        var starts = new int[count + 1];
        var links = new List<int>(9 * count);
        for (var i = 0; i < count; i++)
        {
            addLinks(i, links);
            starts[i + 1] = links.Count;
        }

        return new(starts, [.. links], weights: null, includeSelf);
    }
}
