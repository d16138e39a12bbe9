using Geo.Statistics;
using Geo.Tests.Statistics.Autocorrelation;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Tests.Statistics;

public class PolygonContiguityTests
{
    // Computed with R spdep 1.2-7: poly2nb(columbus), poly2nb(nc), and with queen = FALSE.
    [Fact]
    public void Columbus_and_North_Carolina_have_the_links_that_spdep_finds()
    {
        Assert.Equal(236, Columbus.Queen.LinkCount);
        Assert.Equal(490, PolygonContiguity.Of(Columbus.NorthCarolina, Contiguity.Queen).LinkCount);
        Assert.Equal(200, PolygonContiguity.Of(Columbus.Polygons, Contiguity.Rook).LinkCount);
        Assert.Equal(462, PolygonContiguity.Of(Columbus.NorthCarolina, Contiguity.Rook).LinkCount);
    }

    [Theory]
    [InlineData(Contiguity.Queen)]
    [InlineData(Contiguity.Rook)]
    public void A_lattice_of_polygons_has_the_neighbours_of_its_cells(Contiguity contiguity)
    {
        var cells = Enumerable.Range(0, 300).Where(i => i % 7 != 3).Select(i => new GridCell(i % 20, i / 20)).ToArray();
        var grid = contiguity == Contiguity.Queen
            ? SpatialWeights.Queen(cells, includeSelf: false)
            : SpatialWeights.Rook(cells, includeSelf: false);

        var weights = PolygonContiguity.Of([.. cells.Select(cell => cell.ToPolygon(250.1))], contiguity);

        for (var i = 0; i < cells.Length; i++)
        {
            Assert.Equal(grid.IndicesOf(i).ToArray().Order(), weights.IndicesOf(i).ToArray());
        }
    }

    [Fact]
    public void A_wall_of_bricks_has_neighbours_although_their_corners_do_not_meet()
    {
        Geometry[] bricks = [Box(0, 0, 4, 1), Box(1, 1, 2, 2), Box(2, 1, 3, 2), Box(4, 1, 5, 2), Box(3.5, 1, 4, 3)];

        Assert.Equal("01 02 03 04 12 34", Pairs(bricks, Contiguity.Queen));
        Assert.Equal("01 02 04 12 34", Pairs(bricks, Contiguity.Rook));
    }

    [Fact]
    public void A_hair_s_breadth_is_snapped_and_a_metre_is_not()
    {
        Geometry[] apart = [Box(0, 0, 100, 100), Box(100.000001, 0, 200, 100), Box(201, 0, 300, 100)];

        Assert.Equal("01", Pairs(apart, Contiguity.Rook));
        Assert.Equal("01 12", string.Join(' ', Names(PolygonContiguity.Of(apart, Contiguity.Rook, snap: 1.01))));
    }

    [Fact]
    public void Holes_parts_and_empty_polygons_are_seen()
    {
        var reader = new WKTReader();
        Geometry[] areas =
        [
            reader.Read("POLYGON((0 0,9 0,9 9,0 9,0 0),(3 3,6 3,6 6,3 6,3 3))"),
            Box(3, 3, 6, 6),
            reader.Read("MULTIPOLYGON(((20 20,21 20,21 21,20 20)),((9 9,10 9,10 10,9 9)))"),
            reader.Read("POLYGON EMPTY"),
        ];

        Assert.Equal("01 02", Pairs(areas, Contiguity.Queen));
        Assert.Equal("01", Pairs(areas, Contiguity.Rook));
    }

    private static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));

    private static string Pairs(Geometry[] polygons, Contiguity contiguity) =>
        string.Join(' ', Names(PolygonContiguity.Of(polygons, contiguity)));

    private static IEnumerable<string> Names(SpatialWeights weights) => Enumerable.Range(0, weights.Count)
        .SelectMany(i => weights.IndicesOf(i).ToArray().Where(j => j > i).Select(j => $"{i}{j}"));
}
