using System.Net;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Tests.Support;

/// <summary>The desk, answering on the loopback address over a planted municipality: a promise, a measure, a meeting, a plan check, reports of two organisations,
/// concentrations large and small.</summary>
public sealed class DeskService : IAsyncLifetime
{
    public const string CheckId = "0123456789abcdef0123456789abcdef";
    public const string OwnReporter = "Demo";
    public const string OtherReporter = "Grannbolaget";

    private PlantedReleases _planted = null!;
    private WebApplication _app = null!;

    public TestDatabase Database => _planted.Database;

    public string Address => _app.ListeningAddress();

    internal static string Slug => PlantedReleases.Slug;

    /// <summary>Every address as it is routed, with its methods.</summary>
    internal IReadOnlyList<RouteEndpoint> Routes() => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText is { } text && !text.StartsWith("{*", StringComparison.Ordinal))];

    public async Task InitializeAsync()
    {
        _planted = await PlantedReleases.CreateAsync();
        await _planted.Full("damage", "2026K1").AnalysedAsync();
        await PlantAsync();
        _app = ServiceApp.Build(Settings() with { Demo = true });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _planted.DisposeAsync();
    }

    internal ServeSettings Settings() => new() { Zone = ServiceZone.Desk, Database = Database.LoginOf(GeoRole.Desk), RequestsPerSecond = 1_000_000, Connections = 4 };

    /// <summary>A service of the same database, run in another way.</summary>
    internal async Task<WebApplication> StartAsync(Func<ServeSettings, ServeSettings> change)
    {
        var app = ServiceApp.Build(change(Settings()));
        await app.StartAsync();
        return app;
    }

    /// <summary>The newest lines of the log, the newest first, as action, role, person and subject.</summary>
    public async Task<List<(long Id, string Action, string Role, string Person, string Subject, string? Reason)>> LogAsync(int count = 20)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, action, role, person, subject, reason FROM audit.event ORDER BY id DESC LIMIT $1", connection) { Parameters = { new() { Value = count } } };
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<(long, string, string, string, string, string?)>();
        while (await row.ReadAsync())
        {
            lines.Add((row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)));
        }

        return lines;
    }

    /// <summary>A statement of the database's owner.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task PlantAsync()
    {
        await using var db = GeoDb.Open(Database.Owner);
        db.Promises.Add(new() { Municipality = PlantedReleases.Code, Id = "2026-1", Title = "Ljusare vägar", From = new(2026, 1, 1), To = new(2026, 12, 31), Document = "{}" });
        db.Measures.Add(new() { Municipality = PlantedReleases.Code, Id = "m1", Title = "Belysning", FocusArea = "external-7", Document = "{}" });
        db.ChainLinks.AddRange(
            new() { Municipality = PlantedReleases.Code, Kind = "meetings", Id = "mote-1", Position = 0, Document = "{}" },
            new() { Municipality = PlantedReleases.Code, Kind = "findings", Id = "fynd-1", Position = 0, Document = "{}" });
        db.PlanChecks.Add(new()
        {
            Municipality = PlantedReleases.Code,
            Id = CheckId,
            Name = "Kvarteret",
            MadeBy = "planner",
            MadeAt = DateTime.UtcNow,
            Parameters = "{\"stage\": \"samrad\"}",
            InputFingerprint = "abc",
            CodeVersion = "prov",
            Outline = Square(700_000, 250),
            Document = "{}",
        });
        db.IncidentReports.AddRange(Report(OwnReporter), Report(OtherReporter));
        db.Sources.Add(new() { Municipality = PlantedReleases.Code, Id = "est", Title = "EST", Publisher = "Prov", Terms = "Prov", Publishable = false, ReportWords = "{\"Klotter\": \"graffiti\", \"Inget\": \"nothing-to-report\"}" });
        db.Reporters.AddRange(((string[])[OwnReporter, OtherReporter]).Select(name => new Reporter { Municipality = PlantedReleases.Code, Source = "est", Name = name }));
        await db.SaveChangesAsync();
        var run = db.Runs.First().Id;
        db.Hotspots.AddRange(Spot(run, 1, 12), Spot(run, 2, 2));
        db.HotspotCells.AddRange(Cell(run, 1, 9), Cell(run, 2, 2), Cell(run, 3, 0));
        db.ThemeEvents.Add(new()
        {
            RunId = run,
            Municipality = PlantedReleases.Code,
            Theme = "damage",
            Source = "prov",
            Reference = "1",
            Place = 1,
            Counted = true,
            AtAddress = true,
            OccurredFrom = DateTime.UtcNow,
            OccurredTo = DateTime.UtcNow,
            Reporter = OwnReporter,
            Location = Sweref99Tm.Factory.CreatePoint(new Coordinate(700_010, 6_400_010)),
        });
        await db.SaveChangesAsync();
    }

    private static IncidentReport Report(string reporter) => new() { Municipality = PlantedReleases.Code, Reporter = reporter, ReceivedAt = DateTime.UtcNow, Reference = "prov", Document = "{\"category\": \"klotter\"}" };

    // Side by side, and no multiple of a square's side: what is coarser than its outline is larger.
    private static Hotspot Spot(long run, int number, int incidents) => new()
    {
        RunId = run,
        Municipality = PlantedReleases.Code,
        Theme = "damage",
        Period = "2026K1",
        Number = number,
        Cells = 1,
        Incidents = incidents,
        PlaceEvents = incidents,
        Places = incidents,
        Expected = 1.5,
        SmallestQBh = 0.01,
        Touches = "deso:A",
        Outline = Square(700_020 + 2_000 * number, 100),
    };

    private static HotspotCell Cell(long run, int column, int incidents) => new()
    {
        RunId = run,
        Municipality = PlantedReleases.Code,
        Theme = "damage",
        Period = "2026K1",
        Column = column,
        Row = 1,
        Incidents = incidents,
        PlaceEvents = incidents,
        Places = incidents,
        Residents = 10,
        LocalSum = incidents,
        Expected = 1,
        Verdict = "hot",
    };

    private static MultiPolygon Square(double east, double side) => Sweref99Tm.Factory.CreateMultiPolygon(
        [Sweref99Tm.Factory.CreatePolygon([new(east, 6_400_020), new(east + side, 6_400_020), new(east + side, 6_400_020 + side), new(east, 6_400_020 + side), new(east, 6_400_020)])]);
}

