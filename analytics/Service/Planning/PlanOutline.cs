using System.Globalization;
using Geo.Components;
using Geo.Database;
using Geo.Service.Serving;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using NetTopologySuite.Simplify;

namespace Geo.Service.Planning;

/// <summary>A plan's ground in SWEREF 99 TM, with what had to be said about how it was read.</summary>
/// <param name="Ground">Where it lies.</param>
/// <param name="Notes">How it was read.</param>
/// <param name="ShareOutside">How much of it lies outside the municipality, 0 to 1.</param>
internal sealed record PlanOutline(MultiPolygon Ground, IReadOnlyList<Bilingual> Notes, double ShareOutside)
{
    /// <summary>More of a plan than this must lie in the municipality.</summary>
    private const double SmallestShareInside = 0.5;

    /// <summary>What lies outside by less than this is the boundaries' own unevenness.</summary>
    private const double WhollyInside = 0.999;

    /// <summary>A repair that changes the surface by more than this may not be what was meant.</summary>
    private const double LargestRepair = 0.01;

    private const double SmallestSquareMetres = 10;

    /// <summary>A boundary of more corners than this is told again with fewer: every question of a check costs what its corners do, and PostGIS cannot be
    /// stopped in the middle of one.</summary>
    private const int ManyCorners = 2_000;

    /// <summary>How far the boundary may move by that, metres; the first that is enough.</summary>
    private static readonly (double Metres, Bilingual Words)[] CornerSteps =
    [
        (0.1, new("en decimeter", "a decimetre")), (0.5, new("en halv meter", "half a metre")), (1, new("en meter", "a metre")), (5, new("fem meter", "five metres")),
    ];

    /// <summary>Puts a file's surface where it belongs.</summary>
    /// <param name="said">The coordinate system that the user says; null where the file is believed.</param>
    /// <exception cref="PlanFault">It is empty, crosses itself, or does not lie in the municipality.</exception>
    public static async Task<PlanOutline> PlaceAsync(PlanStore store, PlanShape plan, int? said, CancellationToken cancel)
    {
        var notes = new List<Bilingual>();
        var shape = Sparse(Repaired(plan.Shape, notes), notes);
        var declared = Plane(said ?? plan.Crs);
        if (declared is { } number && !Sweref99Tm.Known.Any(known => known.Crs == number))
        {
            throw new PlanFault(
                $"Koordinatsystemet EPSG:{number} läses inte. Exportera i SWEREF 99 TM (EPSG:3006), en lokal zon (3007–3018), RT 90 (3021) eller WGS 84 (4326).",
                $"The coordinate system EPSG:{number} is not read. Export in SWEREF 99 TM (EPSG:3006), a local zone (3007–3018), RT 90 (3021) or WGS 84 (4326).");
        }

        var places = Candidates(shape);
        var inside = places.Count == 0 ? [] : (await store.ListAsync(
                "plan_inside", row => (Crs: row.GetInt32(0), Share: row.GetDouble(1)), cancel,
                places.Select(place => place.Crs).ToArray(), places.Select(place => PlanStore.Wkb(place.Shape)).ToArray(), store.AreaKind, store.AreaEdition))
            .ToDictionary(place => place.Crs, place => place.Share);
        var best = Sweref99Tm.Known.Select(known => known.Crs).Where(crs => inside.GetValueOrDefault(crs) >= SmallestShareInside).ToList();
        var chosen = declared is { } told
            ? best.Contains(told) ? told : throw Outside(store, shape, told, best, inside.GetValueOrDefault(told))
            : best is [var first, ..] ? first : throw Nowhere(store, shape, inside.Values.DefaultIfEmpty().Max());
        if (declared is null)
        {
            notes.Add(new(
                $"Filen säger inte sitt koordinatsystem. Talen hamnar i kommunen om det är {Name(chosen)}, och så är den läst. Se på kartan att det stämmer.",
                $"The file does not give its coordinate system. The numbers lie in the municipality if it is {Name(chosen)}, and it is read so. Check the map."));
        }
        else if (chosen != Crs.Sweref99Tm)
        {
            notes.Add(new($"Läst från {Name(chosen)} till SWEREF 99 TM.", $"Read from {Name(chosen)} into SWEREF 99 TM."));
        }

        var ground = places.Single(place => place.Crs == chosen).Shape;
        return ground.Area >= SmallestSquareMetres
            ? new(ground, notes, inside[chosen] < WhollyInside ? 1 - inside[chosen] : 0)
            : throw new PlanFault("Ytan är mindre än tio kvadratmeter. Rita planens hela område.", "The surface is smaller than ten square metres. Draw the whole of the plan's area.");
    }

