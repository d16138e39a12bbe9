using Geo.Database;
using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Formats;

public sealed class ShapefileTests : IDisposable
{
    private static readonly string Lights = Path.Combine(EtlFixture.Checkout(), "exempelstad", "sources", "lighting");

    private readonly string _folder = Directory.CreateTempSubdirectory("geo-shape").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Points_with_height_are_rows_with_shapes_and_the_projection_is_recognised()
    {
        var table = Shapefile.Open(Path.Combine(Lights, "belysning-byar.shp"), new());

        Assert.Equal(3010, table.Crs);
        Assert.Equal(["STOLPE_ID", "ARMATUR", "STATUS", "HOJD_M"], table.Header);
        var rows = table.Rows.ToList();
        Assert.Equal((150, 1, 150), (rows.Count, rows[0].Line, rows[^1].Line));
        Assert.Equal(("L0001", 6.0), (rows[0].Cells[0], rows[0].Cells[3]));
        Assert.All(rows, row => Assert.IsType<Point>(row.Shape));
    }

    [Fact]
    public void A_missing_part_and_a_cut_file_are_told_in_words()
    {
        var alone = Path.Combine(_folder, "a.shp");
        File.Copy(Path.Combine(Lights, "belysning-byar.shp"), alone);
        var missing = Assert.Throws<SourceDriftException>(() => Shapefile.Open(alone, new()));
        File.WriteAllBytes(Path.Combine(_folder, "a.dbf"), File.ReadAllBytes(Path.Combine(Lights, "belysning-byar.dbf")));
        File.WriteAllBytes(alone, File.ReadAllBytes(alone)[..60]);

        Assert.Contains("a.dbf saknas", missing.Message, StringComparison.Ordinal);
        Assert.Throws<SourceDriftException>(() => Shapefile.Open(alone, new()).Rows.Count());
    }

    [Fact]
    public void The_parts_of_a_shapefile_count_as_one_file() =>
        Assert.Equal([".shp", ".shx", ".dbf", ".prj"], Shapefile.Parts(Path.Combine(Lights, "belysning-byar.shp")).Select(Path.GetExtension));

    // Central meridian, scale and datum as ArcGIS and GDAL write them.
    [Theory]
    [InlineData("D_SWEREF99", "15.0", "0.9996", 3006)]
    [InlineData("SWEREF99", "15", "1", 3009)]
    [InlineData("D_RT_1990", "15.80827777777778", "1.0", 3021)]
    [InlineData("D_WGS_1984", "15.0", "0.9996", null)]
    [InlineData("D_SWEREF99", "4.0", "1", null)]
    public void A_projection_is_known_by_its_numbers(string datum, string meridian, string scale, int? crs) => Assert.Equal(crs, ProjectionText.Recognise(
        $"""PROJCS["x",GEOGCS["y",DATUM["{datum}",SPHEROID["z",6378137.0,298.257222101]]],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",{scale}]]"""));

    [Fact]
    public void Degrees_are_known_by_their_datum() =>
        Assert.Equal(4326, ProjectionText.Recognise("""GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"""));
}
