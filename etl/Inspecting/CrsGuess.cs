using Geo.Database;
using Geo.Etl.Staging;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Geo.Etl.Inspecting;

/// <summary>Which coordinate system puts a file's points where they can be.</summary>
/// <remarks>
/// The twelve local zones of SWEREF 99 all call their own meridian 150 000: the same numbers lie in Sweden in several of
/// them. Without the municipality's outline that cannot be settled, and is not.
/// </remarks>
/// <param name="Crs">EPSG number; null where several fit, or none.</param>
internal sealed record CrsGuess(int? Crs, Guess Guess, IReadOnlyList<string> Doubts)
{
    private const double Most = 0.9;

    // A zone is used some 110 km to either side of its meridian; Lantmäteriet made them narrow to keep lengths true.
    private const double ZoneHalfWidth = 130_000;

    // Sweden with its sea, coarsely, longitude and latitude: larger than the land everywhere, but Norway and Finland are
    // mostly outside.
    private static readonly (double, double)[] Border =
    [
        (10.4, 58.8), (11.0, 57.3), (12.0, 55.9), (12.4, 55.1), (15.0, 54.9), (19.6, 55.6), (20.2, 57.6), (20.0, 59.8), (19.4, 60.6), (19.4, 62.2),
        (21.6, 63.4), (22.6, 64.6), (24.4, 65.3), (24.4, 66.2), (23.9, 67.6), (23.0, 68.4), (20.7, 69.2), (19.6, 68.6), (17.8, 68.7), (16.0, 68.1),
        (15.8, 67.0), (14.2, 66.0), (13.4, 64.6), (11.8, 63.9), (11.8, 61.4), (12.2, 60.9), (11.5, 59.9), (10.8, 59.3), (10.4, 58.8),
    ];

    private static readonly IPreparedGeometry Sweden = PreparedGeometryFactory.Prepare(Sweref99Tm.Factory.CreatePolygon(
        [.. Border.Select(p => Sweref99Tm.From(Database.Crs.Wgs84, p.Item1, p.Item2))]));

    /// <param name="points">Easting and northing, or longitude and latitude.</param>
    /// <param name="outline">The municipality's, in SWEREF 99 TM; null where none is given.</param>
    public static CrsGuess Of(IReadOnlyList<Coordinate> points, Geometry? outline)
    {
        var inSweden = Sweref99Tm.Known
            .Select(known => (known.Crs, known.Name, Share: Share(points, known.Crs, p => Sweden.Contains(Sweref99Tm.Factory.CreatePoint(p)))))
            .Where(known => known.Share >= Most).OrderByDescending(known => known.Share).ToList();
        if (inSweden.Count == 0)
        {
            return Mercator(points)
                ? new(null, new("EPSG:3857 (Web Mercator)", Confidence.Likely, "så stora är talen i webbkartors system"), ["Koordinaterna är i webbkartors system, EPSG:3857, som läsarna inte tar. Begär filen i EPSG:3006."])
                : new(null, new("vet inte", Confidence.Unknown, "inget system som är känt lägger punkterna i Sverige"), ["Inget koordinatsystem som är känt (3006, 3007-3018, 3021, 4326) lägger punkterna i Sverige. Fråga avsändaren vilket filen är i, och om talen är hela."]);
        }

        if (outline is not null)
        {
            return Within(points, outline, inSweden);
        }

        return inSweden.Count == 1
            ? new(inSweden[0].Crs, new($"EPSG:{inSweden[0].Crs} ({inSweden[0].Name})", Confidence.Certain, $"{inSweden[0].Share:P0} av {points.Count} punkter ligger i Sverige, och i inget annat system"), [])
            : Several(inSweden.Select(s => (s.Crs, s.Name)), "lägger alla punkterna i Sverige", "Ange kommunen med --municipality, eller fråga avsändaren.");
    }

    /// <summary>The share of the points that a system puts in Sweden; 0 for a system that is not known.</summary>
    public static double ShareInSweden(IReadOnlyList<Coordinate> points, int crs) =>
        Sweref99Tm.Known.Any(known => known.Crs == crs) ? Share(points, crs, p => Sweden.Contains(Sweref99Tm.Factory.CreatePoint(p))) : 0;

    private static CrsGuess Within(IReadOnlyList<Coordinate> points, Geometry outline, List<(int Crs, string Name, double Share)> inSweden)
    {
        var near = PreparedGeometryFactory.Prepare(outline.Buffer(KnownPlaces.MarginMetres));
        var fitting = inSweden
            .Select(s => (s.Crs, s.Name, Share: Share(points, s.Crs, p => near.Contains(Sweref99Tm.Factory.CreatePoint(p)))))
            .OrderByDescending(s => s.Share).ToList();
        var best = fitting[0];
        if (best.Share < 0.5)
        {
            var doubt = $"Bara {best.Share:P0} av punkterna ligger i kommunen i något system: är det rätt kommuns fil, eller gäller den flera kommuner?";
            return inSweden.Count == 1
                ? new(inSweden[0].Crs, new($"EPSG:{inSweden[0].Crs} ({inSweden[0].Name})", Confidence.Likely, "det enda system som lägger punkterna i Sverige"), [doubt])
                : Several(inSweden.Select(s => (s.Crs, s.Name)), "lägger punkterna i Sverige men inget i kommunen", "Fråga avsändaren.") with { Doubts = [doubt] };
        }

        var rivals = fitting.Where(s => s.Share >= best.Share * 0.8).ToList();
        return rivals.Count == 1
            ? new(best.Crs, new($"EPSG:{best.Crs} ({best.Name})", best.Share >= Most ? Confidence.Certain : Confidence.Likely, $"{best.Share:P0} av {points.Count} punkter ligger i kommunen, mot högst {fitting.Skip(1).Select(s => s.Share).FirstOrDefault():P0} i ett annat system"), [])
            : Several(rivals.Select(s => (s.Crs, s.Name)), "lägger punkterna i kommunen", "Jämför några platser i filen med en karta, eller fråga avsändaren.");
    }

    private static CrsGuess Several(IEnumerable<(int Crs, string Name)> systems, string what, string advice)
    {
        var numbers = systems.Select(s => s.Crs).Order().ToList();
        return new(null, new("vet inte", Confidence.Unknown, $"EPSG:{string.Join(", ", numbers)} {what}"),
            [$"Koordinatsystemet kan inte avgöras: {numbers.Count} system {what} (EPSG:{string.Join(", ", numbers)}). {advice}"]);
    }

    private static double Share(IReadOnlyList<Coordinate> points, int crs, Func<Coordinate, bool> holds) =>
        (double)points.Count(p => Sweref99Tm.Possible(crs, p.X, p.Y) && (crs is < 3007 or > 3018 || Math.Abs(p.X - 150_000) <= ZoneHalfWidth) && holds(Sweref99Tm.From(crs, p.X, p.Y))) / points.Count;

    private static bool Mercator(IReadOnlyList<Coordinate> points) =>
        points.Count(p => p.X is > 1_100_000 and < 2_800_000 && p.Y is > 7_300_000 and < 10_900_000) * 10 > points.Count * 9;
}
