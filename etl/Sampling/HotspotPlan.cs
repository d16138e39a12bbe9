using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A planted concentration: from the first to the last local day its themes happen the multiplier times as often
/// as the same places would have without it; all other themes stay as around it.</summary>
internal sealed record SampleHotspot(
    string Id, IReadOnlyList<string> Themes, double Multiplier, DateOnly From, DateOnly To, Polygon Outline);

/// <summary>The four hotspots as drawn: bent shapes in dense parts of the town, away from the evening places.</summary>
internal static class HotspotPlan
{
    public static IReadOnlyList<SampleHotspot> Draw(long seed)
    {
        var random = new SampleRandom(seed, "hotspots");
        return
        [
            Hotspot("H1", ["damage"], 2, SamplePeriod.FirstDay, 0.38,
                1.05, 1.45, 1.30, 1.28, 1.62, 1.42, 1.92, 1.55, 2.02, 1.82, 1.85, 2.02, 1.68, 1.95, 1.72, 1.74, 1.48, 1.66, 1.27, 1.60, 1.10, 1.68),
            Hotspot("H2", ["insecurity"], 3, SamplePeriod.FirstDay, 0.32,
                -2.62, 0.62, -2.40, 0.50, -2.20, 0.62, -2.28, 0.82, -2.12, 1.00, -1.92, 1.02, -1.88, 1.22, -2.16, 1.26, -2.38, 1.12, -2.44, 0.86),
            Hotspot("H3", ["violence"], 5, SamplePeriod.FirstDay, 0.28,
                0.10, 2.42, 0.38, 2.34, 0.66, 2.42, 0.74, 2.66, 0.62, 2.84, 0.44, 2.80, 0.52, 2.62, 0.36, 2.54, 0.20, 2.62, 0.16, 2.80, 0.00, 2.74),
            Hotspot("H4", ["damage"], 5, SamplePeriod.FirstDayOfLastQuarter, 0.38,
                -1.62, -1.12, -1.36, -1.06, -1.16, -1.18, -0.98, -1.06, -0.86, -1.22, -1.04, -1.40, -1.24, -1.36, -1.28, -1.54, -1.44, -1.52, -1.46, -1.30),
        ];

        SampleHotspot Hotspot(string id, string[] themes, double multiplier, DateOnly from, double squareKilometres, params double[] kilometres)
        {
            var drawn = Sweref.Polygon(TownPlan.Path(kilometres).Select(c =>
                new Coordinate(c.X + random.Between(-22, 22), c.Y + random.Between(-22, 22))));
            var middle = drawn.Centroid.Coordinate;
            var scale = Math.Sqrt(squareKilometres * 1e6 / drawn.Area);
            return new(id, themes, multiplier, from, SamplePeriod.LastDay, Sweref.Polygon(drawn.Coordinates.SkipLast(1).Select(c =>
                new Coordinate(Math.Round(middle.X + scale * (c.X - middle.X)), Math.Round(middle.Y + scale * (c.Y - middle.Y))))));
        }
    }
}
