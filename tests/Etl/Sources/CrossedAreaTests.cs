using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Tests.Etl.Sources;

/// <summary>Outlines as hands and simplification leave them.</summary>
public sealed class CrossedAreaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-crossed").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_outline_that_crosses_itself_is_mended_and_told_with_its_row()
    {
        var folder = MunicipalityFolder.Read(EtlFixture.Checkout(), "exempelstad");
        var mapping = folder.Mappings.Single(m => m.Id == "deso") with { Limits = new() };
        var path = Path.Combine(_folder, "deso.geojson");
        File.WriteAllText(path, """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[
            {"type":"Feature","properties":{"desokod":"9901C1010","desonamn":"Bandet","regsokod":"9901R001","kommunkod":"9901","lanskod":"99","kategori":"C"},
             "geometry":{"type":"Polygon","coordinates":[[[735000,6262000],[735100,6262100],[735100,6262000],[735000,6262100],[735000,6262000]]]}}]}
            """);
        var issues = new IssueLog("9901", "deso", "deso.geojson", new(2026, 7, 1));
        var reading = new FileReading(new()
        {
            Mapping = mapping,
            Folder = folder,
            Path = path,
            DeliveredOn = new(2026, 7, 1),
            Masker = new Masker(),
            Issues = issues,
            Places = new KnownPlaces(null, new HashSet<(AreaKind, string, string)>()),
        });

        var read = reading.Rows().ToList();

        var area = Assert.Single(read.OfType<StagedArea>());
        Assert.True(area.Outline!.IsValid);
        Assert.Equal(5_000, area.Outline.Area, 1.0);
        var remark = Assert.Single(read.OfType<Issue>());
        Assert.Equal((1, false), (remark.Line, remark.Rejected));
        Assert.StartsWith("ytan skar sig själv och har rättats", remark.Problem, StringComparison.Ordinal);
    }
}
