using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A spot where something may happen.</summary>
internal sealed record IncidentSite(Coordinate Location, string Address, string Use);

/// <summary>Where the events of one theme happen without any hotspot.</summary>
internal interface IIncidentSites
{
    IncidentSite Draw(SampleRandom random);

    /// <summary>The share of the theme that falls inside an outline without any hotspot.</summary>
    double ShareInside(Geometry outline);
}

/// <summary>The places of one theme and how often each is struck without any hotspot: in proportion to dwellings, buildings
/// and evening places, varied from place to place.</summary>
internal sealed class IncidentSites : IIncidentSites
{
    // Shape of the gamma variation between places: 2 makes one place in ten strike more than twice the mean.
    private const double GammaShape = 2;

    private readonly List<IncidentSite> _sites = [];
    private readonly List<double> _weights = [];
    private readonly double[] _runningSums;

    public IncidentSites(SampleTown town, string theme, SampleRandom random)
    {
        var (evening, dwellings, buildings) = theme switch
        {
            "violence" => (0.4, 0.55, 0.05),
            "damage" => (0.12, 0.5, 0.38),
            _ => (0.3, 0.6, 0.1),
        };
        var allDwellings = town.Buildings.Sum(b => b.Dwellings);
        var allBuildings = town.Buildings.Sum(BuildingWeight);
        foreach (var building in town.Buildings)
        {
            var mean = dwellings * building.Dwellings / allDwellings + buildings * BuildingWeight(building) / allBuildings;
            Add(new(building.Location, building.Address, building.Use), mean * random.GammaOfMeanOne(GammaShape));
        }

        var allEvening = town.EveningPlaces.Sum(p => p.Weight);
        foreach (var place in town.EveningPlaces)
        {
            const int spots = 30;
            for (var i = 0; i < spots; i++)
            {
                var spot = Sweref.Decimetre(new(place.Location.X + 55 * random.Normal(), place.Location.Y + 55 * random.Normal()));
                Add(new(spot, place.Name, "evening"), evening * place.Weight / allEvening / spots * random.GammaOfMeanOne(GammaShape));
            }
        }

        var sum = 0.0;
        _runningSums = [.. _weights.Select(w => sum += w)];
    }

    public IncidentSite Draw(SampleRandom random) => _sites[random.PickCumulative(_runningSums)];

    public double ShareInside(Geometry outline)
    {
        var locator = new IndexedPointInAreaLocator(outline);
        return _sites.Select((site, i) => locator.Locate(site.Location) == Location.Exterior ? 0 : _weights[i]).Sum() / _runningSums[^1];
    }

    private static double BuildingWeight(SampleBuilding building) => building.IsPublic ? 8 : building.Dwellings == 0 ? 3 : 1;

    private void Add(IncidentSite site, double weight)
    {
        _sites.Add(site);
        _weights.Add(weight);
    }
}
