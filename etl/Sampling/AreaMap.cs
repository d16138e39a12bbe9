using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A statistical area of the town (DeSO).</summary>
internal sealed record SampleArea(AreaPlan Plan, int Residents, MultiPolygon Outline);

/// <summary>The municipality's areas: which one a point lies in, and their outlines, which tile the municipality.</summary>
internal sealed class AreaMap
{
    private const double CellMetres = 60;
    private const double VillageRadiusMetres = 800;

    private readonly Mosaic _mosaic;
    private readonly int[] _labels;

    private AreaMap(Mosaic mosaic, int[] labels, IReadOnlyList<SampleArea> areas)
    {
        _mosaic = mosaic;
        _labels = labels;
        Areas = areas;
    }

    public IReadOnlyList<SampleArea> Areas { get; }

    public IEnumerable<(string Code, string Name, MultiPolygon Outline)> Regions =>
        Areas.GroupBy(a => a.Plan.Region).OrderBy(g => g.Key, StringComparer.Ordinal).Select((group, i) =>
            (group.Key, TownPlan.Regions[i], Sweref.Multi(CoverageUnion.Union([.. group.Select(a => (Geometry)a.Outline)]))));

    public MultiPolygon Municipality => Sweref.Multi(CoverageUnion.Union([.. Areas.Select(a => (Geometry)a.Outline)]));

    public static AreaMap Draw(long seed)
    {
        var mosaic = new Mosaic(
            new(TownPlan.OriginEast - 10_800, TownPlan.OriginEast + 10_800, TownPlan.OriginNorth - 10_400, TownPlan.OriginNorth + 10_400),
            CellMetres,
            new(seed, "area corners"));
        Noise east = new(seed, "areas east", 1100), north = new(seed, "areas north", 1100);
        var labels = new int[mosaic.Columns * mosaic.Rows];
        for (var cell = 0; cell < labels.Length; cell++)
        {
            var place = mosaic.Centre(cell);
            labels[cell] = Label(place, new(place.X + 330 * east.At(place.X, place.Y), place.Y + 330 * north.At(place.X, place.Y)));
        }

        mosaic.Connect(labels);
        var outlines = mosaic.Polygons(labels, TownPlan.Areas.Count, toleranceMetres: 85);
        var random = new SampleRandom(seed, "residents");
        return new(mosaic, labels, [.. TownPlan.Areas.Select((plan, i) =>
            new SampleArea(plan, (int)Math.Round(plan.Residents * random.Between(0.97, 1.03)), Sweref.Multi(outlines[i])))]);
    }

    /// <summary>The number of the area around a point, in the order of <see cref="Areas"/>; -1 outside.</summary>
    public int At(Coordinate place) => _mosaic.LabelAt(_labels, place);

    // The second is the place moved by noise, so that borders are not straight.
    private static int Label(Coordinate place, Coordinate bent)
    {
        if (!Shapes.Inside(TownPlan.Outline, bent))
        {
            return -1;
        }

        if (Shapes.Inside(TownPlan.UrbanOutline, bent))
        {
            var left = Shapes.LeftOf(TownPlan.River, place);
            return Nearest(bent, a => a.Character < AreaCharacter.Village && Shapes.LeftOf(TownPlan.River, a.Middle) == left);
        }

        var village = Nearest(bent, a => a.Character == AreaCharacter.Village);
        return TownPlan.Areas[village].Middle.Distance(bent) < VillageRadiusMetres
            ? village
            : Nearest(bent, a => a.Character == AreaCharacter.Countryside);
    }

    private static int Nearest(Coordinate place, Func<AreaPlan, bool> among)
    {
        var (nearest, distance) = (-1, double.MaxValue);
        for (var i = 0; i < TownPlan.Areas.Count; i++)
        {
            var metres = TownPlan.Areas[i].Middle.Distance(place);
            if (metres < distance && among(TownPlan.Areas[i]))
            {
                (nearest, distance) = (i, metres);
            }
        }

        return nearest;
    }
}
