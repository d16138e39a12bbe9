using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A detailed development plan: act number, name, the day it took force (null while it is being made), status.</summary>
internal sealed record SamplePlanArea(string ActNumber, string Name, DateOnly? InForce, string Status, Polygon Outline);

/// <summary>Plan areas: blobs in and around the town that do not care for the borders of statistical areas.</summary>
internal static class PlanAreaMap
{
    private static readonly string[] Kinds = ["bostäder vid", "skola och bostäder vid", "handel och kontor vid", "parkstråk vid", "ny bebyggelse vid"];

    public static List<SamplePlanArea> Draw(
        long seed, AreaMap areas, WaterMap water, IReadOnlyList<SampleBuilding> buildings, IReadOnlyList<SampleStreet> streets)
    {
        var random = new SampleRandom(seed, "plans");
        var sites = buildings.Where(b => areas.Areas[b.Area].Plan.Character <= AreaCharacter.Village).ToList();
        List<SamplePlanArea> plans = [];
        List<Coordinate> middles = [];
        while (plans.Count < 25)
        {
            var site = random.Pick(sites);
            if (middles.Exists(m => m.Distance(site.Location) < 380))
            {
                continue;
            }

            var outline = Blob(site.Location, random.Between(130, 330), random);
            var dry = outline.Difference(water.Union);
            if (dry is not Polygon { NumInteriorRings: 0 } || dry.Area < 0.6 * outline.Area)
            {
                continue;
            }

            middles.Add(site.Location);
            var begun = plans.Count >= 20;
            var street = streets.Where(s => s.Area == site.Area).MinBy(s => s.Course.Distance(Sweref.Factory.CreatePoint(site.Location)))!;
            plans.Add(new(
                $"9901-P{(begun ? 2024 + plans.Count % 3 : 1968 + random.Below(56))}/{plans.Count + 1:00}",
                $"Detaljplan för {random.Pick(Kinds)} {street.Name}",
                null,
                begun ? "pågående" : "gällande",
                Sweref.Polygon(dry.Coordinates.SkipLast(1).Select(Sweref.Decimetre))));
            if (!begun)
            {
                var year = int.Parse(plans[^1].ActNumber.AsSpan(6, 4), System.Globalization.CultureInfo.InvariantCulture);
                plans[^1] = plans[^1] with { InForce = new(year, 1 + random.Below(12), 1 + random.Below(28)) };
            }
        }

        return plans;
    }

    private static Polygon Blob(Coordinate middle, double radiusMetres, SampleRandom random)
    {
        var corners = 7 + random.Below(5);
        var stretch = random.Between(0.6, 1.0);
        var turn = random.Between(0, Math.PI);
        return Sweref.Polygon(Enumerable.Range(0, corners).Select(i =>
        {
            var angle = 2 * Math.PI * i / corners;
            var radius = radiusMetres * random.Between(0.7, 1.25);
            double x = radius * Math.Cos(angle), y = stretch * radius * Math.Sin(angle);
            return new Coordinate(
                Math.Round(middle.X + x * Math.Cos(turn) - y * Math.Sin(turn), 1), Math.Round(middle.Y + x * Math.Sin(turn) + y * Math.Cos(turn), 1));
        }));
    }
}
