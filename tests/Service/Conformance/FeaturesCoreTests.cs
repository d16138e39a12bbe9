using System.Net;
using System.Text.Json;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Conformance;

/// <summary>OGC API – Features, part 1: Core (OGC 17-069r4), requirements class core: a test a requirement, by its id.</summary>
[Collection(nameof(PublishedService))]
public partial class FeaturesCoreTests(PublishedService service)
{
    private static readonly string[] Names = ["areas", "counts", "themes", "reporting", "indicators", "comparisons", "sources", "kind-counts", "yearly-counts", "rules", "release-events", "corrections", "promises", "measures"];

    public static TheoryData<string> Collections => [.. Names];

    [Fact(DisplayName = "/req/core/root-op: the landing page answers GET at /")]
    public async Task Root_op() => Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/")).Status);

    [Fact(DisplayName = "/req/core/root-success: the landing page links to the API's description, the conformance declaration and the collections")]
    public async Task Root_success()
    {
        var landing = await service.GetAsync("/");

        Assert.NotNull(landing.Link("service-desc") ?? landing.Link("service-doc"));
        Assert.NotNull(landing.Link("conformance"));
        Assert.NotNull(landing.Link("data"));
        Assert.NotEmpty(landing.Json.GetProperty("title").GetString()!);
    }

    [Fact(DisplayName = "/req/core/api-definition-op: every address of an API description on the landing page answers GET")]
    public async Task Api_definition_op()
    {
        var landing = await service.GetAsync("/");

        foreach (var relation in (string[])["service-desc", "service-doc"])
        {
            Assert.Equal(HttpStatusCode.OK, (await service.GetAsync(landing.Link(relation)!, accept: "*/*")).Status);
        }
    }

    [Fact(DisplayName = "/req/core/api-definition-success: the description is of the type that the link states")]
    public async Task Api_definition_success()
    {
        var landing = await service.GetAsync("/");

        foreach (var link in landing.Json.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString()!.StartsWith("service-", StringComparison.Ordinal)))
        {
            var description = await service.GetAsync(link.GetProperty("href").GetString()!, accept: link.GetProperty("type").GetString()!);
            Assert.StartsWith(description.Type!, link.GetProperty("type").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "/req/core/conformance-op: /conformance answers GET")]
    public async Task Conformance_op() => Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/conformance")).Status);

    [Fact(DisplayName = "/req/core/conformance-success: the classes of part 1 and part 2 are listed")]
    public async Task Conformance_success()
    {
        var classes = (await service.GetAsync("/conformance")).Json.GetProperty("conformsTo").EnumerateArray().Select(uri => uri.GetString()).ToList();

        foreach (var name in (string[])["ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/oas30", "ogcapi-features-1/1.0/conf/html", "ogcapi-features-1/1.0/conf/geojson", "ogcapi-features-2/1.0/conf/crs"])
        {
            Assert.Contains("http://www.opengis.net/spec/" + name, classes);
        }
    }

    [Fact(DisplayName = "/req/core/http: HTTP 1.1 is spoken; HEAD is GET without a body; what is not allowed is 405, what is not there 404")]
    public async Task Http()
    {
        using var head = await service.Client.SendAsync(new(HttpMethod.Head, "/collections"));
        using var put = await service.Client.SendAsync(new(HttpMethod.Put, "/collections"));

        Assert.Equal(new(1, 1), head.Version);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        (await Answer.ReadAsync(put)).IsProblem(405, "method-not-allowed");
        (await service.GetAsync("/finns/inte")).IsProblem(404, "not-found");
    }

    [Fact(DisplayName = "/req/core/crs84: without crs, coordinates are longitude and latitude")]
    public async Task Crs84()
    {
        var (longitude, latitude) = FirstCoordinate((await service.GetAsync("/collections/areas/items?limit=1")).Json.GetProperty("features")[0]);

        Assert.InRange(longitude, 17, 19);
        Assert.InRange(latitude, 58, 59);
    }

    [Fact(DisplayName = "/req/core/fc-md-op: /collections answers GET")]
    public async Task Fc_md_op() => Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/collections")).Status);

