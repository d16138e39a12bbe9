using System.Globalization;
using Geo.Etl.Sampling;
using Geo.Statistics;
using NetTopologySuite.Geometries;
using Xunit.Abstractions;

namespace Geo.Tests.Service.Analyses;

/// <summary>Whether the verdict finds what the generator, which shares no code with it, has planted.</summary>
public class DetectionTests(ITestOutputHelper output)
{
    private const int Seeds = 20;
    private const double CellSizeMetres = 250;

    // Found: hot cells cover at least a third of the planted outline, which follows no grid.
    private const double SmallestCover = 1.0 / 3;

    [Fact]
    public void Planted_concentrations_are_found_the_strongest_nearly_always()
    {
        var towns = Enumerable.Range(1, Seeds).AsParallel().WithDegreeOfParallelism(2).SelectMany(seed => Detect(seed)).ToList();

        foreach (var hotspot in towns.GroupBy(found => (found.Id, found.Multiplier, found.InLastQuarterOnly)).OrderBy(group => group.Key.Id))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{hotspot.Key.Id}: {hotspot.Key.Multiplier} times{(hotspot.Key.InLastQuarterOnly ? ", last quarter" : "")}: found in {hotspot.Count(found => found.Found)} of {Seeds} towns, mean cover {hotspot.Average(found => found.Cover):P0}; hot cells elsewhere, mean {hotspot.Average(found => found.HotElsewhere):0.0} of {hotspot.Average(found => found.Cells):0}"));
        }

        var strongest = towns.Where(found => found is { Multiplier: 5, InLastQuarterOnly: false }).ToList();
        Assert.True(strongest.Count(found => found.Found) >= 16, "five times the surroundings is seen");
        var threefold = towns.Where(found => found.Multiplier == 3).ToList();
        Assert.True(threefold.Count(found => found.Found) >= 10, "three times the surroundings is seen in half of the towns");
    }

    private static IEnumerable<Detected> Detect(long seed)
    {
        var town = SampleTown.Build(seed);
        var draw = SampleIncidents.Draw(town, seed);
        var cells = InhabitedGrid.Spread(
            [.. town.Areas.Areas.Select(area => new ResidentialArea(area.Outline.Intersection(town.InhabitedLand), area.Residents))], CellSizeMetres);
        var ground = new HotspotGround([.. cells.Select(cell => cell.Cell)], [.. cells.Select(cell => cell.Residents)], "residents");
        var index = ground.Cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        var duplicates = draw.Duplicates.Select(pair => pair.EstId).ToHashSet();
        foreach (var hotspot in town.Hotspots)
        {
            var events = draw.Incidents
                .Where(incident => hotspot.Themes.Contains(incident.Kind.Theme) && !incident.Kind.Code.EndsWith("_indoor", StringComparison.Ordinal))
                .Where(incident => !duplicates.Contains(incident.Reference) && DateOnly.FromDateTime(incident.From) >= hotspot.From)
                .Where(incident => index.ContainsKey(GridCell.Containing(incident.Location, CellSizeMetres)))
                .Select(incident => new HotspotEvent(
                    index[GridCell.Containing(incident.Location, CellSizeMetres)], PlaceOf(incident.Location), DateTime.SpecifyKind(incident.From, DateTimeKind.Utc)))
                .ToArray();
            var map = HotspotMap.Of(ground, events);
            var hot = map.Cells.Where(cell => cell.Verdict == HotspotVerdict.Hot).Select(cell => cell.Cell.ToPolygon(CellSizeMetres)).ToList();
            var cover = hot.Sum(cell => cell.Intersection(hotspot.Outline).Area) / hotspot.Outline.Area;
            yield return new(
                hotspot.Id, hotspot.Multiplier, hotspot.From > town.Hotspots[0].From, cover >= SmallestCover, cover,
                hot.Count(cell => !cell.Intersects(hotspot.Outline)), map.Cells.Length);
        }
    }

    private static long PlaceOf(Coordinate place) => (long)Math.Round(place.X) * 10_000_000 + (long)Math.Round(place.Y);

    private sealed record Detected(
        string Id, double Multiplier, bool InLastQuarterOnly, bool Found, double Cover, int HotElsewhere, int Cells);
}
