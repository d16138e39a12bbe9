using Geo.Database;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Tests.Service.Analyses;

/// <summary>A run can be repeated to the digit on a clean database, and a changed input is another run.</summary>
[Collection(nameof(DemoRun))]
public sealed class RepeatedAnalysisTests(DemoRun demo) : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), "geo-repeat-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

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

    [Fact]
    public async Task An_analysis_waits_for_a_load_and_is_made_of_all_that_it_brought()
    {
        await using var database = await PostGis.CloneAsync(demo.Database);
        await using var store = GeoDb.Open(database.Owner);
        await using var transaction = await store.Database.BeginTransactionAsync();
        await LoadTurn.TakeAsync(store, "9901", CancellationToken.None);
        await store.Database.ExecuteSqlAsync($"UPDATE core.theme SET name = name || ' m.m.' WHERE municipality = '9901'");

        var analysing = ProgramRun.RunAsync(
            "Geo.Service", database.Environment(), "compare", "exempelstad", "--from", "2026-04-01", "--to", "2026-06-30", "--against-from", "2025-04-01", "--against-to", "2025-06-30");
        await WaitingAsync(database.Owner);
        await transaction.CommitAsync();
        var said = (await analysing).Succeeded().Output;

        var newest = (await QueryAsync(database.Owner, "SELECT max(id)::text FROM analysis.run")).Single();
        var explained = await ProgramRun.RunAsync("Geo.Service", database.Environment(), "explain", "exempelstad", newest);
        Assert.Contains("m.m.", said, StringComparison.Ordinal);
        Assert.Contains("samma som nu är inläst", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_waits_for_an_analysis()
    {
        DemoRun.CopyData("exempelstad", _data);
        DemoRun.CopyData("lookups", _data);
        await using var database = await PostGis.CloneAsync(demo.Database);
        await using var store = GeoDb.Open(database.Owner);
        var loading = Task.FromException<ProgramRun>(new InvalidOperationException("Nothing was loaded."));
        await using (await LoadTurn.HoldAsync(store, "9901", CancellationToken.None))
        {
            loading = ProgramRun.RunAsync("Geo.Etl", database.Environment(), "load", "exempelstad", "--data", _data);
            await WaitingAsync(database.Owner);
        }

        (await loading).Succeeded();
    }

    // Until somebody waits for a turn.
    private static async Task WaitingAsync(string owner)
    {
        const string Waiting = "SELECT 'waits' FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted";
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await QueryAsync(owner, Waiting)).Count == 0)
        {
            await Task.Delay(100, patience.Token);
        }
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
