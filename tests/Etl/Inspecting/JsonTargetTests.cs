using Geo.Tests.Support;

namespace Geo.Tests.Etl.Inspecting;

/// <summary>A summary never takes a source's place.</summary>
public class JsonTargetTests
{
    [Theory]
    [InlineData("in.csv", "finns redan och är ingen sammanfattning")]
    [InlineData("in.json", "är filen som ska granskas")]
    [InlineData("nej/out.json", "finns inte. Skapa den först")]
    public async Task A_file_that_is_a_source_is_not_written_over(string json, string message)
    {
        using var folder = new WorkbenchFolder();
        var source = folder.Write(json == "in.json" ? "in.json" : "in.csv", json == "in.json" ? """{"type":"FeatureCollection","features":[]}""" : "id;datum\n1;2026-05-31\n");
        var before = await File.ReadAllTextAsync(source);

        var run = await ProgramRun.RunAsync("Geo.Etl", new Dictionary<string, string>(), "inspect", source, "--json", folder.Path(json));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(source));
        Assert.Single(folder.Files());
    }

    [Fact]
    public async Task An_older_summary_is_replaced()
    {
        using var folder = new WorkbenchFolder();
        var (source, json) = (folder.Write("in.csv", "id;datum\n1;2026-05-31\n"), folder.Write("out.json", "{}"));

        var run = await ProgramRun.RunAsync("Geo.Etl", new Dictionary<string, string>(), "inspect", source, "--json", json);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("in.csv", await File.ReadAllTextAsync(json), StringComparison.Ordinal);
    }
}
