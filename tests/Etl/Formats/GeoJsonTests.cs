using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Formats;

public sealed class GeoJsonTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Features_are_rows_with_shapes_in_degrees()
    {
        Write("""{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[17.1,58.7,3]},"properties":{"namn":"Torget","läge":{"gata":"A"}}}]}""");

        var table = GeoJson.Open(_path, new());

        Assert.Equal(4326, table.Crs);
        Assert.Equal(["id", "namn", "läge.gata"], table.Header);
        var row = Assert.Single(table.Rows);
        Assert.Equal((1, 7.0, "Torget", 17.1), (row.Line, row.Cells[0], row.Cells[1], Assert.IsType<Point>(row.Shape).X));
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::3006", 3006)]
    [InlineData("EPSG:3010", 3010)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    public void An_old_crs_member_says_otherwise_wherever_it_stands(string name, int crs)
    {
        Write($$$"""{"features":[],"crs":{"type":"name","properties":{"name":"{{{name}}}"}},"type":"FeatureCollection"}""");

        Assert.Equal(crs, GeoJson.Open(_path, new()).Crs);
    }

    [Fact]
    public void A_file_larger_than_a_piece_is_read_to_its_end_mark_or_not()
    {
        var features = Enumerable.Range(0, 3_000).Select(i => $$$"""{"type":"Feature","geometry":null,"properties":{"nr":{{{i}}},"text":"{{{new string('å', 40)}}}"}}""");
        File.WriteAllText(_path, $$"""{"features":[{{string.Join(",\n", features)}}]}""", new System.Text.UTF8Encoding(true));

        Assert.Equal(2_999.0, GeoJson.Open(_path, new()).Rows.Last().Cells[0]);
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection"}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}""")]
    [InlineData("inte json")]
    public void What_is_no_whole_collection_is_told_in_words(string text)
    {
        Write(text);

        Assert.Throws<SourceDriftException>(() => GeoJson.Open(_path, new()).Rows.Count());
    }

    private void Write(string text) => File.WriteAllText(_path, text);
}
