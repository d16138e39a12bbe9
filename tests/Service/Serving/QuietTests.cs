using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Geo.Tests.Service.Serving;

/// <summary>What leaves the service besides its answers, its log and its measurements, under requests that carry personal data wherever a request can
/// carry anything: none of it is there.</summary>
public class QuietTests
{
    private const string Name = "Astrid";
    private const string Number = "19121212-1212";
    private const string Mail = "astrid@example.se";
    private static readonly string[] Planted = [Name, Number, "191212121212", Mail, "0701-234567", "%41strid", "203.0.113.77"];

    [Fact]
    public async Task The_log_of_hostile_requests_is_json_and_holds_no_personal_data()
    {
        await using var database = await PostGis.CloneAsync();
        await PublishedService.PlantAsync(database);
        await using var service = await ServedProgram.StartAsync(database, "public");
        await AskAsync(service.Client);

        // What PostgreSQL and the driver say when things go wrong.
        await ExecuteAsync(database.Owner, "ALTER TABLE published.count RENAME TO moved");
        await AskAsync(service.Client);
        await service.TerminateAsync();
        var log = await service.LogAsync();

        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(lines, line => line.GetProperty("level").GetString() == "information" && line.GetProperty("status").GetInt32() == 400 && line.GetProperty("route").GetString() == "/collections/{collectionId}/items");
        Assert.Contains(lines, line => line.GetProperty("level").GetString() == "error" && line.GetProperty("cause").GetString()!.StartsWith("PostgreSQL 42P01", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.TryGetProperty("network", out _)), line => Assert.Equal("127.0.0.0/24", line.GetProperty("network").GetString()));
        Assert.All(Planted, planted => Assert.DoesNotContain(planted, log, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("127.0.0.1", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_measured_and_traced_is_sent_where_it_is_told_to_and_holds_no_personal_data()
    {
        await using var collector = await Collector.StartAsync();
        await using var database = await PostGis.CloneAsync();
        await PublishedService.PlantAsync(database);
        await using var service = await ServedProgram.StartAsync(
            database, "public", (Telemetry.Endpoint, collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        await AskAsync(service.Client);
        await ExecuteAsync(database.Owner, "ALTER TABLE published.count RENAME TO moved");
        await AskAsync(service.Client);
        await service.TerminateAsync();
        await service.LogAsync();

        // Text stands in protobuf as it is.
        var (metrics, traces) = (collector.Text("/v1/metrics"), collector.Text("/v1/traces"));
        Assert.Contains("geo-public", metrics, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("db.client.", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.", metrics, StringComparison.Ordinal);
        Assert.Contains("/collections/{collectionId}/items", traces, StringComparison.Ordinal);
        Assert.Contains("postgresql", traces, StringComparison.Ordinal);
        foreach (var text in (string[])[metrics, traces])
        {
            Assert.All(Planted, planted => Assert.DoesNotContain(planted, text, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("SELECT ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("client.address", text, StringComparison.Ordinal);
        }

        // Of its metrics Kestrel's have where it listens, which tells of no one.
        Assert.DoesNotContain("127.0.0.1", traces, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void Of_an_address_only_the_network_is_known(string address, string network) =>
        Assert.Equal(network, RequestLog.NetworkOf(IPAddress.Parse(address)));

    // In the path, the query, the headers, the method and the body; what is answered, refused and not understood.
    private static async Task AskAsync(HttpClient client)
    {
        foreach (var (method, path, body) in ((string, string, string?)[])
        [
            ("GET", $"/{Name}/{Number}", null),
            ("GET", $"/collections/counts/items?limit=5&area={Name}", null),
            ("GET", $"/collections/counts/items?{Name}={Number}", null),
            ("GET", $"/collections/counts/items?limit={Number}", null),
            ("GET", $"/collections/areas/items/{Uri.EscapeDataString(Mail)}", null),
            ("GET", $"/collections/{Name}/items?datetime=0701-234567", null),
            ("GET", "/collections/areas/items/%41strid", null),
            ("GET", "/collections/counts/items?limit=5", null),
            (Name.ToUpperInvariant(), "/collections", null),
            ("POST", "/processes/compare-periods/execution", $"{{\"inputs\": {{\"theme\": \"{Name}\", \"period\": \"{Number}\", \"reference\": \"2025K1\"}}}}"),
            ("POST", "/processes/compare-periods/execution", $"{{\"inputs\": {Name} {Mail}"),
        ])
        {
            using var request = new HttpRequestMessage(new(method), path);
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Headers.TryAddWithoutValidation("User-Agent", $"{Name}/1.0 ({Mail})");
            request.Headers.TryAddWithoutValidation("Referer", $"https://{Name}.example/{Number}");
            request.Headers.TryAddWithoutValidation("Cookie", $"namn={Name}");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Number}");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.77");
            request.Headers.TryAddWithoutValidation("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            request.Headers.TryAddWithoutValidation("tracestate", $"namn={Name}");
            request.Headers.TryAddWithoutValidation("baggage", $"namn={Name},nummer={Number}");
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }

            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
        }
    }

    private static async Task ExecuteAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes what OpenTelemetry sends, as a collector does.</summary>
    private sealed class Collector(WebApplication app, ConcurrentBag<(string Path, byte[] Body)> taken) : IAsyncDisposable
    {
        public string Address => app.ListeningAddress();

        public static async Task<Collector> StartAsync()
        {
            var taken = new ConcurrentBag<(string, byte[])>();
            var builder = WebApplication.CreateSlimBuilder();
            Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                taken.Add((context.Request.Path, body.ToArray()));
            });
            await app.StartAsync();
            return new(app, taken);
        }

        public string Text(string path) => string.Concat(taken.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
