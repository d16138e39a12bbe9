using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Geo.Statistics;

/// <content>Weights from distances, and barriers between places.</content>
public sealed partial class SpatialWeights
{
    /// <summary>The k nearest other points of each point. Not symmetric: a lone farm has k neighbours whose own are
    /// nearer.</summary>
    /// <param name="points">n points, east and north in EPSG:3006 metres.</param>
    /// <param name="neighbours">k, from 1 to n − 1.</param>
    /// <returns>Binary weights without self; among equally near points the earlier in <paramref name="points"/> is
    /// taken. Neighbours come in the order of <paramref name="points"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1 or above n − 1.</exception>
    /// <exception cref="ArgumentException">A point is not finite.</exception>
    public static SpatialWeights Nearest(IReadOnlyList<(double East, double North)> points, int neighbours)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbours, points.Count - 1);
        var side = NearestSide(points);
        var squares = points
            .Select((point, i) => (Cell: GridCell.Containing(new(point.East, point.North), side), Index: i))
            .ToLookup(entry => entry.Cell, entry => entry.Index);
        var all = squares.Select(square => square.Key).ToArray();
        var reach = Math.Max(
            all.Max(cell => cell.Column) - all.Min(cell => cell.Column),
            all.Max(cell => cell.Row) - all.Min(cell => cell.Row));
        var found = new List<(double Squared, int Index)>();
        return Build(points.Count, includeSelf: false, (i, links) =>
        {
            found.Clear();
            var (column, row) = GridCell.Containing(new(points[i].East, points[i].North), side);
            for (var ring = 0; ring <= reach; ring++)
            {
                AddRing(points, squares, i, (column, row, ring), found);

                // What lies outside the rings walked is farther than ring · side.
                if (found.Count >= neighbours)
                {
                    found.Sort();
                    var farthest = found[neighbours - 1].Squared;
                    if (farthest < ring * side * (ring * side))
                    {
                        break;
                    }
                }
            }

            found.Sort();
            links.AddRange(found.Take(neighbours).Select(near => near.Index).Order());
        });
    }

    /// <summary>The same weights without the links that a barrier parts: a river, a railway, a motorway. A link goes
    /// if the straight line between the two centres touches a barrier; a bridge is a gap in the line.</summary>
    /// <param name="centres">n centres, east and north in the same system as the barriers.</param>
    /// <param name="barriers">Lines, or areas such as lakes.</param>
    /// <exception cref="ArgumentException">There is not one centre for each cell.</exception>
    public SpatialWeights WithoutLinksAcross(
        IReadOnlyList<(double East, double North)> centres, IReadOnlyCollection<Geometry> barriers)
    {
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentNullException.ThrowIfNull(barriers);
        if (centres.Count != Count)
        {
            throw new ArgumentException($"{centres.Count} centres, but {Count} cells.", nameof(centres));
        }

        var factory = GeometryFactory.Default;
        var index = new NetTopologySuite.Index.Strtree.STRtree<IPreparedGeometry>();
        foreach (var barrier in barriers)
        {
            index.Insert(barrier.EnvelopeInternal, PreparedGeometryFactory.Prepare(barrier));
        }

        return Where((i, j) =>
        {
            var way = factory.CreateLineString(
            [
                new(centres[i].East, centres[i].North), new Coordinate(centres[j].East, centres[j].North),
            ]);
            return !index.Query(way.EnvelopeInternal).Any(barrier => barrier.Intersects(way));
        });
    }

    /// <summary>A square that holds about two points of an even spread.</summary>
    private static double NearestSide(IReadOnlyList<(double East, double North)> points)
    {
        var extent = new Envelope();
        foreach (var (east, north) in points)
        {
            if (!double.IsFinite(east) || !double.IsFinite(north))
            {
                throw new ArgumentException($"({east}, {north}) is no place.", nameof(points));
            }

            extent.ExpandToInclude(east, north);
        }

        var area = Math.Max(extent.Width, extent.Height * 1e-3) * Math.Max(extent.Height, extent.Width * 1e-3);
        return area > 0 ? Math.Sqrt(2 * area / points.Count) : 1;
    }

    private static void AddRing(
        IReadOnlyList<(double East, double North)> points,
        ILookup<GridCell, int> squares,
        int self,
        (int Column, int Row, int Ring) around,
        List<(double Squared, int Index)> found)
    {
        var (column, row, ring) = around;
        for (var north = -ring; north <= ring; north++)
        {
            var step = Math.Abs(north) == ring || ring == 0 ? 1 : 2 * ring;
            for (var east = -ring; east <= ring; east += step)
            {
                foreach (var j in squares[new(column + east, row + north)])
                {
                    var (dx, dy) = (points[j].East - points[self].East, points[j].North - points[self].North);
                    if (j != self)
                    {
                        found.Add((dx * dx + dy * dy, j));
                    }
                }
            }
        }
    }
}