/// <summary>Somebody at the desk with a browser's cookies, and nothing that a browser would do by itself.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public DeskVisitor(string address) =>
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>What it sends along; a test may steal or plant one.</summary>
    public IDictionary<string, string> Cookies => _cookies;

    /// <summary>The key that it sends with each request; null for none.</summary>
    public string? Key { get; set; }

    /// <summary>Chooses a role in the demo.</summary>
    public static async Task<DeskVisitor> SignInAsync(string address, string role)
    {
        var visitor = new DeskVisitor(address);
        var answer = await visitor.PostAsync("/sign-in", "/sign-in", ("role", role));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return visitor;
    }

    public Task<Answer> GetAsync(string path, string accept = "application/json") => SendAsync(new(HttpMethod.Get, path), accept);

    /// <summary>Opens a page with a form, fills it in and sends it.</summary>
    public async Task<Answer> PostAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await SendFormAsync(path, [await TokenAsync(page), .. fields]);

    /// <summary>The token of a page's first form, as it is sent back; without name and value where the page has none.</summary>
    public async Task<(string Name, string Value)> TokenAsync(string page)
    {
        var field = Token().Match((await GetAsync(page, "text/html")).Text);
        return (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value));
    }

    /// <summary>Sends fields as they are.</summary>
    public Task<Answer> SendFormAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) }, "application/json");

    public async Task<Answer> SendAsync(HttpRequestMessage request, string accept = "application/json")
    {
        using var sent = request;
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", "sv");
        if (_cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (Key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Key);
        }

        using var response = await _client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var sets) ? sets : [])
        {
            var (name, value) = set.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : default;
            if (value.Length == 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = value;
            }
        }

        return await Answer.ReadAsync(response);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>__[^"]+)" value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}

/// <summary>The tests that ask the one desk.</summary>
[CollectionDefinition(nameof(DeskService))]
public sealed class DeskServiceTests : ICollectionFixture<DeskService>;
