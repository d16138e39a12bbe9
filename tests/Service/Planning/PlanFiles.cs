using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Geo.Database;
using Geo.Tests.Support;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Service.Planning;

/// <summary>One surface as each kind of file that planners send.</summary>
internal static class PlanFiles
{
    /// <summary>A square beside Exempelstad's square, SWEREF 99 TM.</summary>
    public static readonly Polygon Square = (Polygon)Sweref99Tm.Factory.ToGeometry(new Envelope(735_200, 735_400, 6_262_620, 6_262_820));

    public static byte[] GeoJson(Geometry shape, int crs = Crs.Sweref99Tm) => Encoding.UTF8.GetBytes(
        $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::{{{crs}}}"}},"features":[{"type":"Feature","properties":{"namn":"Kvarteret Provet"},"geometry":{{{Text(shape)}}} }]}""");

    public static byte[] GeoPackage(params Geometry[] shapes)
    {
        var path = Path.GetTempFileName();
        try
        {
            GeoPackageWriter.Write(path, [new("plan", "MULTIPOLYGON", [], shapes.Select(shape => ((Geometry)Sweref99Tm.Factory.CreateMultiPolygon([(Polygon)shape]), Array.Empty<object?>())))], "prov", new(2026, 1, 1));
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static byte[] Shapefile(Geometry shape)
    {
        var folder = Directory.CreateTempSubdirectory("geo-shp-");
        try
        {
            var path = Path.Combine(folder.FullName, "plan.shp");
            NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures([new Feature(shape, new AttributesTable { { "namn", "Provet" } })], path);
            using var bytes = new MemoryStream();
            using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var file in folder.GetFiles("plan.*"))
                {
                    archive.CreateEntryFromFile(file.FullName, "mapp/" + file.Name);
                }
            }

            return bytes.ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first plan of the sample's own NGP file.</summary>
    public static byte[] Ngp()
    {
        var whole = JsonNode.Parse(File.ReadAllText(Path.Combine(DemoRun.DataFolder, "exempelstad", "sources", "plan", "detaljplaner-ngp.json")))!;
        var first = whole["features"]!.AsArray().First(feature => feature!["properties"]!["feature:typ"]!.GetValue<string>() == "detaljplan")!.DeepClone();
        return Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray(first) }.ToJsonString());
    }

    public static byte[] Zip(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var ending in (string[])[".shp", ".dbf"])
            {
                using var entry = archive.CreateEntry(name + ending, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static string Text(Geometry shape) => shape is Polygon polygon
        ? $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', polygon.Shell.Coordinates.Select(corner => FormattableString.Invariant($"[{corner.X},{corner.Y}]")))}}]]}"""
        : $$"""{"type":"{{shape.GeometryType}}","coordinates":[{{FormattableString.Invariant($"{shape.Coordinate.X},{shape.Coordinate.Y}")}}]}""";
}
