using Geo.Database;
using Geo.Etl.Inspecting;
using Geo.Etl.Sampling;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Inspecting;

public sealed class OtherFileTests : IDisposable
{
    private const string Sweref99TmOfEsri =
        """PROJCS["SWEREF99_TM",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

    private readonly MadeFile _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_workbook_with_titles_above_its_header_is_told_and_so_are_Excels_numbers_of_days()
    {
        var sheet = new SpreadsheetFile("", "Blad1");
        sheet.Add(1, ["Skador på kommunens egendom"]);
        sheet.Add(3, ["Ärendenr", "Senast sett helt", "Upptäckt", "Typ", "Öst", "Nord"]);
        for (var i = 0; i < 40; i++)
        {
            sheet.Add(4 + i, [$"SK-{i:000}", 45_700.0 + i, new DateOnly(2025, 3, 1).AddDays(i), i % 2 == 0 ? "Klotter" : "Krossad ruta", MadeFile.Town.X + i * 10, MadeFile.Town.Y + i * 7]);
        }

        sheet.Add(50, ["Uppgifterna är preliminära."]);
        sheet.Write(_files.Path("skador.xlsx"));

        var inspection = MadeFile.Inspect(_files.Path("skador.xlsx"));

        Assert.Equal(3, inspection.Header.Line);
        Assert.Equal(40, inspection.Header.Data.Count);
        Assert.Equal(ColumnType.Date, inspection.Columns[1].Type);
        Assert.Contains("Excels dagnummer", inspection.Columns[1].Note, StringComparison.Ordinal);
        Assert.Equal(3006, inspection.Places!.Crs.Crs);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("noter", StringComparison.Ordinal));
        var mapping = _files.Proposed(inspection);
        Assert.Equal(("damage-register", 3), (mapping.Reader, mapping.Format.HeaderRow));
        Assert.Equal("Upptäckt", mapping.Columns["discovered"]);
    }

    [Fact]
    public void A_GeoPackage_tells_its_own_system()
    {
        var path = _files.Path("deso.gpkg");
        GeoPackageFile.Write(path, [new("DeSO_2025", "POLYGON", [("desokod", "TEXT"), ("kommunkod", "TEXT")], Areas().Select(area => (area.Shape, new object?[] { area.Code, "0480" })))]);

        var inspection = MadeFile.Inspect(path);

        Assert.Equal((FileKind.GeoPackage, 3006), (inspection.Sample.Kind, inspection.Places!.Crs.Crs));
        AssertAreas(_files.Proposed(inspection), 3006);
    }

    [Fact]
    public void A_Shapefile_is_told_by_the_files_beside_it()
    {
        var inspection = MadeFile.Inspect(Shapefile(Sweref99TmOfEsri));

        Assert.Equal((FileKind.Shapefile, 3006), (inspection.Sample.Kind, inspection.Places!.Crs.Crs));
        Assert.Equal("SWEREF99_TM", inspection.Sample.StatedAs);
        Assert.Empty(inspection.Sample.Doubts);
        AssertAreas(_files.Proposed(inspection), 3006);
    }

    [Fact]
    public void A_stated_system_that_the_numbers_contradict_is_doubted_and_left_out()
    {
        var inspection = MadeFile.Inspect(Shapefile(Sweref99TmOfEsri.Replace("SWEREF99_TM", "SWEREF99_12_00", StringComparison.Ordinal)));

        Assert.Null(inspection.Places!.Crs.Crs);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("SWEREF99_12_00", StringComparison.Ordinal) && doubt.Contains("3006", StringComparison.Ordinal));
        Assert.DoesNotContain("\ncrs:", MadeFile.Yaml(inspection), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 4326)]
    [InlineData("""  "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},""", 3006)]
    public void GeoJSON_is_in_degrees_unless_it_says_otherwise(string stated, int crs)
    {
        var features = Areas().Select(area =>
        {
            var ring = area.Shape.Coordinates.Select(c => MadeFile.To(crs, c)).Select(c => FormattableString.Invariant($"[{c.X:0.000000},{c.Y:0.000000}]"));
            return $$$"""{"type":"Feature","properties":{"desokod":"{{{area.Code}}}_DeSO2025","kommunkod":"0480"},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', ring)}}}]]}}""";
        });
        var path = _files.Write("deso.geojson", $$"""{"type":"FeatureCollection",{{stated}}"features":[{{string.Join(',', features)}}]}""");

        var inspection = MadeFile.Inspect(path);

        Assert.Equal((FileKind.GeoJson, crs), (inspection.Sample.Kind, inspection.Places!.Crs.Crs));
        AssertAreas(_files.Proposed(inspection), crs);
    }

    [Fact]
    public void Lists_of_records_and_cubes_of_JSON_are_told_apart()
    {
        var list = _files.Write("poster.json", """[{"id":1,"datetime":"2026-08-22 9:51:41 +02:00","location":{"name":"Skåne län","gps":"55.990257,13.595769"}},{"id":2,"datetime":"2026-08-22 17:48:23 +02:00","location":{"name":"Örebro län","gps":"59.2,15.1"}}]""");
        var cube = _files.Write("kub.json", """{"version":"2.0","class":"dataset","id":["Tid"],"size":[1],"dimension":{},"value":[1]}""");

        var records = MadeFile.Inspect(list);

        Assert.Equal(FileKind.JsonArray, records.Sample.Kind);
        Assert.Contains(records.Columns, c => c is { Name: "location.gps", Type: ColumnType.CoordinatePair });
        Assert.Equal(FileKind.JsonStat, MadeFile.Inspect(cube).Sample.Kind);
    }

    private static void AssertAreas(Geo.Etl.Settings.Mapping mapping, int crs)
    {
        Assert.Equal(("areas", crs, "2025"), (mapping.Reader, mapping.Crs, mapping.Edition));
        Assert.Equal(("desokod", "kommunkod"), (mapping.Columns["code"], mapping.Columns["municipality"]));
    }

    private static IEnumerable<(string Code, Geometry Shape)> Areas() => Enumerable.Range(0, 6).Select(i => (
        $"0480C10{i + 1}0",
        Sweref99Tm.Factory.ToGeometry(new Envelope(MadeFile.Town.X + i * 600, MadeFile.Town.X + i * 600 + 500, MadeFile.Town.Y, MadeFile.Town.Y + 500))));

    private string Shapefile(string projection)
    {
        var path = _files.Path("DeSO_2025.shp");
        var features = Areas().Select(area => (IFeature)new Feature(area.Shape, new AttributesTable { { "desokod", area.Code }, { "kommunkod", "0480" } })).ToList();
        NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures(features, path, projection, System.Text.Encoding.UTF8);
        _files.Write("DeSO_2025.cpg", "UTF-8");
        _files.Write("DeSO_2025.prj", projection);
        return path;
    }
}
