using System.Collections.Immutable;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Autocorrelation;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Service.Analyses;

/// <summary>Which areas lie beside which, and what an area's rate says beside its neighbours': Gi* for comparison, local Moran for those
/// that stand out.</summary>
/// <remarks>
/// Statistical areas cover the ground and have those they touch as neighbours. Plan areas and named places lie scattered: their six nearest
/// are taken. Rates are drawn towards the mean (empirical Bayes) first, or the smallest areas would stand out by chance alone.
/// </remarks>
internal sealed class NeighbouringAreas
{
    public const int Permutations = 9_999;
    public const long Seed = 20_240_611;

    private const double Alpha = 0.05;
    private const int Nearest = 6;

    /// <summary>Fewer areas than this have no surroundings to speak of.</summary>
    private const int Fewest = 8;

    private readonly Dictionary<(AreaKind, string), Geometry> _outlines;
    private readonly Dictionary<string, SpatialWeights> _weights = [];

    private NeighbouringAreas(Dictionary<(AreaKind, string), Geometry> outlines) => _outlines = outlines;

    /// <summary>Reads the outlines of the areas that analyses use.</summary>
    public static async Task<NeighbouringAreas> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel) => new((await db.Areas.AsNoTracking()
        .Where(area => area.Municipality == municipality.Code && area.Outline != null && (area.Kind == AreaKind.Plan || area.Edition == municipality.PublicAreaEdition))
        .ToListAsync(cancel)).GroupBy(area => (area.Kind, area.Code)).ToDictionary(area => area.Key, area => (Geometry)area.First().Outline!));

    /// <summary>The documents with what their neighbours say of them; unchanged where the areas are too few or have no outline.</summary>
    /// <param name="kind">Of all of the areas.</param>
    /// <param name="codes">Of the areas.</param>
    /// <param name="documents">In the same order.</param>
    /// <param name="computing">Threads and cancellation.</param>
    public ImmutableArray<AreaDocument> Compare(AreaKind kind, IReadOnlyList<string> codes, ImmutableArray<AreaDocument> documents, Computing computing)
    {
        var known = Enumerable.Range(0, codes.Count)
            .Where(i => double.IsFinite(documents[i].EmpiricalBayesPer1000) && _outlines.ContainsKey((kind, codes[i]))).ToArray();
        if (known.Length < Fewest)
        {
            return documents;
        }

        var key = $"{kind} {string.Join(' ', known.Select(i => codes[i]))}";
        if (!_weights.TryGetValue(key, out var weights))
        {
            _weights.Add(key, weights = Weights(kind, [.. known.Select(i => _outlines[(kind, codes[i])])]));
        }

        return With(documents, known, weights, computing);
    }

    /// <summary>The documents of some of the areas held against one another.</summary>
    /// <param name="documents">Of all areas.</param>
    /// <param name="known">Those that are compared, by their place among the documents.</param>
    /// <param name="weights">Of those, without self.</param>
    /// <param name="computing">Threads and cancellation.</param>
    internal static ImmutableArray<AreaDocument> With(ImmutableArray<AreaDocument> documents, int[] known, SpatialWeights weights, Computing computing)
    {
        var rates = Array.ConvertAll(known, i => documents[i].EmpiricalBayesPer1000);
        var star = GetisOrd.GiStar(rates, weights.WithSelf());
        var moran = LocalMoran.Test(rates, weights.RowStandardised(), LocalMoments.Conditional, (Permutations, Seed), computing);
        var q = FalseDiscovery.BenjaminiHochberg(Array.ConvertAll(moran, unit => unit.PPermutation));
        var compared = documents.ToArray();
        for (var at = 0; at < known.Length; at++)
        {
            compared[known[at]] = documents[known[at]] with { GiStarZ = star[at], MoranQBh = q[at], Outlier = q[at] <= Alpha ? moran[at].Quadrant : null };
        }

        return [.. compared];
    }

    private static SpatialWeights Weights(AreaKind kind, IReadOnlyList<Geometry> outlines)
    {
        if (kind != AreaKind.Plan)
        {
            return PolygonContiguity.Of(outlines, Contiguity.Queen);
        }

        // A multipolygon's middle may lie outside it, but never far away.
        return SpatialWeights.Nearest([.. outlines.Select(outline => (outline.Centroid.X, outline.Centroid.Y))], Math.Min(Nearest, outlines.Count - 1));
    }
}
