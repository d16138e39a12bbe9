using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Geo.Statistics;

/// <summary>Neighbours whose vertices do not meet: a vertex in the middle of another's edge, or edges that
/// overlap.</summary>
internal static class BoundaryOverlaps
{
    /// <summary>Adds the pairs of owners.</summary>
    /// <param name="lone">The edges that belong to one polygon only: no other can be part of a T-junction's
    /// stretch.</param>
    /// <param name="vertices">Where their ends are.</param>
    /// <param name="contiguity">Whether a shared point is enough.</param>
    /// <param name="snap">How near is on.</param>
    /// <param name="pairs">Gets them.</param>
    public static void Add(
        List<BoundaryEdge> lone, SnappedVertices vertices, Contiguity contiguity, double snap, List<long> pairs)
    {
        var index = new STRtree<BoundaryEdge>();
        foreach (var edge in lone)
        {
            index.Insert(Around(edge, vertices), edge);
        }

        foreach (var edge in lone)
        {
            var near = Around(edge, vertices);
            near.ExpandBy(snap);
            foreach (var other in index.Query(near))
            {
                if (other.Owner > edge.Owner && Touch(edge, other, vertices, contiguity, snap))
                {
                    pairs.Add(PolygonContiguity.Pair(edge.Owner, other.Owner));
                }
            }
        }
    }

    private static Envelope Around(BoundaryEdge edge, SnappedVertices vertices) => new(
        vertices[edge.From].X, vertices[edge.To].X, vertices[edge.From].Y, vertices[edge.To].Y);

    private static bool Touch(
        BoundaryEdge one, BoundaryEdge other, SnappedVertices vertices, Contiguity contiguity, double snap)
    {
        // The places where an end of either lies on the other: a stretch has two of them, apart from each other.
        Span<(double X, double Y)> on = stackalloc (double, double)[4];
        var count = 0;
        foreach (var (end, edge) in new[] { (one.From, other), (one.To, other), (other.From, one), (other.To, one) })
        {
            if (Distance(vertices[end], vertices[edge.From], vertices[edge.To]) <= snap)
            {
                on[count++] = vertices[end];
            }
        }

        if (contiguity == Contiguity.Queen || count < 2)
        {
            return contiguity == Contiguity.Queen && count > 0;
        }

        for (var k = 1; k < count; k++)
        {
            if (Math.Abs(on[k].X - on[0].X) > 2 * snap || Math.Abs(on[k].Y - on[0].Y) > 2 * snap)
            {
                return true;
            }
        }

        return false;
    }

    private static double Distance((double X, double Y) place, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var along = Math.Clamp(((place.X - from.X) * dx + (place.Y - from.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(from.X + along * dx - place.X, 2) + Math.Pow(from.Y + along * dy - place.Y, 2));
    }
}
