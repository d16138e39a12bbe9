using CsCheck;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Statistics;

public class InhabitedGridTests
{
    private const double Size = 250;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 3006);

    [Fact]
    public void Every_cell_gets_what_an_overlay_of_each_would_give()
    {
        Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var area = new ResidentialArea(Shore(new Random(seed), points: 80, radiusMetres: 900), 1_234);

            var spread = InhabitedGrid.Spread([area], Size);

            var naive = Naive(area.InhabitedLand);
            var missed = naive.Where(entry => entry.Value > 0.01).Select(entry => entry.Key)
                .Except(spread.Select(cell => cell.Cell));
            Assert.Empty(missed);
            Assert.All(spread, cell =>
            {
                Assert.Equal(naive.GetValueOrDefault(cell.Cell), cell.InhabitedSquareMetres, 0.001);
                Assert.Equal(
                    1_234 * cell.InhabitedSquareMetres / area.InhabitedLand.Area, cell.Residents, 1e-6);
            });
        }, iter: 30);
    }

    [Fact]
    public void Nobody_is_lost_and_nobody_is_made()
    {
        Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var random = new Random(seed);
            var areas = Enumerable.Range(0, 5)
                .Select(i => new ResidentialArea(Shore(random, 60, 700, east: 2_000 * i), random.Next(3_000)))
                .ToArray();

            var spread = InhabitedGrid.Spread(areas, Size);

            Assert.Equal(areas.Sum(area => area.Residents), spread.Sum(cell => cell.Residents), 1e-6);
            Assert.Equal(
                areas.Sum(area => area.InhabitedLand.Area), spread.Sum(cell => cell.InhabitedSquareMetres), 0.01);
            Assert.Equal(spread.OrderBy(cell => cell.Cell, GridCell.SouthWestFirst), spread);
        }, iter: 30);
    }

    [Fact]
    public void A_block_moved_by_whole_cells_gives_the_same_cells_moved()
    {
        var here = InhabitedGrid.Spread([new(Shore(new Random(1), 80, 900), 500)], Size);
        var there = InhabitedGrid.Spread([new(Shore(new Random(1), 80, 900, east: 40 * Size), 500)], Size);

        Assert.Equal(here.Select(c => c.Cell with { Column = c.Cell.Column + 40 }), there.Select(c => c.Cell));
        Assert.Equal(
            here.Select(c => c.Residents), there.Select(c => c.Residents), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Land_on_the_grid_lines_fills_its_cells_and_touches_no_other()
    {
        var block = Factory.ToGeometry(new Envelope(500, 1_000, -250, 250));

        var spread = InhabitedGrid.Spread([new(block, 8)], Size);

        Assert.Equal([new(2, -1), new(3, -1), new(2, 0), new(3, 0)], spread.Select(cell => cell.Cell));
        Assert.All(spread, cell => Assert.Equal((62_500.0, 2.0), (cell.InhabitedSquareMetres, cell.Residents)));
    }

    [Fact]
    public void Two_areas_that_meet_in_a_cell_both_count_there()
    {
        var (west, east) = (new Envelope(0, 100, 0, 250), new Envelope(100, 250, 0, 250));

        var spread = InhabitedGrid.Spread([new(Factory.ToGeometry(west), 10), new(Factory.ToGeometry(east), 5)], Size);

        Assert.Equal(62_500, Assert.Single(spread).InhabitedSquareMetres, 1e-6);
        Assert.Equal(15, spread[0].Residents, 1e-9);
    }

    [Fact]
    public void Residents_without_land_are_refused()
    {
        Assert.Throws<ArgumentException>(() => InhabitedGrid.Spread([new(Factory.CreatePolygon(), 3)], Size));
        Assert.Empty(InhabitedGrid.Spread([new(Factory.CreatePolygon(), 0)], Size));
    }

    // 300 square kilometres in 60 areas with shores of 4,000 points.
    [Fact]
    public void A_municipality_of_long_shores_is_spread_and_keeps_its_residents()
    {
        var random = new Random(7);
        var areas = Enumerable.Range(0, 60)
            .Select(i => new ResidentialArea(Shore(random, 4_000, 1_700, i % 10 * 4_000, i / 10 * 4_000), 800))
            .ToArray();

        var spread = InhabitedGrid.Spread(areas, Size);

        Assert.True(spread.Length > 5_000, $"{spread.Length} cells.");
        Assert.Equal(60 * 800, spread.Sum(cell => cell.Residents), 6);
    }

    /// <summary>Land with a ragged shore and a lake in the middle.</summary>
    private static Polygon Shore(Random random, int points, double radiusMetres, double east = 0, double north = 0)
    {
        LinearRing Ring(double radius, double raggedness)
        {
            var shore = new Coordinate[points + 1];
            for (var i = 0; i < points; i++)
            {
                var (r, angle) = (radius * (1 - raggedness * random.NextDouble()), 2 * Math.PI * i / points);
                shore[i] = new(620_013 + east + r * Math.Cos(angle), 6_513_007 + north + r * Math.Sin(angle));
            }

            shore[points] = shore[0];
            return Factory.CreateLinearRing(shore);
        }

        return Factory.CreatePolygon(Ring(radiusMetres, 0.3), [Ring(radiusMetres / 2, 0.5)]);
    }

    private static Dictionary<GridCell, double> Naive(Geometry land)
    {
        var extent = land.EnvelopeInternal;
        var (first, last) = (
            GridCell.Containing(new(extent.MinX, extent.MinY), Size),
            GridCell.Containing(new(extent.MaxX, extent.MaxY), Size));
        return (
            from row in Enumerable.Range(first.Row, last.Row - first.Row + 1)
            from column in Enumerable.Range(first.Column, last.Column - first.Column + 1)
            let cell = new GridCell(column, row)
            select (cell, cell.ToPolygon(Size).Intersection(land).Area)).ToDictionary();
    }
}
