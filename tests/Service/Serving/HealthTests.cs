using System.Net;
using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Serving;

/// <summary>What whoever watches the service is told: that it lives, and whether it can do its work.</summary>
public class HealthTests
{
    [Theory]
    [InlineData(GeoRole.Public)]
    [InlineData(GeoRole.Desk)]
    public async Task A_service_over_a_migrated_store_is_ready_for_anyone_who_asks(string role)
    {
        await using var database = await PostGis.CloneAsync();
        await using var app = ServiceApp.Build(Settings(database.LoginOf(role), role));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()) };
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, "ok"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task While_the_store_is_migrated_or_of_another_version_the_service_lives_but_is_not_ready()
    {
        await using var database = await PostGis.CloneAsync();
        await using var app = ServiceApp.Build(Settings(database.LoginOf(GeoRole.Public), GeoRole.Public));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()) };

        foreach (var version in (string[])["NULL", "'20991231235959_Later'"])
        {
            await ExecuteAsync(database.Owner, $"COMMENT ON SCHEMA migration IS {version}");
            await UntilAsync(client, HttpStatusCode.ServiceUnavailable, "unavailable");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
            await Migrator.MigrateAsync(database.Owner, Passwords(database), CancellationToken.None);
            await UntilAsync(client, HttpStatusCode.OK, "ok");
        }
    }

    [Fact]
    public async Task Without_a_database_it_lives_is_not_ready_and_tells_a_stranger_nothing_more()
    {
        await using var app = ServiceApp.Build(Settings("Host=127.0.0.1;Port=1;Database=hemlig;Username=hemlig;Password=hemlig", GeoRole.Public));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()) };
        using var live = await client.GetAsync("/health/live");
        using var ready = await client.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode));
        Assert.Equal("unavailable", await ready.Content.ReadAsStringAsync());
        Assert.DoesNotContain("hemlig", ready.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_ask_the_database_is_asked_about_once_a_second()
    {
        await using var database = await PostGis.CloneAsync();
        await using var app = ServiceApp.Build(Settings(database.LoginOf(GeoRole.Public) + ";Pooling=true", GeoRole.Public) with { RequestsPerSecond = 1 });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.ListeningAddress()) };

        // Fifty times what the limit of rate lets through: whoever watches is not refused either.
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => client.GetAsync("/health/ready")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        await using var sessions = new NpgsqlCommand($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database.Name}' AND usename = 'geo_public'", connection);
        Assert.Equal(1L, await sessions.ExecuteScalarAsync());
    }

    private static ServeSettings Settings(string login, string role) =>
        new() { Zone = role == GeoRole.Public ? ServiceZone.Public : ServiceZone.Desk, Database = login, Connections = 4 };

    private static Dictionary<string, string> Passwords(TestDatabase database) =>
        GeoRole.All.ToDictionary(role => role, role => new NpgsqlConnectionStringBuilder(database.LoginOf(role)).Password!);

    private static async Task ExecuteAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status, string body)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await client.GetAsync("/health/ready");
            if (answer.StatusCode == status)
            {
                Assert.Equal(body, await answer.Content.ReadAsStringAsync());
                return;
            }

            Assert.True(attempt < 2_400, $"still {answer.StatusCode}");
            await Task.Delay(50);
        }
    }
}
