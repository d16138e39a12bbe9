using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>The fictional municipality Exempelstad: land, water, streets, houses, plans, and where things are planted to
/// happen. The same seed gives the same town.</summary>
internal sealed record SampleTown
{
    public required AreaMap Areas { get; init; }

    public required WaterMap Water { get; init; }

    public required IReadOnlyList<SampleStreet> Streets { get; init; }

    public required IReadOnlyList<SampleBuilding> Buildings { get; init; }

    /// <summary>Where something can be reported at all: the mask of every hotspot map.</summary>
    public required MultiPolygon InhabitedLand { get; init; }

    public required IReadOnlyList<SamplePlanArea> PlanAreas { get; init; }

    public required IReadOnlyList<SampleHotspot> Hotspots { get; init; }

    public required IReadOnlyList<EveningPlace> EveningPlaces { get; init; }

    public static SampleTown Build(long seed)
    {
        var areas = AreaMap.Draw(seed);
        var municipality = areas.Municipality;
        var water = WaterMap.Draw(seed, municipality);
        var hotspots = HotspotPlan.Draw(seed);
        var parks = new Noise(seed, "parks", 480);
        var streets = StreetMap.Draw(seed, areas, water, place =>
            parks.At(place.X, place.Y) > 0.38 && place.Distance(TownPlan.Areas[0].Middle) > 900 && !hotspots.Any(h => h.Outline.EnvelopeInternal.Contains(place)));
        var buildings = BuildingMap.Draw(seed, areas, water, streets);
        return new()
        {
            Areas = areas,
            Water = water,
            Streets = streets,
            Buildings = buildings,
            InhabitedLand = Sampling.InhabitedLand.Draw(
                seed, municipality.EnvelopeInternal, buildings, [.. hotspots.Select(h => h.Outline), .. SquaresAndParks()], water.Union),
            PlanAreas = PlanAreaMap.Draw(seed, areas, water, buildings, streets),
            Hotspots = hotspots,
            EveningPlaces = TownPlan.EveningPlaces,
        };
    }

    // Some have no building near: what happens there must still lie on inhabited land.
    private static IEnumerable<Geometry> SquaresAndParks() =>
        TownPlan.EveningPlaces.Select(p => Sweref.Factory.CreatePoint(p.Location).Buffer(190, 4));
}
