namespace Geo.Statistics.Patterns;

/// <summary>About how many pairs of points lie near each other, counted as points are added: to know what a test of pairs would cost
/// before it is made.</summary>
/// <remarks>Squares with the distance as side: each point is paired with those in its own square and the eight around it. Of points that
/// lie evenly that counts 9/π times the pairs within the distance; never fewer than there are.</remarks>
public sealed class NearPairs
{
    private readonly Dictionary<GridCell, int> _points = [];
    private readonly double _metres;

    /// <param name="metres">How near is near; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is not a positive number.</exception>
    public NearPairs(double metres)
    {
        GridCell.CheckSize(metres);
        _metres = metres;
    }

    /// <summary>At least the pairs of the points added so far that are near.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a point.</summary>
    /// <exception cref="ArgumentException">It has no finite coordinates.</exception>
    public void Add(double x, double y)
    {
        var (column, row) = GridCell.Containing(new(x, y), _metres);
        for (var square = 0; square < 9; square++)
        {
            Count += _points.GetValueOrDefault(new(column + square % 3 - 1, row + square / 3 - 1));
        }

        _points[new(column, row)] = _points.GetValueOrDefault(new(column, row)) + 1;
    }
}
