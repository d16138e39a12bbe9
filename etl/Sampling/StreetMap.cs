using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Geo.Etl.Sampling;

/// <summary>A street: its name, its class (<i>huvudgata, lokalgata, landsväg, byväg</i>) and the area it lies in; -1 for a
/// main road, which passes through many.</summary>
internal sealed record SampleStreet(string Name, string Class, int Area, LineString Course);

/// <summary>The streets: main roads as drawn, and in each area a bent grid with gaps where the parks are.</summary>
internal static class StreetMap
{
    private static readonly string[] First =
    [
        "Björk", "Al", "Ask", "Hägg", "Lin", "Korn", "Havre", "Segel", "Ankar", "Lots", "Smed", "Garvar", "Kvarn", "Tegel", "Sand", "Lärk",
        "Svan", "Trast", "Orre", "Räv", "Grävling", "Stjärn", "Måne", "Norr", "Söder", "Väster", "Öster", "Skogs", "Ängs", "Åker", "Sten",
        "Klipp", "Rosen", "Syren", "Vinbärs", "Hallon", "Blåklocke", "Fiol", "Trum", "Flöjt", "Spinnar", "Väv", "Skräddar", "Målar",
    ];

    private static readonly string[] Last = ["gatan", "vägen", "gränd", "stigen", "backen", "allén"];

    public static List<SampleStreet> Draw(long seed, AreaMap areas, WaterMap water, Func<Coordinate, bool> isPark)
    {
        var random = new SampleRandom(seed, "streets");
        var names = new Queue<string>(Names(random));
        List<SampleStreet> streets = [.. TownPlan.MainRoads.SelectMany(road => MainRoad(road.Name, road.Course, areas, random))];
        for (var area = 0; area < areas.Areas.Count; area++)
        {
            var plan = areas.Areas[area].Plan;
            streets.AddRange(plan.Character == AreaCharacter.Countryside
                ? Hamlets(area, areas, water, names, random)
                : Grid(area, plan, areas, water, isPark, names, new(seed, $"streets {plan.Code}", 420), random));
        }

        return streets;
    }

    private static IEnumerable<SampleStreet> MainRoad(string name, IReadOnlyList<Coordinate> course, AreaMap areas, SampleRandom random)
    {
        var places = Shapes.Walk(Shapes.Roughen(course, 150, 0.07, random), 40).Select(p => p.Place).Where(p => areas.At(p) >= 0);
        foreach (var (inTown, run) in Runs(places, p => areas.Areas[areas.At(p)].Plan.Character < AreaCharacter.Village))
        {
            yield return new(name, inTown ? "huvudgata" : "landsväg", -1, Line(run, 6));
        }
    }

    private static IEnumerable<SampleStreet> Grid(
        int area, AreaPlan plan, AreaMap areas, WaterMap water, Func<Coordinate, bool> isPark, Queue<string> names, Noise bend, SampleRandom random)
    {
        var (along, across) = plan.Character switch
        {
            AreaCharacter.Centre => (95, 130),
            AreaCharacter.Apartments => (150, 260),
            AreaCharacter.Mixed => (115, 210),
            _ => (85, 240),
        };
        var bending = plan.Character == AreaCharacter.Centre ? 18 : 45;
        var (sine, cosine) = Math.SinCos(plan.StreetAngle * Math.PI / 180);
        foreach (var (spacing, turned) in new[] { (along, false), (across, true) })
        {
            for (double offset = -2000; offset < 2000; offset += spacing * random.Between(0.85, 1.15))
            {
                var fixedOffset = offset;
                var places = Enumerable.Range(-100, 201).Select(i => Place(20.0 * i, fixedOffset, turned));
                foreach (var (_, run) in Runs(places, p => areas.At(p) == area && !water.IsWet(p) && !isPark(p)).Where(r => r.Kind))
                {
                    if (run.Count > 5)
                    {
                        yield return new(names.Dequeue(), "lokalgata", area, Line(run, 4));
                    }
                }
            }
        }

        Coordinate Place(double u, double v, bool turned)
        {
            var (x, y) = turned ? (-v, u) : (u, v);
            double east = plan.Middle.X + x * cosine - y * sine, north = plan.Middle.Y + x * sine + y * cosine;
            return new(east + bending * bend.At(east, north), north + bending * bend.At(north, east));
        }
    }

    private static IEnumerable<SampleStreet> Hamlets(
        int area, AreaMap areas, WaterMap water, Queue<string> names, SampleRandom random)
    {
        var bounds = areas.Areas[area].Outline.EnvelopeInternal;
        List<Coordinate> hamlets = [];
        for (var tries = 0; hamlets.Count < 15 && tries < 20_000; tries++)
        {
            var middle = new Coordinate(random.Between(bounds.MinX, bounds.MaxX), random.Between(bounds.MinY, bounds.MaxY));
            var angle = random.Between(0, Math.PI);
            var half = random.Between(170, 330);
            Coordinate[] ends =
            [
                new(middle.X - half * Math.Cos(angle), middle.Y - half * Math.Sin(angle)),
                new(middle.X + half * Math.Cos(angle), middle.Y + half * Math.Sin(angle)),
            ];
            var course = Shapes.Roughen(ends, 60, 0.15, random);
            if (hamlets.All(h => h.Distance(middle) > 850) && course.All(p => areas.At(p) == area && !water.IsWet(p)))
            {
                hamlets.Add(middle);
                yield return new(names.Dequeue(), "byväg", area, Line(course, 3));
            }
        }
    }

    /// <summary>Cuts a row of places into unbroken runs of one kind.</summary>
    private static IEnumerable<(bool Kind, List<Coordinate> Run)> Runs(IEnumerable<Coordinate> places, Func<Coordinate, bool> kindOf)
    {
        List<Coordinate> run = [];
        var kind = false;
        foreach (var place in places)
        {
            var next = kindOf(place);
            if (next != kind && run.Count > 0)
            {
                if (run.Count > 1)
                {
                    yield return (kind, run);
                }

                run = [];
            }

            kind = next;
            run.Add(place);
        }

        if (run.Count > 1)
        {
            yield return (kind, run);
        }
    }

    private static LineString Line(IEnumerable<Coordinate> places, double toleranceMetres) => (LineString)DouglasPeuckerSimplifier.Simplify(
        Sweref.Factory.CreateLineString([.. places.Select(Sweref.Decimetre)]), toleranceMetres);

    /// <summary>More names than streets: when the good ones are used up they come again with Lilla and Stora.</summary>
    private static IEnumerable<string> Names(SampleRandom random)
    {
        foreach (var prefix in new[] { "", "Lilla ", "Stora ", "Gamla ", "Nya ", "Övre ", "Nedre " })
        {
            var names = First.SelectMany(f => Last.Select(l => prefix + f + l)).ToList();
            random.Shuffle(names);
            foreach (var name in names)
            {
                yield return name;
            }
        }
    }
}
