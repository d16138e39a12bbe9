using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Geo.Tests.Service.Planning;

/// <summary><c>analytics check</c> as it is typed: files out, and what an earlier check read.</summary>
[Collection(nameof(DemoRun))]
public sealed partial class CheckVerbTests(DemoRun demo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-check-").FullName;

    [Fact]
    public async Task A_plan_in_a_file_gives_page_pdf_geopackage_and_json_and_can_be_explained()
    {
        var plan = Path.Combine(_folder, "kvarteret.geojson");
        await File.WriteAllBytesAsync(plan, PlanFiles.GeoJson(PlanFiles.Square));
        var made = Path.Combine(_folder, "ut");

        var run = (await RunAsync("check", plan, "--municipality", "exempelstad", "--out", made, "--stage", "granskning", "--registry-number", "SBK 2026/7")).Succeeded();

        Assert.Equal(["plankontroll.gpkg", "plankontroll.html", "plankontroll.json", "plankontroll.pdf"], Directory.GetFiles(made).Select(Path.GetFileName).Order());
        var pdf = await TestTools.RunAsync("pdftotext", ["-layout", Path.Combine(made, "plankontroll.pdf"), "-"]);
        Assert.Contains("Kvarteret Provet", pdf.Output, StringComparison.Ordinal);
        Assert.Contains("SBK 2026/7", pdf.Output, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", (await TestTools.RunAsync("pdfinfo", [Path.Combine(made, "plankontroll.pdf")])).Output, StringComparison.Ordinal);
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(made, "plankontroll.json"))).RootElement;
        using var package = new SqliteConnection($"Data Source={Path.Combine(made, "plankontroll.gpkg")};Mode=ReadOnly;Pooling=false");
        package.Open();
        using var layers = new SqliteCommand("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND srs_id = 3006", package);
        Assert.True((long)layers.ExecuteScalar()! > 0);

        var id = Id().Match(run.Output).Groups[1].Value;
        Assert.Equal(report.GetProperty("id").GetString(), id);
        var explained = (await RunAsync("check", "--municipality", "exempelstad", "--explain", id)).Succeeded().Output;
        Assert.All((string[])[$"Kontroll {id}, Kvarteret Provet", "samma som nu är inläst", "granskning", "distancesMetres", "MULTIPOLYGON"], words => Assert.Contains(words, explained, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_of_the_register_and_another_are_put_side_by_side()
    {
        var other = Path.Combine(_folder, "annan.geojson");
        await File.WriteAllBytesAsync(other, PlanFiles.GeoJson(PlanFiles.Square));
        var made = Path.Combine(_folder, "ut");

        (await RunAsync("check", "register:9901-P2018/13", "--municipality", "exempelstad", "--out", made, "--compare", other, "--no-pdf")).Succeeded();

        var compared = await File.ReadAllTextAsync(Path.Combine(made, "planjamforelse.html"));
        Assert.Contains("Två versioner sida vid sida", compared, StringComparison.Ordinal);
        Assert.Contains("B: Kvarteret Provet", compared, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(compared, "<svg class=\"plan-map\""));
    }

    [Theory]
    [InlineData("check --municipality exempelstad --explain 0123", "finns inte för exempelstad")]
    [InlineData("check saknas.geojson --municipality exempelstad --out UT", "saknas.geojson")]
    [InlineData("check register:P0 --municipality exempelstad --out UT", "finns inte digitalt i registret")]
    [InlineData("check --municipality exempelstad", "Ange en plan")]
    [InlineData("check register:P0 --municipality annanstad --out UT", "annanstad")]
    public async Task What_cannot_be_done_ends_with_2_and_says_what_to_do(string call, string said)
    {
        var run = await RunAsync(call.Replace("UT", Path.Combine(_folder, "ut"), StringComparison.Ordinal).Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), arguments);

    [GeneratedRegex("Kontroll ([0-9a-f]{32});")]
    private static partial Regex Id();
}
