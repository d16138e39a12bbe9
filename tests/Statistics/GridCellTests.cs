using CsCheck;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Statistics;

public class GridCellTests
{
    [Fact]
    public void A_cell_owns_its_western_and_southern_edge()
    {
        Assert.Equal(new(2460, 26060), GridCell.Containing(new(615_000, 6_515_000), 250));
        Assert.Equal(new(2459, 26059), GridCell.Containing(new(614_999.999, 6_514_999.999), 250));
        Assert.Equal(new(-1, -1), GridCell.Containing(new(-0.001, -250), 250));
    }

    [Fact]
    public void A_place_lies_in_the_square_of_its_cell()
    {
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[6e6, 8e6], Gen.Double[50, 1_000]).Sample((east, north, size) =>
            GridCell.Containing(new(east, north), size).ToEnvelope(size).Contains(new Coordinate(east, north)));
    }

    [Fact]
    public void A_cell_is_drawn_as_a_square_in_sweref_99_tm()
    {
        var polygon = new GridCell(2460, 26060).ToPolygon(250);

        Assert.Equal(3006, polygon.SRID);
        Assert.Equal(62_500, polygon.Area);
        Assert.Equal(new(615_000, 615_250, 6_515_000, 6_515_250), polygon.EnvelopeInternal);
    }

    [Fact]
    public void A_size_of_nothing_and_a_place_nowhere_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GridCell.Containing(new(1, 1), 0));
        Assert.Throws<ArgumentException>(() => GridCell.Containing(new(double.NaN, 1), 250));
    }
}