    /// <summary>The surface in each coordinate system that its numbers can be of.</summary>
    private static List<(int Crs, MultiPolygon Shape)> Candidates(Geometry shape) =>
    [
        .. Sweref99Tm.Known.Select(known => known.Crs)
            .Where(crs => shape.Coordinates.All(corner => Sweref99Tm.Possible(crs, corner.X, corner.Y)))
            .Select(crs => (crs, Moved(shape, crs)))
            .Where(place => place.Item2.IsValid),
    ];

    private static MultiPolygon Moved(Geometry shape, int crs)
    {
        var factory = Sweref99Tm.Factory;
        return factory.CreateMultiPolygon(
        [
            .. Enumerable.Range(0, shape.NumGeometries).Select(i => (Polygon)shape.GetGeometryN(i))
                .Select(part => factory.CreatePolygon(Ring(part.Shell), [.. part.Holes.Select(Ring)])),
        ]);

        LinearRing Ring(LineString ring) => factory.CreateLinearRing([.. ring.Coordinates.Select(corner => Sweref99Tm.From(crs, corner.X, corner.Y))]);
    }

    private static Geometry Repaired(Geometry shape, List<Bilingual> notes)
    {
        if (shape.Coordinates.Any(corner => !double.IsFinite(corner.X) || !double.IsFinite(corner.Y)))
        {
            throw new PlanFault("Ett hörn har en koordinat som inte är ett tal. Exportera planen på nytt.", "A corner has a coordinate that is not a number. Export the plan again.");
        }

        var check = new IsValidOp(shape);
        if (check.IsValid)
        {
            return shape.Area > 0 ? shape : throw Flat();
        }

        var at = check.ValidationError.Coordinate;
        var place = string.Create(CultureInfo.InvariantCulture, $"{at?.X:0.###}, {at?.Y:0.###}");
        var repaired = GeometryFixer.Fix(shape);
        if (repaired is not (Polygon or MultiPolygon) || repaired.Area == 0)
        {
            throw Flat();
        }

        if (Math.Abs(repaired.Area - shape.Area) > LargestRepair * repaired.Area)
        {
            throw new PlanFault(
                $"Gränsen korsar sig själv vid {place}, så att det inte går att veta vilken yta som menas. Rätta den där och försök igen.",
                $"The boundary crosses itself at {place}, so that the surface that is meant cannot be known. Mend it there and try again.");
        }

        notes.Add(new($"Gränsen korsade eller vidrörde sig själv vid {place} och har lagats; ytan ändrades högst en procent.", $"The boundary crossed or touched itself at {place} and was mended; the surface changed by one per cent at most."));
        return repaired;
    }

    // SWEREF 99 with heights in RH 2000 is read by its plane part; degrees of SWEREF 99 and ETRS89 are taken for those of WGS 84, as everybody does.
    private static int? Plane(int? crs) => crs switch
    {
        5845 => Crs.Sweref99Tm,
        >= 5846 and <= 5857 => crs - 5846 + 3007,
        4258 or 4619 => Crs.Wgs84,
        _ => crs,
    };

