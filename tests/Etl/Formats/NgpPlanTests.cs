using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Formats;

public sealed class NgpPlanTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("geo-ngp").FullName, "plans.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_plan_of_several_surfaces_is_one_shape_and_its_provisions_are_counted()
    {
        File.WriteAllText(_path, Collection(
            Plan("a1", "EPSG:3010", Square(0), Square(20)),
            """{"type":"Feature","geometry":null,"properties":{"feature:typ":"användningsbestämmelse","detaljplan":"a1"}}""",
            """{"type":"Feature","geometry":null,"properties":{"feature:typ":"egenskapsbestämmelse","detaljplan":"a1"}}"""));

        var table = NgpPlan.Open(_path, new());
        var row = Assert.Single(table.Rows);

        Assert.Equal(3010, table.Crs);
        Assert.Equal(200, Assert.IsType<MultiPolygon>(row.Shape).Area);
        Assert.Equal(2, row.Shape!.NumGeometries);
        var cells = table.Header.Zip(row.Cells).ToDictionary();
        Assert.Equal(("0480-P2025/1", "laga kraft", "2025-03-01"), (cells["beteckning"], cells["status"], cells["datumLagakraft"]));
        Assert.Equal((120.0, 2.0), (cells["genomforandetid"], cells["bestämmelser"]));
    }

    [Fact]
    public void Surfaces_that_meet_are_one()
    {
        File.WriteAllText(_path, Collection(Plan("a1", "EPSG:3006", Square(0), Square(10))));

        var shape = Assert.Single(NgpPlan.Open(_path, new()).Rows).Shape!;

        Assert.True(shape.IsValid);
        Assert.Equal((1, 200.0), (shape.NumGeometries, shape.Area));
    }

    [Fact]
    public void Plans_in_two_systems_or_none_at_all_stop_the_reading()
    {
        File.WriteAllText(_path, Collection(Plan("a1", "EPSG:3010", Square(0)), Plan("a2", "EPSG:3006", Square(0))));
        Assert.Contains("koordinatsystemPlan", Assert.Throws<SourceDriftException>(() => NgpPlan.Open(_path, new())).Message, StringComparison.Ordinal);

        File.WriteAllText(_path, Collection());
        Assert.Contains("ingen detaljplan", Assert.Throws<SourceDriftException>(() => NgpPlan.Open(_path, new())).Message, StringComparison.Ordinal);
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Plan(string id, string crs, params string[] rings) => $$$$"""
        {"type":"Feature","geometry":null,"properties":{"feature:typ":"detaljplan","objektidentitet":"{{{{id}}}}","beteckning":"0480-P2025/1","status":"laga kraft",
          "beslutsinformation":[{"datumLagakraft":["2025-02-01","2025-03-01"],"genomforandetid":120}],
          "plangeometri":[{{{{string.Join(',', rings.Select(ring => Surface(crs, ring)))}}}}]}}
        """;

    private static string Surface(string crs, string ring) => $$$$"""
        {"geometri":{"typ":"yta","position":{"type":"Polygon","coordinates":[{{{{ring}}}}]},"koordinatsystemPlan":"{{{{crs}}}}","dimension":2}}
        """;

    private static string Square(int east) => $"[[{east},0],[{east + 10},0],[{east + 10},10],[{east},10],[{east},0]]";
}
