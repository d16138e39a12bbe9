using Geo.Statistics;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics;

public class HotspotsTests
{
    [Fact]
    public void Hot_cells_that_meet_at_a_corner_are_one_hotspot_and_the_southernmost_is_the_first()
    {
        var map = Map("""
            ##........
            #.........
            .#........
            ......#...
            .......##.
            """);

        var hotspots = Hotspots.Of(map);

        Assert.Equal([1, 2], hotspots.Select(hotspot => hotspot.Number));
        Assert.Equal<GridCell>([new(7, 0), new(8, 0), new(6, 1)], hotspots[0].Cells);
        Assert.Equal<GridCell>([new(1, 2), new(0, 3), new(0, 4), new(1, 4)], hotspots[1].Cells);
    }

    [Fact]
    public void A_hotspot_says_how_many_times_the_expected_it_holds()
    {
        var hotspot = Assert.Single(Hotspots.Of(Map("##........")));

        // 3 place-events in each hot cell, 30 in all, over ten cells with the same at risk.
        Assert.Equal((6, 8, 2.0), (hotspot.PlaceEvents, hotspot.Incidents, hotspot.Denominator));
        Assert.Equal(6, hotspot.Expected, 1e-12);
        Assert.Equal(1, hotspot.Ratio, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_hot_cell_is_in_exactly_one_hotspot_whatever_the_order(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 12)
            .Select(_ => string.Concat(Enumerable.Range(0, 12).Select(_ => random.Next(4) == 0 ? '#' : '.')));
        var map = Map(string.Join('\n', lines));
        var shuffled = map.Cells.ToArray();
        random.Shuffle(shuffled);

        var hotspots = Hotspots.Of(map);
        var other = Hotspots.Of(map with { Cells = [.. shuffled] });

        Assert.Equal(
            map.Cells.Where(cell => cell.Verdict == HotspotVerdict.Hot).Select(cell => cell.Cell)
                .Order(GridCell.SouthWestFirst),
            hotspots.SelectMany(hotspot => hotspot.Cells).Order(GridCell.SouthWestFirst));
        Assert.Equal(hotspots.Select(h => string.Join(' ', h.Cells)), other.Select(h => string.Join(' ', h.Cells)));
    }

    [Fact]
    public void A_map_without_hot_cells_has_no_hotspots() => Assert.Empty(Hotspots.Of(Map("...")));

    private static HotspotMapResult Map(string picture)
    {
        var cells = MapPicture.Cells(picture.Replace('#', '1')).Cells;
        var marks = picture.Replace("\n", "", StringComparison.Ordinal);
        return new(
            [.. cells.Select((cell, i) => new HotspotMapCell(
                cell, Incidents: 4, PlaceEvents: 3, Places: 3, NeighbourhoodIncidents: 0, NeighbourhoodPlaces: 0,
                Denominator: 1, Neighbours: 9, LocalSum: 0, Expected: 0, GiStarZ: 0, PUpper: 0, QBh: 0,
                QBhIncidents: 0, marks[i] == '#' ? HotspotVerdict.Hot : HotspotVerdict.NotHot))],
            "land", EventCount: 4 * cells.Length, PlaceEventCount: 3 * cells.Length, Comparisons: cells.Length,
            UncorrectedHotCount: 0, new());
    }
}