    private static Geometry Sparse(Geometry shape, List<Bilingual> notes)
    {
        if (shape.NumPoints <= ManyCorners)
        {
            return shape;
        }

        // Numbers this small are degrees, of 112 kilometres at most.
        var metre = shape.EnvelopeInternal is { MaxX: < 180, MaxY: < 90 } ? 1 / 112_000.0 : 1;
        foreach (var (metres, words) in CornerSteps)
        {
            if (DouglasPeuckerSimplifier.Simplify(shape, metres * metre) is (Polygon or MultiPolygon) and { IsEmpty: false, IsValid: true, NumPoints: <= ManyCorners } sparse)
            {
                notes.Add(new(
                    $"Gränsen har {shape.NumPoints.Swedish()} hörn och räknas med {sparse.NumPoints.Swedish()} av dem: de övriga ändrar den mindre än {words.Swedish}.",
                    string.Create(CultureInfo.InvariantCulture, $"The boundary has {shape.NumPoints:N0} corners, of which {sparse.NumPoints:N0} are used: the others change it by less than {words.English}.")));
                return sparse;
            }
        }

        throw new PlanFault(
            $"Gränsen är för taggig: av {shape.NumPoints.Swedish()} hörn behövs fler än {ManyCorners.Swedish()} för att rita den på fem meter när. Ta bort tunna taggar och förenkla gränsen, och försök igen.",
            string.Create(CultureInfo.InvariantCulture, $"The boundary is too jagged: of {shape.NumPoints:N0} corners more than {ManyCorners:N0} are needed to draw it to within five metres. Remove thin spikes, simplify the boundary, and try again."));
    }

    private static PlanFault Outside(PlanStore store, Geometry shape, int told, List<int> others, double share) => others.Count == 0
        ? AreSwapped(shape) ? Swapped(shape)
        : share > 0 ? Partly(store, share)
        : new(
            $"Ytan ligger inte i {store.Name} när talen läses som {Name(told)}, och inte i något annat system heller. Kontrollera filen eller välj rätt kommun.",
            $"The surface does not lie in {store.Name} when the numbers are read as {Name(told)}, nor in any other system. Check the file, or choose the right municipality.")
        : new(
            $"Filen säger {Name(told)}, men då ligger ytan utanför {store.Name}. Som {Name(others[0])} hamnar den rätt: fel zon? Rätta filen, eller ange EPSG:{others[0]}.",
            $"The file says {Name(told)}, but then the surface lies outside {store.Name}. As {Name(others[0])} it lies within: the wrong zone? Mend the file, or give EPSG:{others[0]}.");

    private static PlanFault Nowhere(PlanStore store, Geometry shape, double share) => AreSwapped(shape) ? Swapped(shape)
        : share > 0 ? Partly(store, share)
        : new(
            $"Ytan ligger inte i {store.Name} i något koordinatsystem som läses (mitten är {Middle(shape)}). Kontrollera filen eller välj rätt kommun.",
            $"The surface does not lie in {store.Name} in any coordinate system that is read (its middle is {Middle(shape)}). Check the file, or choose the right municipality.");

    private static bool AreSwapped(Geometry shape)
    {
        var middle = shape.EnvelopeInternal.Centre;
        return Sweref99Tm.Known.Any(known => Sweref99Tm.Possible(known.Crs, middle.Y, middle.X)) && !Sweref99Tm.Known.Any(known => Sweref99Tm.Possible(known.Crs, middle.X, middle.Y));
    }

    private static PlanFault Swapped(Geometry shape) => new(
        $"Axlarna ser ut att vara omkastade: {Middle(shape)}. Öst (eller longitud) ska stå först. Exportera planen på nytt.",
        $"The axes seem to be swapped: {Middle(shape)}. Easting (or longitude) comes first. Export the plan again.");

    private static PlanFault Partly(PlanStore store, double share) => new(
        string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"Bara {100 * share:0.#} % av ytan ligger i {store.Name}, och minst hälften behövs. Kontrollera gränsen eller välj rätt kommun."),
        string.Create(CultureInfo.InvariantCulture, $"Only {100 * share:0.#} % of the surface lies in {store.Name}, and half of it must. Check the boundary, or choose the right municipality."));

    private static string Middle(Geometry shape) =>
        string.Create(CultureInfo.InvariantCulture, $"{shape.EnvelopeInternal.Centre.X:0.#####}, {shape.EnvelopeInternal.Centre.Y:0.#####}");

    private static PlanFault Flat() => new("Ytan är tom: gränsen omsluter ingenting. Rita planens hela område.", "The surface is empty: the boundary encloses nothing. Draw the whole of the plan's area.");

    private static string Name(int crs) => $"{Sweref99Tm.Known.First(known => known.Crs == crs).Name} (EPSG:{crs})";
}
