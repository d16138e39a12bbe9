using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>The bay, the river and the lakes, and whether a point is wet.</summary>
internal sealed class WaterMap
{
    private const double RiverHalfWidthMetres = 24;
    private const double ShoreMetres = 18;

    private readonly IndexedPointInAreaLocator _wetOrShore;

    private WaterMap(IReadOnlyList<(string Name, MultiPolygon Area)> waters)
    {
        Waters = waters;
        Union = waters.Select(w => (Geometry)w.Area).Aggregate((a, b) => a.Union(b));
        _wetOrShore = new(Union.Buffer(ShoreMetres, 3));
    }

    public IReadOnlyList<(string Name, MultiPolygon Area)> Waters { get; }

    public Geometry Union { get; }

    public static WaterMap Draw(long seed, Geometry municipality)
    {
        var random = new SampleRandom(seed, "water");
        var island = Shore(TownPlan.Island);
        var bay = Shore(TownPlan.Bay).Difference(island);
        var river = Sweref.Factory.CreateLineString([.. Shapes.Roughen([.. TownPlan.River.SkipLast(3)], 90, 0.16, random)])
            .Buffer(RiverHalfWidthMetres, 2).Difference(bay);
        return new([
            Named("Exempelviken", bay),
            Named("Lövån", river),
            .. TownPlan.Lakes.Select(lake => Named(lake.Name, Shore(lake.Shore))),
        ]);

        Geometry Shore(IReadOnlyList<Coordinate> corners) =>
            Sweref.Polygon(Shapes.Roughen([.. corners, corners[0]], 110, 0.17, random).SkipLast(1)).Buffer(0);

        (string, MultiPolygon) Named(string name, Geometry area) => (name, Sweref.Multi(Rounded(area.Intersection(municipality))));
    }

    /// <summary>Whether the point lies in water or so near it that nobody builds there.</summary>
    public bool IsWet(Coordinate place) => _wetOrShore.Locate(place) != Location.Exterior;

    private static Geometry Rounded(Geometry area) =>
        NetTopologySuite.Precision.GeometryPrecisionReducer.Reduce(area, new PrecisionModel(10));
}
