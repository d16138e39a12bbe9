using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Pages;
using Geo.Service.Release;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Support;

/// <summary>The public side of the service, answering on the loopback address over a database of its own that holds a small
/// release, a large one, one that a later has taken the place of, and a trial.</summary>
public sealed class PublishedService : IAsyncLifetime
{
    /// <summary>Counts of the large release: one more than the largest page.</summary>
    public const int Many = 10_001;

    private const int ManyAreas = 73;
    private WebApplication _app = null!;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Where it answers, such as http://127.0.0.1:40123.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await PostGis.CloneAsync();
        await PlantAsync(Database);
        _app = ServiceApp.Build(Settings(Database));
        await _app.StartAsync();
        Address = _app.ListeningAddress();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address), Timeout = TimeSpan.FromMinutes(5) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Asks for JSON, in Swedish where nothing else is said.</summary>
    public async Task<Answer> GetAsync(string path, string accept = "application/json", string language = "sv", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Every address of the API as it is routed, such as <c>get /collections/{collectionId}</c>.</summary>
    public IReadOnlyList<string> Routes() =>
    [
        .. from endpoint in ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<OutsideTheApi>() is null
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
           where method != HttpMethods.Head
           select $"{method.ToLowerInvariant()} {endpoint.RoutePattern.RawText}",
    ];

    /// <summary>How the tests run it: a limit of rate would measure the tests.</summary>
    internal static ServeSettings Settings(TestDatabase database) => new()
    {
        Zone = ServiceZone.Public,
        Database = database.LoginOf(GeoRole.Public),
        RequestsPerSecond = 1_000_000,
        OldestCatalog = TimeSpan.FromMilliseconds(200),
    };

    internal static async Task PlantAsync(TestDatabase database)
    {
        var small = SampleRelease.Fictional() with { KindCounts = [Kind("graffiti", 12), Kind("arson", null)] };
        await WriteAsync(database, "9901-2026-10-01-1-aaaaaa", small, new(2026, 10, 1), approved: true);
        await WriteAsync(database, "9901-2026-11-23-1-bbbbbb", small, new(2026, 11, 23), approved: true);
        await WriteAsync(database, "9901-2026-11-24-1-cccccc", small, new(2026, 11, 24), approved: false);
        await WriteAsync(database, "0123-2026-11-20-1-dddddd", Large(), new(2026, 11, 20), approved: true);
    }

    private static async Task WriteAsync(TestDatabase database, string id, ReleaseSnapshot release, DateOnly on, bool approved)
    {
        await using var db = GeoDb.Open(database.LoginOf(GeoRole.Analytics));
        db.Releases.Add(new()
        {
            Id = id,
            Municipality = release.Description.Municipality,
            Approved = approved,
            Digest = id,
            RulesVersion = "prov",
            PublishedOn = on,
            Description = JsonSerializer.Serialize(release.Description, ReleaseFiles.Json),
        });
        await db.SaveChangesAsync();
        await PublishedStore.WriteAsync(db, id, release, Outlines(release), CancellationToken.None);
    }

    private static PublishedKindCount Kind(string kind, int? count) => new()
    {
        Theme = "damage",
        Kind = kind,
        KindName = kind,
        AreaKind = Components.Release.AreaKind.Municipality,
        Edition = "2025",
        Area = "9901",
        Period = "2026K1",
        Count = count,
        Mark = count is null ? FigureMark.Withheld : FigureMark.Published,
    };

    private static ReleaseSnapshot Large()
    {
        var small = SampleRelease.Fictional();
        return small with
        {
            Description = small.Description with { Municipality = "0123", MunicipalityName = "Provköping" },
            Areas = [.. Enumerable.Range(0, ManyAreas).Select(i => new PublishedArea { Kind = Components.Release.AreaKind.Deso, Edition = "2025", Code = $"0123C{1000 + i}", Name = $"Område {i}", OnMap = true, Residents = 1_000 + i, ResidentsYear = 2025 })],
            Counts =
            [
                .. from area in Enumerable.Range(0, ManyAreas)
                   from quarter in Enumerable.Range(0, Many / ManyAreas)
                   let isWithheld = (area + quarter) % 7 == 0
                   select new PublishedCount
                   {
                       Theme = "damage",
                       AreaKind = Components.Release.AreaKind.Deso,
                       Edition = "2025",
                       Area = $"0123C{1000 + area}",
                       Period = $"{1992 + quarter / 4}K{1 + quarter % 4}",
                       Count = isWithheld ? null : 5 + (area * 31 + quarter * 7) % 90,
                       Mark = isWithheld ? FigureMark.Withheld : FigureMark.Published,
                   },
            ],
        };
    }

    // Squares of 1,200 metres in open sea, a row for each municipality.
    private static IEnumerable<AreaOutline> Outlines(ReleaseSnapshot release) => release.Areas.Where(area => area.Kind == Components.Release.AreaKind.Deso).Select((area, i) =>
    {
        var (east, north) = (700_000 + 1_200 * (i % 10), 6_500_000 + 1_200 * (i / 10) + (release.Description.Municipality == "9901" ? 0 : 20_000));
        Coordinate[] ring = [new(east, north), new(east, north + 1_200), new(east + 1_200, north + 1_200), new(east + 1_200, north), new(east, north)];
        return new AreaOutline(Geo.Database.AreaKind.Deso, area.Edition, area.Code, Sweref99Tm.Factory.CreateMultiPolygon([Sweref99Tm.Factory.CreatePolygon(ring)]));
    });
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, string? Type, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The address of the link with this relation; null where there is none.</summary>
    public string? Link(string relation, string? type = null) => Json.GetProperty("links").EnumerateArray()
        .Where(link => link.GetProperty("rel").GetString() == relation && (type is null || link.GetProperty("type").GetString() == type))
        .Select(link => link.GetProperty("href").GetString()).FirstOrDefault();

    /// <summary>Fails unless it is a problem of this kind.</summary>
    public Answer IsProblem(int status, string kind)
    {
        Assert.Equal((status, "application/problem+json"), ((int)Status, Type));
        Assert.EndsWith($"/problems/{kind}", Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
        return this;
    }

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
}

/// <summary>The tests that ask the one running service.</summary>
[CollectionDefinition(nameof(PublishedService))]
public sealed class PublishedServiceTests : ICollectionFixture<PublishedService>;
