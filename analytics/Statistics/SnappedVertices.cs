using System.Runtime.InteropServices;

namespace Geo.Statistics;

/// <summary>An edge of a polygon's boundary between two snapped vertices, the lower number first.</summary>
internal readonly record struct BoundaryEdge(int From, int To, int Owner);

/// <summary>Numbers places: those at most a distance apart get one number, that of the first to come.</summary>
internal sealed class SnappedVertices(double snap)
{
    // Squares much wider than the distance: nearly every place need look in its own only.
    private readonly double _side = 64 * snap;
    private readonly Dictionary<(double X, double Y), int> _exact = [];
    private readonly Dictionary<(long Column, long Row), int> _newest = [];
    private readonly List<(double X, double Y)> _places = [];
    private readonly List<int> _older = [];

    public int Count => _places.Count;

    public (double X, double Y) this[int vertex] => _places[vertex];

    public int Find(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new ArgumentException($"({x}, {y}) is no place.");
        }

        ref var vertex = ref CollectionsMarshal.GetValueRefOrAddDefault(_exact, (x, y), out var known);
        return known ? vertex : vertex = Near(x, y) ?? Add(x, y);
    }

    private int? Near(double x, double y)
    {
        var (west, east) = (Square(x - snap), Square(x + snap));
        var (south, north) = (Square(y - snap), Square(y + snap));
        for (var column = west; column <= east; column++)
        {
            for (var row = south; row <= north; row++)
            {
                var vertex = _newest.GetValueOrDefault((column, row), -1);
                for (; vertex >= 0; vertex = _older[vertex])
                {
                    var (dx, dy) = (_places[vertex].X - x, _places[vertex].Y - y);
                    if (dx * dx + dy * dy <= snap * snap)
                    {
                        return vertex;
                    }
                }
            }
        }

        return null;
    }

    private int Add(double x, double y)
    {
        var vertex = _places.Count;
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, (Square(x), Square(y)), out var known);
        _older.Add(known ? newest : -1);
        _places.Add((x, y));
        return newest = vertex;
    }

    private long Square(double coordinate) => (long)Math.Floor(coordinate / _side);
}
