using System.Diagnostics;
using System.Globalization;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>GDAL, as Debian has it, reads the API as any other OGC API – Features.</summary>
[Collection(nameof(PublishedService))]
public class GdalTests(PublishedService service)
{
    [Fact]
    public async Task Ogrinfo_lists_every_collection_with_its_title_and_the_types_of_its_fields()
    {
        var listed = await RunAsync("ogrinfo", "-so", "-al", $"OAPIF:{service.Address}");

        foreach (var id in (string[])["areas", "counts", "themes", "reporting", "indicators", "comparisons", "sources", "kind-counts", "yearly-counts", "rules", "release-events", "corrections", "promises", "measures"])
        {
            Assert.Contains($"Layer name: {id}", listed, StringComparison.Ordinal);
        }

        Assert.Contains("EXEMPELDATA", listed, StringComparison.Ordinal);
        Assert.Contains("residents: Integer", listed, StringComparison.Ordinal);
        Assert.Contains("value: Integer", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ogr2ogr_copies_every_collection_whole_through_all_its_pages()
    {
        using var folder = new SampleSite();
        var copy = Path.Combine(folder.Root, "copy.gpkg");

        await RunAsync("ogr2ogr", "-f", "GPKG", "-oo", "PAGE_SIZE=1000", copy, $"OAPIF:{service.Address}");

        var summary = await RunAsync("ogrinfo", "-so", "-al", copy);
        foreach (var id in (string[])["areas", "counts", "themes", "reporting", "indicators", "comparisons", "sources", "kind-counts", "yearly-counts", "rules", "release-events", "corrections", "promises", "measures"])
        {
            var matched = (await service.GetAsync($"/collections/{id}/items?limit=1")).Json.GetProperty("numberMatched").GetInt32();
            Assert.True(id != "counts" || matched > PublishedService.Many);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Layer name: {id}\n"), summary.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(matched, CountOf(summary, id));
        }
    }

    [Theory]
    [InlineData("gpkg", "areas", 79)]
    [InlineData("csv", "areas", 80)]
    [InlineData("geojsons", "areas", 80)]
    public async Task Gdal_reads_the_files_of_a_collection(string extension, string id, int withOrWithoutShape)
    {
        using var folder = new SampleSite();
        var path = Path.Combine(folder.Root, $"{id}.{extension}");
        await File.WriteAllBytesAsync(path, (await service.GetAsync($"/collections/{id}/items?f={(extension == "geojsons" ? "geojsonl" : extension)}", "*/*")).Bytes);

        var summary = await RunAsync("ogrinfo", extension == "geojsons" ? ["-so", "-al", $"GeoJSONSeq:{path}"] : ["-so", "-al", path]);

        Assert.Contains($"Feature Count: {(extension == "gpkg" ? 80 : withOrWithoutShape)}", summary, StringComparison.Ordinal);
        if (extension == "gpkg")
        {
            Assert.Contains("ID[\"EPSG\",3006]", summary, StringComparison.Ordinal);
            Assert.Contains("Extent: (700000.000000, 6500000.000000) - (712000.000000, 6529600.000000)", summary, StringComparison.Ordinal);
        }
    }

    private static int CountOf(string summary, string layer)
    {
        var lines = summary.Split('\n').SkipWhile(line => line.Trim() != $"Layer name: {layer}");
        return int.Parse(lines.First(line => line.StartsWith("Feature Count:", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["no_proxy"] = "127.0.0.1";
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, await errors);
        Assert.DoesNotContain("ERROR", await errors, StringComparison.Ordinal);
        return output;
    }
}
