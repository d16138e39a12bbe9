using System.IO.Compression;
using System.Text;
using Geo.Service.Planning;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Service.Planning;

public class PlanFileTests
{
    public static TheoryData<string> Formats => ["geojson", "geopackage", "shapefile"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_format_gives_the_surface_that_was_put_in(string format)
    {
        var read = await PlanFile.ReadAsync(
            format switch { "geojson" => PlanFiles.GeoJson(PlanFiles.Square), "geopackage" => PlanFiles.GeoPackage(PlanFiles.Square), _ => PlanFiles.Shapefile(PlanFiles.Square) }, CancellationToken.None);

        Assert.True(read.Shape.EqualsTopologically(PlanFiles.Square), read.Shape.AsText());
        Assert.Equal(format == "shapefile" ? null : 3006, read.Crs);
    }

    [Fact]
    public async Task A_plan_of_the_national_specification_gives_its_surface_name_and_number()
    {
        var read = await PlanFile.ReadAsync(PlanFiles.Ngp(), CancellationToken.None);

        Assert.True(read.Shape.Area > 1_000);
        Assert.NotNull(read.Crs);
        Assert.StartsWith("Detaljplan", read.Name, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "empty", "tom", "empty" },
        { "point", "ingen yta", "not a surface" },
        { "several", "2 ytor", "2 surfaces" },
        { "nothing", "ingen yta", "no surface" },
        { "million", "hörn", "corners" },
        { "large", "MB", "MB" },
        { "bomb", "orimligt", "beyond reason" },
        { "xml", "XML", "XML" },
        { "text", "inte GeoJSON", "not GeoJSON" },
        { "cut", "ingen hel JSON", "not whole JSON" },
        { "deep", "ingen hel JSON", "not whole JSON" },
        { "zip", "ingen shapefil", "no shapefile" },
        { "sqlite", "GeoPackage", "GeoPackage" },
        { "numbers", "går inte att läsa", "cannot be read" },
        { "line", "färre än tre hörn", "fewer than three corners" },
        { "packed", "ladda upp den som den är", "upload it as it is" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task What_is_no_single_surface_is_refused_in_both_languages(string what, string swedish, string english)
    {
        var fault = await Assert.ThrowsAsync<PlanFault>(() => PlanFile.ReadAsync(Bad(what), CancellationToken.None));

        Assert.Contains(swedish, fault.Words.Swedish, StringComparison.Ordinal);
        Assert.Contains(english, fault.Words.English, StringComparison.Ordinal);
    }

    private static byte[] Bad(string what) => what switch
    {
        "empty" => [],
        "point" => PlanFiles.GeoJson(new Point(735_300, 6_262_700)),
        "several" => PlanFiles.GeoPackage(PlanFiles.Square, PlanFiles.Square),
        "nothing" => Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[]}"""),
        "million" => Encoding.UTF8.GetBytes($$"""{"type":"Polygon","coordinates":[[{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"[{i % 1000},{i / 1000}]"))}}]]}"""),
        "large" => new byte[PlanFile.LargestFile + 1],
        "bomb" => PlanFiles.Zip("bomb", new byte[40_000_000]),
        "xml" => Encoding.UTF8.GetBytes("""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""),
        "text" => Encoding.UTF8.GetBytes("735300 6262720"),
        "cut" => PlanFiles.GeoJson(PlanFiles.Square)[..^20],
        "deep" => Encoding.UTF8.GetBytes($$"""{"type":"Polygon","coordinates":{{new string('[', 10_000)}}"""),
        "zip" => Rename(PlanFiles.Zip("notes", [1, 2, 3])),
        "line" => Encoding.UTF8.GetBytes("""{"type":"Polygon","coordinates":[[[735200,6262620],[735400,6262620]]]}"""),
        "packed" => Packed(),
        "sqlite" => [.. Encoding.ASCII.GetBytes("SQLite format 3\0"), .. new byte[500]],
        _ => Encoding.UTF8.GetBytes("""{"type":"Polygon","coordinates":[["a","b"]]}"""),
    };

    private static byte[] Packed()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("mapp/planen.gpkg").Open();
            entry.Write(PlanFiles.GeoPackage(PlanFiles.Square));
        }

        return bytes.ToArray();
    }

    // The archive's own names, so that no .shp is left.
    private static byte[] Rename(byte[] zip) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(zip).Replace(".shp", ".abc", StringComparison.Ordinal));
}
