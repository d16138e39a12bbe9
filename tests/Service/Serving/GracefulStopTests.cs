using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Serving;

/// <summary>A service that is told to stop while it works.</summary>
public class GracefulStopTests
{
    [Fact]
    public async Task Who_waits_has_the_whole_answer_no_one_new_is_let_in_and_it_ends_with_0()
    {
        await using var database = await PostGis.CloneAsync();
        await PublishedService.PlantAsync(database);
        await using var service = await ServedProgram.StartAsync(database, "public");
        using var warm = await service.Client.GetAsync("/collections/counts/items?limit=3");
        await using var owner = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await owner.OpenAsync();
        await using var held = await owner.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE published.count IN ACCESS EXCLUSIVE MODE", owner))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var waiting = service.Client.GetAsync("/collections/counts/items?limit=7");
        await BlockedAsync(database);
        await service.TerminateAsync();
        await RefusedAsync(service.Client.BaseAddress!);

        // Longer than what a command line waits for a program by default: two seconds.
        await Task.Delay(4_000);
        Assert.False(service.Process.HasExited || waiting.IsCompleted);
        await held.RollbackAsync();
        var answer = await Answer.ReadAsync(await waiting);
        var log = await service.LogAsync();

        Assert.Equal(HttpStatusCode.OK, warm.StatusCode);
        Assert.Equal((HttpStatusCode.OK, 7), (answer.Status, answer.Json.GetProperty("features").GetArrayLength()));
        Assert.Equal(0, service.Process.ExitCode);
        Assert.DoesNotContain("\"level\":\"error\"", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_runs_is_finished_before_the_process_ends()
    {
        await using var database = await PostGis.CloneAsync();
        await PublishedService.PlantAsync(database);
        await using var service = await ServedProgram.StartAsync(database, "public");
        await using var owner = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await owner.OpenAsync();
        await using var held = await owner.BeginTransactionAsync();
        using var warm = await service.Client.GetAsync("/collections");
        await using (var hold = new NpgsqlCommand("LOCK TABLE published.count IN ACCESS EXCLUSIVE MODE", owner))
        {
            await hold.ExecuteNonQueryAsync();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/compare-periods/execution")
        {
            Content = JsonContent.Create(new { inputs = new { theme = "damage", period = "2026K1", reference = "2025K1" } }),
            Headers = { { "Prefer", "respond-async" } },
        };
        using var started = await service.Client.SendAsync(request);
        await BlockedAsync(database);
        await service.TerminateAsync();
        await Task.Delay(3_000);
        var ranOn = !service.Process.HasExited;
        await held.RollbackAsync();
        var log = await service.LogAsync();

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.True(ranOn, log);
        Assert.Equal(0, service.Process.ExitCode);
        Assert.DoesNotContain("Stopped before", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_become_finished_in_time_is_cut_and_said()
    {
        await using var database = await PostGis.CloneAsync();
        await PublishedService.PlantAsync(database);
        var settings = PublishedService.Settings(database) with { LongestRequest = TimeSpan.FromSeconds(1), LongestQuery = TimeSpan.FromSeconds(60) };
        await using var app = ServiceApp.Build(settings);
        var jobs = (Geo.Service.Endpoints.Processes.JobStore)app.Services.GetService(typeof(Geo.Service.Endpoints.Processes.JobStore))!;
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()) };
        using var warm = await client.GetAsync("/collections");
        await using var owner = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await owner.OpenAsync();
        await using var held = await owner.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE published.count IN ACCESS EXCLUSIVE MODE", owner))
        {
            await hold.ExecuteNonQueryAsync();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/compare-periods/execution")
        {
            Content = JsonContent.Create(new { inputs = new { theme = "damage", period = "2026K1", reference = "2025K1" } }),
            Headers = { { "Prefer", "respond-async" } },
        };
        using var started = await client.SendAsync(request);
        await BlockedAsync(database);
        using var late = await client.GetAsync("/collections/counts/items");
        var problem = await late.Content.ReadFromJsonAsync<JsonElement>();
        var clock = Stopwatch.StartNew();
        await app.StopAsync();

        Assert.Equal((503, "took-too-long"), ((int)late.StatusCode, problem.GetProperty("type").GetString()!.Split('/')[^1]));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(1));
        Assert.Equal(1, await jobs.FinishAsync(new CancellationToken(canceled: true)));
    }

    private static async Task BlockedAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(PostGis.Server + ";Pooling=false");
        await connection.OpenAsync();
        for (var attempt = 0; ; attempt++)
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE datname = '{database.Name}' AND NOT granted", connection);
            if (await command.ExecuteScalarAsync() is > 0L)
            {
                return;
            }

            Assert.True(attempt < 2_400, "nothing waits");
            await Task.Delay(50);
        }
    }

    private static async Task RefusedAsync(Uri address)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var socket = new System.Net.Sockets.TcpClient();
            try
            {
                await socket.ConnectAsync(address.Host, address.Port);
            }
            catch (System.Net.Sockets.SocketException)
            {
                return;
            }

            Assert.True(attempt < 2_400, "still lets callers in");
            await Task.Delay(50);
        }
    }
}
