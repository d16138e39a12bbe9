using Geo.Etl.Sampling;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Sampling;

public class SampleTownTests
{
    private static readonly SampleTown Town = SampleTown.Build(SampleFiles.DefaultSeed);

    [Fact]
    public void Areas_tile_the_municipality_without_gap_or_overlap()
    {
        var outlines = Town.Areas.Areas.Select(a => (Geometry)a.Outline).ToArray();

        var whole = Town.Areas.Municipality;

        Assert.True(CoverageValidator.IsValid(outlines));
        Assert.All(outlines, outline => Assert.True(outline.IsValid));
        Assert.Equal(whole.Area, outlines.Sum(o => o.Area), 3);
        Assert.Equal(0, Assert.IsType<Polygon>(Assert.Single(whole.Geometries)).NumInteriorRings);
        Assert.InRange(whole.Area / 1e6, 250, 300);
    }

    [Fact]
    public void Every_region_is_a_union_of_whole_areas()
    {
        var regions = Town.Areas.Regions.ToDictionary(r => r.Code, r => r.Outline);

        Assert.Equal(TownPlan.Regions.Count, regions.Count);
        Assert.All(
            Town.Areas.Areas.GroupBy(a => a.Plan.Region),
            group => Assert.Equal(regions[group.Key].Area, group.Sum(a => a.Outline.Area), 3));
    }

    [Fact]
    public void Areas_have_as_many_residents_as_a_statistical_area_has()
    {
        var residents = Town.Areas.Areas.Select(a => a.Residents).ToList();

        Assert.Equal(22, residents.Count);
        Assert.All(residents, r => Assert.InRange(r, 700, 2700));
        Assert.InRange(residents.Sum(), 34_000, 36_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(SampleFiles.DefaultSeed)]
    public void Hotspots_lie_on_inhabited_land_and_are_not_convex(long seed)
    {
        var town = SampleTown.Build(seed);

        Assert.True(town.InhabitedLand.IsValid);
        Assert.All(town.Hotspots, hotspot =>
        {
            Assert.InRange(hotspot.Outline.Area / 1e6, 0.15, 0.4);
            Assert.True(hotspot.Outline.IsValid);
            Assert.True(hotspot.Outline.ConvexHull().Area > 1.15 * hotspot.Outline.Area);
            Assert.True(town.InhabitedLand.Buffer(0.5).Contains(hotspot.Outline));
        });
    }

    [Fact]
    public void Buildings_stand_in_their_area_on_dry_land()
    {
        Assert.InRange(Town.Buildings.Count, 5_000, 8_000);
        Assert.All(Town.Buildings, building => Assert.False(Town.Water.IsWet(building.Location)));
        Assert.All(Town.Buildings, building => Assert.Equal(building.Area, Town.Areas.At(building.Location)));
    }

    [Fact]
    public void Some_plan_areas_cross_the_borders_of_statistical_areas()
    {
        var crossing = Town.PlanAreas.Count(p => Town.Areas.Areas.Count(a => a.Outline.Intersects(p.Outline)) > 1);

        Assert.Equal(25, Town.PlanAreas.Count);
        Assert.InRange(crossing, 5, 25);
    }
}
