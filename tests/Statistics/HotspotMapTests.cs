using Geo.Statistics;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics;

public class HotspotMapTests
{
    private static readonly DateTime Start = new(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private const string TwoTroubles = """
        .1........1.
        ............
        ..32.....1..
        ..45........
        .........9..
        1...........
        .....1......
        """;

    [Fact]
    public void Events_at_many_places_are_hot_and_those_at_one_place_are_repeated()
    {
        var (cells, values) = MapPicture.Cells(TwoTroubles);

        var map = Map(cells, Events(cells, values, onePlace: new(9, 2)));

        Assert.Equal("""
            ,,,,,,,,,,,,
            ,,..,,,,,,,,
            ,####,,,,,,,
            ,####,,,!!!,
            ,.##.,,,!!!,
            ,,,,,,,,!!!,
            ,,,,,,,,,,,,
            """, MapPicture.OfVerdicts(map));
    }

    [Fact]
    public void Where_many_are_at_risk_the_same_events_are_not_hot()
    {
        var (cells, values) = MapPicture.Cells(TwoTroubles);
        var events = Events(cells, values, onePlace: new(9, 2));
        var residents = cells.Select(cell => cell is { Column: >= 2 and <= 3, Row: >= 3 and <= 4 } ? 900.0 : 10);

        var map = HotspotMap.Of(cells, [.. residents], "residents", events);

        Assert.DoesNotContain(map.Cells, cell => cell.Verdict == HotspotVerdict.Hot);
        Assert.Equal("residents", map.DenominatorName);
    }

    [Fact]
    public void A_neighbourhood_with_nothing_at_risk_has_no_verdict_and_is_no_comparison()
    {
        var (cells, denominator) = MapPicture.Cells("""
            999...
            999...
            999..~
            """);
        var events = Events(cells, [.. cells.Select(_ => 2.0)]);

        var map = HotspotMap.Of(cells, denominator, "residents", events);

        Assert.Equal("""
            ....??
            ....??
            ....?~
            """, MapPicture.OfVerdicts(map));
        Assert.Equal(12, map.Comparisons);
        Assert.All(map.Cells, cell => Assert.Equal(cell.Verdict == HotspotVerdict.NoVerdict, double.IsNaN(cell.QBh)));
    }

    [Fact]
    public void A_map_of_nineteen_events_says_nothing()
    {
        var (cells, values) = MapPicture.Cells(string.Join('\n', Enumerable.Repeat("............", 12)));
        values[40] = 9;
        values[41] = 9;
        values[0] = 1;

        var few = Map(cells, Events(cells, values));
        values[0] = 2;
        var enough = Map(cells, Events(cells, values));

        Assert.All(few.Cells, cell => Assert.Equal(HotspotVerdict.TooFew, cell.Verdict));
        Assert.Equal(19, few.PlaceEventCount);
        Assert.Equal(12, enough.Cells.Count(cell => cell.Verdict == HotspotVerdict.Hot));
    }

    [Fact]
    public void Four_events_are_never_hot_however_few_are_at_risk()
    {
        var (cells, values) = MapPicture.Cells(string.Join('\n', Enumerable.Repeat("111111111111", 4)));
        values[40] = 4;
        var residents = cells.Select((_, i) => i is 40 or 28 or 27 or 29 or 39 or 41 ? 1e-6 : 1_000);

        var four = HotspotMap.Of(cells, [.. residents], "residents", Events(cells, [.. values.Select((v, i) =>
            i is 28 or 27 or 29 or 39 or 41 ? 0 : v)]));

        Assert.True(four.Cells[40].QBh < 1e-9);
        Assert.Equal(HotspotVerdict.TooFew, four.Cells[40].Verdict);
    }

    [Fact]
    public void Every_figure_of_a_cell_is_counted_as_by_hand()
    {
        var cells = MapPicture.Cells("...").Cells;
        HotspotEvent[] events =
        [
            new(0, 1, Start), new(0, 1, Start.AddDays(3)), new(0, 1, Start.AddDays(40)),
            new(1, 2, Start), new(2, 3, Start), new(2, 2, Start.AddDays(1)),
        ];

        var map = HotspotMap.Of(cells, [10, 20, 30], "buildings", events);

        Assert.Equal((6, 4), (map.EventCount, map.PlaceEventCount));
        var first = map.Cells[0];
        Assert.Equal((3, 2, 1), (first.Incidents, first.PlaceEvents, first.Places));
        Assert.Equal((4, 2, 3), (first.NeighbourhoodIncidents, first.NeighbourhoodPlaces, first.LocalSum));
        Assert.Equal((10.0, 2), (first.Denominator, first.Neighbours));
        Assert.Equal(4 * 30.0 / 60, first.Expected, 1e-12);
        Assert.Equal(5.0 / 16, first.PUpper, 1e-12);
        // Place 2 lies in two cells and is one place of the neighbourhood.
        Assert.Equal((2, 3), (map.Cells[2].Places, map.Cells[1].NeighbourhoodPlaces));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_events_and_cells_and_the_place_of_the_grid_change_nothing(int seed)
    {
        var random = new Random(seed);
        var cells = RandomMap.Cells(200, random);
        var denominator = cells.Select(_ => 1.0 + random.Next(50)).ToArray();
        var events = Enumerable.Range(0, 400)
            .Select(_ => new HotspotEvent(
                random.Next(20) * random.Next(10), random.Next(150), Start.AddDays(random.Next(200))))
            .ToArray();
        var order = Enumerable.Range(0, 200).ToArray();
        random.Shuffle(order);

        var map = HotspotMap.Of(cells, denominator, "residents", events);
        var shuffled = events.Select(e => e with { Cell = Array.IndexOf(order, e.Cell) }).ToArray();
        random.Shuffle(shuffled);
        var other = HotspotMap.Of(
            [.. order.Select(i => new GridCell(cells[i].Column + 2_480, cells[i].Row + 26_000))],
            [.. order.Select(i => denominator[i])], "residents", shuffled);

        Assert.Contains(map.Cells, cell => cell.Verdict == HotspotVerdict.Hot);
        for (var i = 0; i < order.Length; i++)
        {
            var (here, there) = (map.Cells[order[i]], other.Cells[i]);
            Assert.Equal(
                (here.Verdict, here.Incidents, here.PlaceEvents, here.LocalSum, here.NeighbourhoodPlaces),
                (there.Verdict, there.Incidents, there.PlaceEvents, there.LocalSum, there.NeighbourhoodPlaces));
            Assert.Equal(here.QBh, there.QBh, 1e-9);
            Assert.Equal(here.GiStarZ, there.GiStarZ, 1e-9);
        }
    }

    [Fact]
    public void A_result_names_its_denominator_its_comparisons_and_its_correction()
    {
        var (cells, values) = MapPicture.Cells(TwoTroubles);

        var map = Map(cells, Events(cells, values));

        Assert.Equal(("land", cells.Length, 0.05), (map.DenominatorName, map.Comparisons, map.Alpha));
        Assert.Contains("Benjamini-Hochberg", map.Correction, StringComparison.Ordinal);
        Assert.Contains("one-sided", map.Test, StringComparison.Ordinal);
        Assert.True(map.UncorrectedHotCount >= map.Cells.Count(cell => cell.Verdict == HotspotVerdict.Hot));
    }

    [Fact]
    public void A_denominator_without_a_name_and_an_event_nowhere_are_refused()
    {
        Assert.Throws<ArgumentException>(() => HotspotMap.Of([new(0, 0)], [1], " ", []));
        Assert.Throws<ArgumentException>(() => HotspotMap.Of([new(0, 0)], [1], "land", [new(1, 1, Start)]));
        Assert.Throws<ArgumentException>(() => HotspotMap.Of([new(0, 0)], [1], "land", [], new() { Alpha = 1 }));
    }

    private static HotspotMapResult Map(GridCell[] cells, HotspotEvent[] events) =>
        HotspotMap.Of(cells, [.. cells.Select(_ => 1.0)], "land", events);

    /// <summary>As many events as drawn, each at a place of its own except in one cell.</summary>
    private static HotspotEvent[] Events(GridCell[] cells, double[] values, GridCell? onePlace = null) =>
    [
        .. cells.SelectMany((cell, i) => Enumerable.Range(0, (int)values[i]).Select(k =>
            new HotspotEvent(i, 100L * i + (cell == onePlace ? 0 : k), Start.AddDays(k)))),
    ];
}