    [Fact(DisplayName = "/req/core/fc-md-success: /collections has links and collections")]
    public async Task Fc_md_success()
    {
        var collections = (await service.GetAsync("/collections")).Json;

        Assert.Equal(JsonValueKind.Array, collections.GetProperty("links").ValueKind);
        Assert.Equal(Names, collections.GetProperty("collections").EnumerateArray().Select(collection => collection.GetProperty("id").GetString()));
    }

    [Fact(DisplayName = "/req/core/fc-md-links: /collections links to itself and to its other formats, with rel and type")]
    public async Task Fc_md_links()
    {
        var collections = await service.GetAsync("/collections");

        Assert.NotNull(collections.Link("self", "application/json"));
        Assert.NotNull(collections.Link("alternate", "text/html"));
        Assert.All(collections.Json.GetProperty("links").EnumerateArray(), HasRelationAndType);
    }

    [Fact(DisplayName = "/req/core/fc-md-items: every collection is listed with id and links")]
    public async Task Fc_md_items()
    {
        var collections = (await service.GetAsync("/collections")).Json.GetProperty("collections").EnumerateArray().ToList();

        Assert.All(collections, collection => Assert.NotEmpty(collection.GetProperty("id").GetString()!));
        Assert.All(collections, collection => Assert.NotEmpty(collection.GetProperty("links").EnumerateArray()));
    }

    [Fact(DisplayName = "/req/core/fc-md-items-links: every collection links to its items in every format, with rel and type")]
    public async Task Fc_md_items_links()
    {
        foreach (var collection in (await service.GetAsync("/collections")).Json.GetProperty("collections").EnumerateArray())
        {
            var items = collection.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "items").ToList();

            Assert.Contains(items, link => link.GetProperty("type").GetString() == "application/geo+json");
            Assert.Contains(items, link => link.GetProperty("type").GetString() == "text/html");
            Assert.All(items, HasRelationAndType);
        }
    }

    [Fact(DisplayName = "/req/core/fc-md-extent: the extents hold all features")]
    public async Task Fc_md_extent()
    {
        var counts = (await service.GetAsync("/collections")).Json.GetProperty("collections").EnumerateArray().Single(collection => collection.GetProperty("id").GetString() == "counts");
        var box = counts.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].EnumerateArray().Select(bound => bound.GetDouble()).ToArray();
        var interval = counts.GetProperty("extent").GetProperty("temporal").GetProperty("interval")[0];
        var features = (await service.GetAsync("/collections/counts/items?limit=1000")).Json.GetProperty("features").EnumerateArray().Where(feature => feature.GetProperty("geometry").ValueKind == JsonValueKind.Object);

        Assert.All(features, feature =>
        {
            var (longitude, latitude) = FirstCoordinate(feature);
            Assert.InRange(longitude, box[0] - 1e-6, box[2] + 1e-6);
            Assert.InRange(latitude, box[1] - 1e-6, box[3] + 1e-6);
        });
        Assert.StartsWith("1992-01-01T00:00:00Z", interval[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-09-30", interval[1].GetString(), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "/req/core/sfc-md-op: each collection answers GET")]
    [MemberData(nameof(Collections))]
    public async Task Sfc_md_op(string id) => Assert.Equal(HttpStatusCode.OK, (await service.GetAsync($"/collections/{id}")).Status);

    [Fact(DisplayName = "/req/core/sfc-md-success: a collection says the same as the list of collections does of it")]
    public async Task Sfc_md_success()
    {
        foreach (var listed in (await service.GetAsync("/collections")).Json.GetProperty("collections").EnumerateArray())
        {
            var single = (await service.GetAsync($"/collections/{listed.GetProperty("id").GetString()}")).Json;
            foreach (var part in listed.EnumerateObject().Where(part => part.Name != "crs"))
            {
                Assert.Equal(part.Value.GetRawText(), single.GetProperty(part.Name).GetRawText());
            }
        }
    }

    private static void HasRelationAndType(JsonElement link)
    {
        Assert.NotEmpty(link.GetProperty("rel").GetString()!);
        Assert.NotEmpty(link.GetProperty("type").GetString()!);
    }

    private static (double First, double Second) FirstCoordinate(JsonElement feature)
    {
        var pair = feature.GetProperty("geometry").GetProperty("coordinates")[0][0][0];
        return (pair[0].GetDouble(), pair[1].GetDouble());
    }
}
