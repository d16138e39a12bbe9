using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Places in proportion to residents, spread evenly over the inhabited land of their area: what the tests hold events against.</summary>
internal sealed class EvenSites : IIncidentSites
{
    private readonly List<(Geometry Land, IndexedPointInAreaLocator Locator, int Residents)> _areas;
    private readonly double[] _runningSums;

    public EvenSites(SampleTown town)
    {
        _areas = [.. town.Areas.Areas.Select(area =>
        {
            var land = area.Outline.Intersection(town.InhabitedLand);
            return (land, new IndexedPointInAreaLocator(land), area.Residents);
        })];
        var sum = 0.0;
        _runningSums = [.. _areas.Select(area => sum += area.Residents)];
    }

    public IncidentSite Draw(SampleRandom random)
    {
        var (land, locator, _) = _areas[random.PickCumulative(_runningSums)];
        var bounds = land.EnvelopeInternal;
        while (true)
        {
            var spot = Sweref.Decimetre(new(random.Between(bounds.MinX, bounds.MaxX), random.Between(bounds.MinY, bounds.MaxY)));
            if (locator.Locate(spot) != Location.Exterior)
            {
                return new(spot, "", "");
            }
        }
    }

    public double ShareInside(Geometry outline) =>
        _areas.Sum(area => area.Residents * area.Land.Intersection(outline).Area / area.Land.Area) / _runningSums[^1];
}
