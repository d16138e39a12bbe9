using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Service;
using Geo.Service.Analyses;

namespace Geo.Benchmarks;

/// <summary>The desk under one planner: checks of squares all over the town, as JSON by the process and as the page that is read.</summary>
internal sealed partial class DeskProbe(ServedProcess service)
{
    private const int Checks = 120;
    private const int Warming = 20;
    private const double JsonMilliseconds = 300;
    private const double PageMilliseconds = 2_000;
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Lays out what checks ask, as <c>analyse</c> does.</summary>
    public static async Task LayAsync(string login, string slug)
    {
        await using var db = GeoDb.Open(login + ";Command Timeout=0");
        var municipality = await db.GetMunicipalityAsync(slug, CancellationToken.None);
        var incidents = await IncidentReader.ReadAsync(db, municipality, CancellationToken.None);
        await PlanGroundAnalysis.RunAsync(db, municipality, incidents, "bench", TimeProvider.System, CancellationToken.None);
    }

    /// <summary>Signs in as a planner, and checks a hundred plans.</summary>
    public async Task<IReadOnlyList<ServiceRow>> ChecksAsync(string slug)
    {
        await SignInAsync();
        var (json, pages) = (new List<double>(), new List<double>());
        for (var i = 0; i < Checks; i++)
        {
            // Squares of two hundred metres in steps that come back nowhere.
            var (east, north) = (718_000 + i * 7_919 % 34_000, 6_245_000 + i * 6_131 % 34_000);
            var corners = new[] { (east, north), (east + 200, north), (east + 200, north + 200), (east, north + 200), (east, north) };
            var plan = new { type = "Polygon", coordinates = new[] { corners.Select(corner => new[] { corner.Item1, corner.Item2 }).ToArray() } };
            var clock = Stopwatch.StartNew();
            using var answer = await _client.PostAsJsonAsync("/processes/plan-check/execution", new { inputs = new { municipality = slug, name = $"Plan {i}", crs = 3006, plan } });
            var report = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).RootElement.GetProperty("report");
            var checkedAfter = clock.Elapsed.TotalMilliseconds;
            (await _client.GetAsync($"/checks/{slug}/{report.GetProperty("id").GetString()}/report.html")).EnsureSuccessStatusCode();
            if (i >= Warming)
            {
                json.Add(checkedAfter);
                pages.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        return [Row("plankontroll, JSON", json, JsonMilliseconds), Row("plankontroll och rapport, HTML", pages, PageMilliseconds)];
    }

    private static ServiceRow Row(string what, List<double> times, double most)
    {
        var sorted = times.Order().ToArray();
        var p95 = sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];
        return new(what, string.Create(Swedish, $"p50 {sorted[sorted.Length / 2]:N0} ms, p95 {p95:N0} ms, {sorted.Length} planer"), string.Create(Swedish, $"p95 ≤ {most:N0} ms"), p95 <= most);
    }

    private async Task SignInAsync()
    {
        using var form = await _client.GetAsync("/sign-in");
        var token = Token().Match(await form.Content.ReadAsStringAsync());
        _client.DefaultRequestHeaders.Add("Cookie", Cookies(form));
        using var entered = await _client.PostAsync("/sign-in", new FormUrlEncodedContent([new("role", "planner"), new(token.Groups[1].Value, token.Groups[2].Value)]));
        _client.DefaultRequestHeaders.Remove("Cookie");
        _client.DefaultRequestHeaders.Add("Cookie", Cookies(entered));
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    [GeneratedRegex("""name="([^"]+)" value="([^"]+)"[^>]*>""")]
    private static partial Regex Token();
}
