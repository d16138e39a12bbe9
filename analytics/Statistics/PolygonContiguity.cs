using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace Geo.Statistics;

/// <summary>Which polygons border on each other: the neighbours of statistical areas.</summary>
/// <remarks>
/// Vertices nearer than the snapping distance are one vertex. Queen neighbours share a vertex, rook neighbours an edge;
/// where a vertex of one lies in the middle of another's edge (a T-junction, as where areas were drawn in two systems),
/// it counts as shared too, and edges that overlap count as shared. Gaps and overlaps wider than the snapping distance
/// are not neighbourhood: clean the layer first. spdep's <c>poly2nb</c> and libpysal look at vertices only and miss
/// the T-junctions; on layers without them all three agree.
/// </remarks>
public static class PolygonContiguity
{
    /// <summary>Binary weights without self; neighbours in the order of the polygons.</summary>
    /// <param name="polygons">n polygons or multipolygons in any one coordinate system; an empty one has no
    /// neighbours.</param>
    /// <param name="contiguity">Whether a shared point is enough.</param>
    /// <param name="snap">Vertices at most so far apart, in the unit of the coordinates, are one; null: a
    /// ten-millionth of the layer's longer side, 5 mm for a municipality of 50 km.</param>
    /// <exception cref="ArgumentOutOfRangeException">The snapping distance is not a positive number.</exception>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public static SpatialWeights Of(
        IReadOnlyList<Geometry> polygons, Contiguity contiguity, double? snap = null)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        if (snap is { } given && (!(given > 0) || !double.IsFinite(given)))
        {
            throw new ArgumentOutOfRangeException(nameof(snap), given, "A snapping distance is a positive number.");
        }

        var extent = new Envelope();
        foreach (var polygon in polygons)
        {
            extent.ExpandToInclude(polygon.EnvelopeInternal);
        }

        var longest = Math.Max(extent.Width, extent.Height);
        var distance = snap ?? (longest > 0 ? 1e-7 * longest : 1e-7);
        var vertices = new SnappedVertices(distance);
        var edges = Edges(polygons, vertices);
        var pairs = new List<long>(8 * polygons.Count);
        if (contiguity == Contiguity.Queen)
        {
            AddSharedVertices(edges, pairs, vertices.Count);
        }

        var lone = AddSharedEdges(edges, pairs);
        BoundaryOverlaps.Add(lone, vertices, contiguity, distance, pairs);
        return ToWeights(polygons.Count, pairs);
    }

    internal static long Pair(int one, int other) =>
        ((long)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);

    private static List<BoundaryEdge> Edges(IReadOnlyList<Geometry> polygons, SnappedVertices vertices)
    {
        var edges = new List<BoundaryEdge>(5 * polygons.Count);
        for (var owner = 0; owner < polygons.Count; owner++)
        {
            for (var part = 0; part < polygons[owner].NumGeometries; part++)
            {
                if (polygons[owner].GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
                {
                    AddRing(polygon.ExteriorRing, owner, vertices, edges);
                    foreach (var hole in polygon.InteriorRings)
                    {
                        AddRing(hole, owner, vertices, edges);
                    }
                }
            }
        }

        return edges;
    }

    private static void AddRing(LineString ring, int owner, SnappedVertices vertices, List<BoundaryEdge> edges)
    {
        var points = ring.CoordinateSequence;
        var before = -1;
        for (var k = 0; k < points.Count; k++)
        {
            var vertex = vertices.Find(points.GetX(k), points.GetY(k));
            if (before >= 0 && vertex != before)
            {
                edges.Add(new(Math.Min(before, vertex), Math.Max(before, vertex), owner));
            }

            before = vertex;
        }
    }

    // Every vertex of a ring begins one edge and ends another: the owners of both ends are the owners of the vertices.
    private static void AddSharedVertices(List<BoundaryEdge> edges, List<long> pairs, int vertexCount)
    {
        var starts = new int[vertexCount + 1];
        foreach (var (a, b, _) in edges)
        {
            starts[a + 1]++;
            starts[b + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            starts[v + 1] += starts[v];
        }

        var owners = new int[2 * edges.Count];
        var next = starts.AsSpan(0, vertexCount).ToArray();
        foreach (var (a, b, owner) in edges)
        {
            owners[next[a]++] = owner;
            owners[next[b]++] = owner;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            AddPairs(owners.AsSpan(starts[v], starts[v + 1] - starts[v]), pairs);
        }
    }

    private static void AddPairs(Span<int> owners, List<long> pairs)
    {
        // An owner stands twice, for the edge that ends here and the one that begins.
        var different = 0;
        foreach (var owner in owners)
        {
            if (!owners[..different].Contains(owner))
            {
                owners[different++] = owner;
            }
        }

        for (var a = 0; a < different; a++)
        {
            for (var b = a + 1; b < different; b++)
            {
                pairs.Add(Pair(owners[a], owners[b]));
            }
        }
    }

    /// <summary>Adds the owners of shared edges, and finds the edges that are one polygon's only.</summary>
    private static List<BoundaryEdge> AddSharedEdges(List<BoundaryEdge> edges, List<long> pairs)
    {
        // Not one long as the key: its hash is the upper half against the lower, and neighbours' numbers all collide.
        var firstOwner = new Dictionary<(int From, int To), (int Owner, bool Shared)>(edges.Count);
        foreach (var edge in edges)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firstOwner, (edge.From, edge.To), out var known);
            if (!known)
            {
                first = (edge.Owner, false);
            }
            else if (first.Owner != edge.Owner)
            {
                first.Shared = true;
                pairs.Add(Pair(first.Owner, edge.Owner));
            }
        }

        return [.. edges.Where(edge => !firstOwner[(edge.From, edge.To)].Shared)];
    }

    private static SpatialWeights ToWeights(int count, List<long> pairs)
    {
        var sorted = CollectionsMarshal.AsSpan(pairs);
        sorted.Sort();
        var starts = new int[count + 1];
        for (var k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k] != sorted[k - 1])
            {
                starts[(int)(sorted[k] >> 32) + 1]++;
                starts[(int)sorted[k] + 1]++;
            }
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        var indices = new int[starts[count]];
        var next = starts.AsSpan(0, count).ToArray();
        for (var k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k] != sorted[k - 1])
            {
                var (one, other) = ((int)(sorted[k] >> 32), (int)sorted[k]);
                indices[next[one]++] = other;
                indices[next[other]++] = one;
            }
        }

        for (var i = 0; i < count; i++)
        {
            indices.AsSpan(starts[i], starts[i + 1] - starts[i]).Sort();
        }

        return SpatialWeights.OfRows(starts, indices);
    }
}
