using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Components.Release;
using Geo.Service.Release;
using Geo.Tests.Support;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Tests.Service.Release;

/// <summary>The files of the demo's release: what is said of them is true, and other people's programs read them.</summary>
[Collection(nameof(DemoRun))]
public class ReleaseFilesTests(DemoRun demo)
{
    private JsonArray Resources => JsonNode.Parse(File.ReadAllText(In(ReleaseFiles.DataPackage)))!["resources"]!.AsArray();

    [Fact]
    public void The_data_package_tells_the_truth_of_every_file()
    {
        Assert.Equal(
            Directory.GetFiles(demo.Release).Select(file => Path.GetFileName(file)!).Except([ReleaseFiles.DataPackage, ReleaseFiles.Checksums]).Order(StringComparer.Ordinal),
            Resources.Select(resource => (string)resource!["path"]!).Order(StringComparer.Ordinal));
        foreach (var resource in Resources)
        {
            var name = (string)resource!["path"]!;
            var bytes = File.ReadAllBytes(In(name));
            Assert.Equal((name, bytes.Length), (name, (int)resource["bytes"]!));
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)resource["hash"]);
            switch ((string)resource["format"]!)
            {
                case "csv":
                    CheckTable(name, resource);
                    break;
                case "json":
                    var items = JsonNode.Parse(bytes)!.AsArray();
                    Assert.Equal((name, items.Count), (name, (int)resource["rows"]!));
                    var fields = resource["fields"]!.AsArray().Select(field => (string)field!["name"]!).ToHashSet();
                    Assert.Empty(items.SelectMany(item => Members("", item!)).Distinct().Except(fields));
                    break;
                case "geojson":
                    Assert.Equal(JsonNode.Parse(bytes)!["features"]!.AsArray().Count, (int)resource["rows"]!);
                    break;
                case "gpkg":
                    Assert.Equal(Number("SELECT (SELECT count(*) FROM areas) + (SELECT count(*) FROM counts)"), (int)resource["rows"]!);
                    break;
            }
        }
    }

    [Fact]
    public void Both_dialects_of_csv_say_the_same()
    {
        foreach (var file in Directory.GetFiles(demo.Release, "*-excel.csv"))
        {
            var excel = File.ReadAllBytes(file);
            Assert.Equal([0xEF, 0xBB, 0xBF], excel[..3]);
            var swedish = Rows(file, ";");
            var plain = Rows(file.Replace("-excel", "", StringComparison.Ordinal), ",");

            Assert.Equal(plain.Count, swedish.Count);
            Assert.All(plain.Zip(swedish), pair => Assert.Equal(pair.First.Select(Decimal), pair.Second.Select(Decimal)));
        }

        Assert.Contains(Rows(In("counts-excel.csv"), ";"), row => row.Any(cell => cell.Contains(',', StringComparison.Ordinal)));

        // A number with its mark of decimals taken away; a text that Excel would run has an apostrophe before it.
        static string Decimal(string cell) => cell.TrimStart('\'').Replace(',', '.');
    }

    [Fact]
    public void The_dictionary_has_every_field_of_every_file_in_both_languages()
    {
        var dictionary = CsvTable.Read<PublishedField>(new StringReader(File.ReadAllText(In(ReleaseFiles.Dictionary))));
        var described = Resources.SelectMany(resource => (resource!["schema"]?["fields"] ?? resource["fields"])!.AsArray().Select(field => ((string)resource["path"]!, (string)field!["name"]!)));

        Assert.Equal(described.Order(), dictionary.Select(field => (field.File, field.Field)).Order());
        Assert.All(dictionary, field =>
        {
            Assert.True(field is { TitleSv.Length: > 0, TitleEn.Length: > 0, DescriptionSv.Length: > 0, DescriptionEn.Length: > 0 }, $"{field.File} {field.Field}");
            Assert.True((field.UnitSv is null) == (field.UnitEn is null), $"{field.File} {field.Field}");
        });
    }

    [Fact]
    public async Task The_geopackage_is_read_by_gdal_and_the_same_again()
    {
        var read = await ProcessRun.RunAsync("ogrinfo", "-ro", "-al", "-so", In(ReleaseFiles.GeoPackage));

        Assert.Equal(0, read.ExitCode);
        Assert.Contains("Layer name: areas", read.Output, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",3006]", read.Output, StringComparison.Ordinal);
        Assert.Contains($"Feature Count: {Number("SELECT count(*) FROM counts")}", read.Output, StringComparison.Ordinal);
        var second = Path.Combine(Path.GetTempPath(), "geo-again-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(Path.Combine(second, "exempelstad"));
            (await ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), "release", "publish", "exempelstad", "--data", second)).Succeeded();
            foreach (var file in Directory.GetFiles(demo.Release))
            {
                Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, "exempelstad", "release", "current", Path.GetFileName(file)))), file);
            }
        }
        finally
        {
            Directory.Delete(second, recursive: true);
        }
    }

    [Fact]
    public void Areas_on_the_map_neither_gape_nor_overlap_and_unions_are_their_parts()
    {
        var shapes = Shapes();
        var small = shapes.Where(area => area.Kind == "deso").ToList();

        Assert.True(small.Count > 5);
        Assert.True(PublicOutlines.IsCoverage([.. small.Select(area => area.Shape)]));
        Assert.All(shapes.Where(area => area.Kind == "regso"), union =>
            Assert.Equal(small.Where(area => area.Parent == union.Code).Sum(area => area.Shape.Area), union.Shape.Area, 1e-3));
        Assert.Equal(small.Sum(area => area.Shape.Area), shapes.Single(area => area.Kind == "municipality").Shape.Area, 1e-3);
    }

    private void CheckTable(string name, JsonNode resource)
    {
        var dialect = resource["dialect"]!;
        var rows = Rows(In(name), (string)dialect["delimiter"]!);
        var fields = resource["schema"]!["fields"]!.AsArray();
        Assert.Equal(fields.Select(field => (string)field!["name"]!), rows[0]);
        Assert.Equal((name, rows.Count - 1), (name, (int)resource["rows"]!));
        foreach (var row in rows.Skip(1))
        {
            foreach (var (field, cell) in fields.Zip(row))
            {
                Assert.True(IsOf(field!, cell), $"{name}, {field!["name"]}: {cell}");
            }
        }
    }

    private static bool IsOf(JsonNode field, string cell)
    {
        if (cell.Length == 0)
        {
            return field["constraints"]?["required"] is null;
        }

        var words = field["constraints"]?["enum"]?.AsArray().Select(word => (string)word!);
        return (string)field["type"]! switch
        {
            "integer" => int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => decimal.TryParse(cell.Replace((string?)field["decimalChar"] ?? ".", ".", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => cell is "true" or "false",
            "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", out _),
            _ => words?.Contains(cell) ?? true,
        };
    }

    private static IEnumerable<string> Members(string place, JsonNode item) => item switch
    {
        JsonObject members => members.SelectMany(member => Members(place + member.Key, member.Value!, place + member.Key)),
        _ => [],
    };

    private static IEnumerable<string> Members(string name, JsonNode? value, string itself) => value switch
    {
        JsonObject => Members(name + ".", value).Prepend(itself),
        JsonArray items => items.OfType<JsonObject>().SelectMany(item => Members(name + "[].", item)).Prepend(itself),
        _ => [itself],
    };

    private static List<string[]> Rows(string file, string delimiter)
    {
        using var csv = new CsvParser(new StreamReader(file, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        return rows;
    }

    private List<(string Kind, string Code, string? Parent, Geometry Shape)> Shapes()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, code, parent_code, geom FROM areas";
        using var row = command.ExecuteReader();
        var shapes = new List<(string, string, string?, Geometry)>();
        var reader = new GeoPackageGeoReader();
        while (row.Read())
        {
            shapes.Add((row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), reader.Read((byte[])row.GetValue(3))));
        }

        return shapes;
    }

    private int Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = In(ReleaseFiles.GeoPackage), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private string In(string name) => Path.Combine(demo.Release, name);
}
