using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Analyses;

/// <summary>A run can be repeated to the digit on a clean database, and a changed input is another run.</summary>
[Collection(nameof(DemoRun))]
public sealed class RepeatedAnalysisTests(DemoRun demo) : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), "geo-repeat-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_same_input_gives_the_same_digits_and_another_gives_another_fingerprint()
    {
        DemoRun.CopyData("exempelstad", _data);
        DemoRun.CopyData("lookups", _data);
        await using var database = await PostGis.CloneAsync();
        await RunAsync(database, "Geo.Etl", "load", "exempelstad", "--data", _data);
        await RunAsync(database, "Geo.Service", "analyse", "exempelstad");
        var first = await ResultsAsync(demo.Database.Owner);

        Assert.True(first.Count > 3_000);
        Assert.Equal(first, await ResultsAsync(database.Owner));
        Assert.Equal(await FingerprintsAsync(demo.Database.Owner), await FingerprintsAsync(database.Owner));
        var found = await FoundAsync(database, "areas");
        Assert.Equal(await FoundAsync(demo.Database, "areas"), found);

        var register = Path.Combine(_data, "exempelstad", "sources", "damage", "skadegorelseregister.csv");
        register = File.Exists(register) ? register : Directory.GetFiles(_data, "skadegorelseregister.csv", SearchOption.AllDirectories).Single();
        var lines = await File.ReadAllLinesAsync(register, System.Text.Encoding.Latin1);
        await File.WriteAllLinesAsync(register, lines[..^40], System.Text.Encoding.Latin1);
        await RunAsync(database, "Geo.Etl", "load", "exempelstad", "--data", _data);
        await RunAsync(database, "Geo.Service", "analyse", "exempelstad");

        Assert.Equal(2, (await FingerprintsAsync(database.Owner)).Count);
        Assert.NotEqual(found, await FoundAsync(database, "areas"));
        var explained = await ProgramRun.RunAsync("Geo.Service", database.Environment(), "explain", "exempelstad", "3");
        Assert.Contains("något har ändrats sedan dess", explained.Output, StringComparison.Ordinal);
        Assert.Contains("./geo analytics analyse exempelstad", explained.Output, StringComparison.Ordinal);
    }

    // What explain says of all that the newest run of a method found.
    private static async Task<string> FoundAsync(TestDatabase database, string method)
    {
        var newest = (await QueryAsync(database.Owner, $"SELECT max(id)::text FROM analysis.run WHERE method = '{method}'")).Single();
        var explained = (await ProgramRun.RunAsync("Geo.Service", database.Environment(), "explain", "exempelstad", newest)).Succeeded().Output;
        return explained.Split('\n').Single(line => line.StartsWith("Avtryck", StringComparison.Ordinal));
    }

    private static async Task RunAsync(TestDatabase database, string assembly, params string[] arguments) =>
        (await ProgramRun.RunAsync(assembly, database.Environment(), arguments)).Succeeded();

    private static Task<List<string>> ResultsAsync(string owner) => QueryAsync(
        owner,
        """
        SELECT run.method || ' ' || result.theme || ' ' || result.period || ' ' || result.subject || ' ' || result.document::text
        FROM analysis.result JOIN analysis.run ON run.id = result.run_id WHERE run.method NOT IN ('evaluations', 'hotspots-selection', 'comparison')
        UNION ALL SELECT 'hotspots ' || (to_jsonb(cell) - 'run_id')::text FROM analysis.hotspot_cell AS cell
        UNION ALL SELECT 'counts ' || (to_jsonb(count) - 'run_id')::text FROM analysis.area_count AS count JOIN analysis.run ON run.id = count.run_id AND run.method = 'counts'
        ORDER BY 1
        """);

    private static Task<List<string>> FingerprintsAsync(string owner) =>
        QueryAsync(owner, "SELECT DISTINCT input_fingerprint FROM analysis.run WHERE method <> 'evaluations' ORDER BY 1");

    private static async Task<List<string>> QueryAsync(string owner, string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await row.ReadAsync())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }
}
