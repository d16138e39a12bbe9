using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>The database goes away under load and comes back: what callers are told meanwhile, and that nobody has to start the
/// service again.</summary>
public class OutageTests
{
    private const int Readers = 8;

    [Fact]
    public async Task PostGIS_stopped_and_started_under_load_gives_clear_errors_and_then_answers_again()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        var logins = await Migrator.MigrateAsync(server.Owner, new Dictionary<string, string>(), CancellationToken.None);
        var database = new TestDatabase(server.Owner, logins, dropped: false);
        await PublishedService.PlantAsync(database);
        await using var app = ServiceApp.Build(PublishedService.Settings(database) with { Connections = 4 });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()), Timeout = TimeSpan.FromMinutes(2) };
        using var stopping = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<string, int>();
        var load = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(client, reader, seen, stopping.Token))).ToArray();

        await UntilAsync(client, HttpStatusCode.OK);
        await server.StopAsync();
        await UntilAsync(client, HttpStatusCode.ServiceUnavailable);
        await server.StartAsync();
        await UntilAsync(client, HttpStatusCode.OK);
        await stopping.CancelAsync();
        await Task.WhenAll(load);

        Assert.Equal(["200 application/geo+json", "503 application/problem+json"], seen.Keys.Order());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/collections/counts/items?limit={i + 1}")).StatusCode);
        }
    }

    // Small pages: nothing is sent before the database has answered whole.
    private static async Task ReadAsync(HttpClient client, int reader, ConcurrentDictionary<string, int> seen, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            using var answer = await client.GetAsync($"/collections/counts/items?limit={1 + (reader + i) % 50}", CancellationToken.None);
            seen.AddOrUpdate($"{(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}", 1, (_, times) => times + 1);
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.GetAsync("/collections/counts/items?limit=3");
            if (answer.StatusCode == status)
            {
                return;
            }

            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), $"still {answer.StatusCode}");
            await Task.Delay(50);
        }
    }
}
