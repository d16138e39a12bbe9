using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>What stands in the town and may explain what happens there: street lights of the middle and of the villages, places with
/// a licence to serve alcohol, bus stops. Rows and, for layers of points, a point a row.</summary>
internal sealed class ContextLayers
{
    private const int TownLights = 420;
    private const int VillageLights = 150;
    private const double LightGapMetres = 38;

    private static readonly string[] Fittings = ["LED 24 W", "LED 40 W", "Natrium 70 W"];

    private ContextLayers(SampleTable town, SampleTable villages, SampleTable licences, SampleTable stops)
    {
        (Lights, VillageLightRows, Licences, Stops) = (town, villages, licences, stops);
    }

    public SampleTable Lights { get; }

    public SampleTable VillageLightRows { get; }

    public SampleTable Licences { get; }

    public SampleTable Stops { get; }

    public required IReadOnlyList<Coordinate> LightPoints { get; init; }

    public required IReadOnlyList<Coordinate> VillageLightPoints { get; init; }

    public required IReadOnlyList<Coordinate> StopPoints { get; init; }

    public IReadOnlyList<SampleTable> Tables => [Lights, VillageLightRows, Licences, Stops];

    public static ContextLayers Draw(SampleTown town, long seed)
    {
        var random = new SampleRandom(seed, "context layers");
        var middle = TownPlan.EveningPlaces[0].Location;
        var lights = Along(town.Streets.Where(s => s.Class == "lokalgata").OrderBy(s => s.Course.Centroid.Coordinate.Distance(middle)), TownLights);
        var villages = Along(town.Streets.Where(s => s.Class == "byväg"), VillageLights);
        var stops = town.Streets.Where(s => s.Class is "huvudgata" or "landsväg")
            .SelectMany(s => Shapes.Walk(s.Course.Coordinates, 700).Select(at => (s.Name, Place: Sweref.Decimetre(at.Place)))).ToList();
        var serving = town.Buildings.Where(b => b.Use == "restaurang").ToList();
        return new(
            new("street-lights", "lighting/belysning.gpkg", ["stolpe_id", "armatur", "status"],
                [.. lights.Select((_, i) => Row($"B{i + 1:00000}", random.Pick(Fittings), random.Chance(0.06) ? "släckt" : "tänd"))])
            { FirstLine = 1 },
            new("village-lights", "lighting/belysning-byar.shp", ["STOLPE_ID", "ARMATUR", "STATUS", "HOJD_M"],
                [.. villages.Select((_, i) => Row($"L{i + 1:0000}", random.Pick(Fittings), random.Chance(0.1) ? "släckt" : "tänd", 6.0))])
            { FirstLine = 1 },
            new("alcohol-licences", "licences/serveringstillstand.xlsx", ["Tillståndsnr", "Serveringsställe", "Adress", "Typ", "Serveras till"],
                [.. serving.Select((b, i) => Row($"ST-{i + 1:000}", $"Restaurang {i + 1}", Spelt(b.Address, random), "Stadigvarande, allmänheten", random.Pick(["01:00", "22:00", "02:00"])))]),
            new("bus-stops", "transit/hallplatser.geojson", ["id", "namn", "typ"],
                [.. stops.Select((s, i) => Row($"9{i + 1:000}", $"{s.Name} {i % 9 + 1}", "buss"))])
            { FirstLine = 1 })
        {
            LightPoints = lights,
            VillageLightPoints = villages,
            StopPoints = [.. stops.Select(s => s.Place)],
        };
    }

    private static List<Coordinate> Along(IEnumerable<SampleStreet> streets, int count) =>
        [.. streets.SelectMany(s => Shapes.Walk(s.Course.Coordinates, LightGapMetres)).Take(count).Select(at => Sweref.Decimetre(new(at.Place.X - 5 * at.DirectionNorth, at.Place.Y + 5 * at.DirectionEast)))];

    // Two clerks, two ways of writing.
    private static string Spelt(string address, SampleRandom random) => random.Chance(0.3) ? $" {address.ToUpperInvariant()} " : address;

    private static SampleRow Row(params object?[] cells) => new(cells, null);
}
