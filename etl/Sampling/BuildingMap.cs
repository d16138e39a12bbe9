using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A building: what it is for (<i>ändamål</i>), how many dwellings and addresses it has, its street address, and
/// the number of its area in <see cref="AreaMap.Areas"/>.</summary>
internal sealed record SampleBuilding(
    string Id, Coordinate Location, string Use, int Dwellings, int Addresses, string Address, int Area)
{
    public bool IsPublic => Use is "skola" or "förskola" or "idrott" or "samhällsfunktion" or "kommunikation";
}

/// <summary>Buildings along the streets: enough dwellings in each area for those who live there.</summary>
internal static class BuildingMap
{
    private const double SmallestGapMetres = 15;

    public static List<SampleBuilding> Draw(long seed, AreaMap areas, WaterMap water, IReadOnlyList<SampleStreet> streets)
    {
        var random = new SampleRandom(seed, "buildings");
        var clusters = new Noise(seed, "apartment blocks", 260);
        var lots = Lots(areas, water, streets, random).ToLookup(lot => lot.Area);
        var buildings = new List<SampleBuilding>();
        for (var area = 0; area < areas.Areas.Count; area++)
        {
            var plan = areas.Areas[area].Plan;
            // Those near the middle, or where the noise says so, become blocks of flats.
            var ranked = lots[area].OrderByDescending(lot => clusters.At(lot.Place.X, lot.Place.Y) - lot.Place.Distance(plan.Middle) / 700).ToList();
            foreach (var (use, dwellings, lot) in Fill(areas.Areas[area], ranked, random))
            {
                var addresses = use == "flerbostadshus" ? 1 + dwellings / 14 : 1;
                buildings.Add(new($"9901-{buildings.Count + 1:00000}", lot.Place, use, dwellings, addresses, lot.Address, area));
            }
        }

        return buildings;
    }

    private sealed record Lot(Coordinate Place, string Address, int Area);

    private static IEnumerable<(string Use, int Dwellings, Lot Lot)> Fill(SampleArea area, List<Lot> ranked, SampleRandom random)
    {
        var (flatShare, offices) = area.Plan.Character switch
        {
            AreaCharacter.Centre => (0.97, 75),
            AreaCharacter.Apartments => (0.9, 16),
            AreaCharacter.Mixed => (0.6, 22),
            AreaCharacter.Villas => (0.25, 12),
            AreaCharacter.Village => (0.3, 14),
            _ => (0.0, 6),
        };
        var flats = (int)(area.Residents * flatShare / 1.85);
        // Blocks stand with air between them, among other houses.
        var blocks = ranked.Take(Math.Min(ranked.Count / 2, flats / 3)).ToList();
        random.Shuffle(blocks);
        var front = 0;
        while (flats > 0 && front < blocks.Count)
        {
            var dwellings = Math.Min(flats, 8 + random.Below(area.Plan.Character == AreaCharacter.Village ? 8 : 22));
            flats -= dwellings;
            yield return ("flerbostadshus", dwellings, blocks[front++]);
        }

        var rest = ranked.Except(blocks.Take(front)).ToList();
        random.Shuffle(rest);
        string[] firstUses = ["skola", "förskola", "förskola", "samhällsfunktion", "handel", "handel", "idrott"];
        string[] otherUses = ["handel", "kontor", "restaurang", "industri", "kontor", "samhällsfunktion", "verksamhet"];
        for (var i = 0; i < offices && i < rest.Count; i++)
        {
            yield return (i < firstUses.Length ? firstUses[i] : random.Pick(otherUses), 0, rest[i]);
        }

        var houses = (int)(area.Residents * (1 - flatShare) / 2.7);
        foreach (var lot in rest.Skip(offices).Take(houses))
        {
            yield return ("småhus", 1, lot);
        }
    }

    private static IEnumerable<Lot> Lots(AreaMap areas, WaterMap water, IReadOnlyList<SampleStreet> streets, SampleRandom random)
    {
        var taken = new Dictionary<(int, int), List<Coordinate>>();
        foreach (var street in streets.Where(s => s.Class is "lokalgata" or "byväg"))
        {
            var number = 0;
            foreach (var (place, east, north) in Shapes.Walk(street.Course.Coordinates, street.Class == "byväg" ? 20 : 21))
            {
                foreach (var side in new[] { 1, -1 })
                {
                    number++;
                    var off = side * random.Between(17, 27);
                    var lot = Sweref.Decimetre(new(place.X - north * off + random.Between(-3, 3), place.Y + east * off + random.Between(-3, 3)));
                    var area = areas.At(lot);
                    if (area >= 0 && !water.IsWet(lot) && Take(taken, lot))
                    {
                        yield return new(lot, $"{street.Name} {number}", area);
                    }
                }
            }
        }
    }

    private static bool Take(Dictionary<(int, int), List<Coordinate>> taken, Coordinate place)
    {
        int column = (int)(place.X / SmallestGapMetres), row = (int)(place.Y / SmallestGapMetres);
        for (var i = column - 1; i <= column + 1; i++)
        {
            for (var j = row - 1; j <= row + 1; j++)
            {
                if (taken.TryGetValue((i, j), out var near) && near.Exists(n => n.Distance(place) < SmallestGapMetres))
                {
                    return false;
                }
            }
        }

        if (!taken.TryGetValue((column, row), out var own))
        {
            taken[(column, row)] = own = [];
        }

        own.Add(place);
        return true;
    }
}
