using System.Globalization;
using System.Net;
using System.Text.Json;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Conformance;

/// <summary>OGC API – Features, part 1: Core (OGC 17-069r4), requirements class core: a test a requirement, by its id.</summary>
[Collection(nameof(PublishedService))]
public class FeaturesCoreTests(PublishedService service)
{
    private static readonly string[] Names = ["areas", "counts", "themes", "reporting", "indicators", "sources", "kind-counts", "rules", "release-events", "corrections", "promises", "measures"];

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

    [Theory(DisplayName = "/req/core/fc-op: the items of each collection answer GET")]
    [MemberData(nameof(Collections))]
    public async Task Fc_op(string id) => Assert.Equal(HttpStatusCode.OK, (await service.GetAsync($"/collections/{id}/items")).Status);

    [Fact(DisplayName = "/req/core/fc-limit-definition: limit is a whole number from 1 to 10 000 with a default, in the query, form, not exploded")]
    public async Task Fc_limit_definition()
    {
        var limit = await ParameterAsync("limit");

        Assert.Equal(("query", "integer", 1, 10_000, 100), (limit.GetProperty("in").GetString(), Schema(limit, "type"), Whole(limit, "minimum"), Whole(limit, "maximum"), Whole(limit, "default")));
        Assert.False(limit.TryGetProperty("explode", out var explode) && explode.GetBoolean());
    }

    [Theory(DisplayName = "/req/core/fc-limit-response-1: no more items than limit are returned, and no more than the default without it")]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=7", 7)]
    [InlineData("", 100)]
    [InlineData("?limit=10000", 10_000)]
    public async Task Fc_limit_response_1(string query, int expected) =>
        Assert.Equal(expected, (await service.GetAsync($"/collections/counts/items{query}")).Json.GetProperty("features").GetArrayLength());

    [Fact(DisplayName = "/req/core/fc-bbox-definition: bbox is four to six numbers in the query")]
    public async Task Fc_bbox_definition()
    {
        var bbox = await ParameterAsync("bbox");

        Assert.Equal(("query", "array", 4, 6), (bbox.GetProperty("in").GetString(), Schema(bbox, "type"), Whole(bbox, "minItems"), Whole(bbox, "maxItems")));
        Assert.Equal("number", bbox.GetProperty("schema").GetProperty("items").GetProperty("type").GetString());
    }

    [Fact(DisplayName = "/req/core/fc-bbox-response: only what touches the box is returned")]
    public async Task Fc_bbox_response()
    {
        var one = (await service.GetAsync("/collections/areas/items/deso.2025.9901C1010")).Json;
        var ring = one.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Select(pair => (X: pair[0].GetDouble(), Y: pair[1].GetDouble())).ToList();
        var (x, y) = (ring.Average(point => point.X), ring.Average(point => point.Y));

        var inside = await IdsAsync($"/collections/areas/items?bbox={Number(x)},{Number(y)},{Number(x + 0.0001)},{Number(y + 0.0001)}");
        var withHeights = await IdsAsync($"/collections/areas/items?bbox={Number(x)},{Number(y)},0,{Number(x + 0.0001)},{Number(y + 0.0001)},100");
        var aroundTheGlobe = await IdsAsync("/collections/areas/items?bbox=170,-80,-170,80");
        var world = await IdsAsync("/collections/areas/items?bbox=-180,-90,180,90");

        Assert.Equal(["deso.2025.9901C1010"], inside);
        Assert.Equal(inside, withHeights);
        Assert.Empty(aroundTheGlobe);
        Assert.Equal(79, world.Count);
    }

    [Fact(DisplayName = "/req/core/fc-time-definition: datetime is a text in the query")]
    public async Task Fc_time_definition()
    {
        var datetime = await ParameterAsync("datetime");

        Assert.Equal(("query", "string"), (datetime.GetProperty("in").GetString(), Schema(datetime, "type")));
    }

    [Theory(DisplayName = "/req/core/fc-time-response: only what the time touches is returned")]
    [InlineData("2026-02-14", 1)]
    [InlineData("2026-02-14T12:00:00Z", 1)]
    [InlineData("2025-12-31T23:30:00Z", 1)]
    [InlineData("2025-10-01/2026-01-01", 2)]
    [InlineData("2026-01-01/..", 3)]
    [InlineData("../1992-03-31", 1)]
    [InlineData("/1992-04-01", 2)]
    [InlineData("1800-01-01", 0)]
    public async Task Fc_time_response(string time, int periods)
    {
        var features = (await service.GetAsync($"/collections/counts/items?limit=10000&datetime={Uri.EscapeDataString(time)}")).Json.GetProperty("features").EnumerateArray();

        Assert.Equal(periods, features.Select(feature => feature.GetProperty("properties").GetProperty("period").GetString()).Distinct().Count());
    }

    [Theory(DisplayName = "/req/core/query-param-invalid: a value that cannot be used is 400")]
    [InlineData("limit=0")]
    [InlineData("limit=10001")]
    [InlineData("limit=abc")]
    [InlineData("limit=")]
    [InlineData("limit=1&limit=2")]
    [InlineData("bbox=1,2,3")]
    [InlineData("bbox=a,b,c,d")]
    [InlineData("bbox=17,60,18,59")]
    [InlineData("bbox=NaN,1,2,3")]
    [InlineData("datetime=igår")]
    [InlineData("datetime=2026-02-30")]
    [InlineData("datetime=2026-02-01/2026-01-01")]
    [InlineData("datetime=2026-02-01T00:00:00")]
    [InlineData("f=xml")]
    [InlineData("cursor=abc")]
    public async Task Query_param_invalid(string query) => (await service.GetAsync($"/collections/counts/items?{query}")).IsProblem(400, "invalid-parameter");

    [Theory(DisplayName = "/req/core/query-param-unknown: an unknown parameter is 400")]
    [InlineData("/")]
    [InlineData("/conformance")]
    [InlineData("/collections")]
    [InlineData("/collections/areas")]
    [InlineData("/collections/areas/items")]
    [InlineData("/collections/areas/items/deso.2025.9901C1010")]
    [InlineData("/collections/areas/queryables")]
    [InlineData("/api")]
    [InlineData("/processes")]
    public async Task Query_param_unknown(string path) => (await service.GetAsync($"{path}?okand=1")).IsProblem(400, "unknown-parameter");

    [Theory(DisplayName = "/req/core/fc-response: the items are a feature collection of the collection's features")]
    [MemberData(nameof(Collections))]
    public async Task Fc_response(string id)
    {
        var items = (await service.GetAsync($"/collections/{id}/items?limit=3")).Json;

        Assert.Equal("FeatureCollection", items.GetProperty("type").GetString());
        Assert.NotEmpty(items.GetProperty("features").EnumerateArray());
        Assert.All(items.GetProperty("features").EnumerateArray(), feature => Assert.Equal("Feature", feature.GetProperty("type").GetString()));
    }

    [Fact(DisplayName = "/req/core/fc-links: items link to themselves, to their other formats and to the next page, and only while there is one")]
    public async Task Fc_links()
    {
        var page = await service.GetAsync("/collections/counts/items?limit=5000");
        var last = await service.GetAsync("/collections/themes/items");

        Assert.NotNull(page.Link("self", "application/geo+json"));
        Assert.NotNull(page.Link("alternate", "text/html"));
        Assert.NotNull(page.Link("next"));
        Assert.Null(last.Link("next"));
    }

    [Fact(DisplayName = "/req/core/fc-rel-type: every link of items has rel and type")]
    public async Task Fc_rel_type() => Assert.All((await service.GetAsync("/collections/counts/items?limit=1")).Json.GetProperty("links").EnumerateArray(), HasRelationAndType);

    [Fact(DisplayName = "/req/core/fc-timeStamp: timeStamp is when the answer was made")]
    public async Task Fc_timeStamp()
    {
        var stamp = (await service.GetAsync("/collections/areas/items?limit=1")).Json.GetProperty("timeStamp").GetDateTimeOffset();

        Assert.InRange(stamp, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory(DisplayName = "/req/core/fc-numberMatched: numberMatched is how many there are, whatever the limit")]
    [InlineData("areas", "limit=2", 80)]
    [InlineData("counts", "limit=2&municipality=0123", 10_001)]
    [InlineData("counts", "limit=2&area=9901C1010&theme=damage", 9)]
    public async Task Fc_numberMatched(string id, string query, int expected) =>
        Assert.Equal(expected, (await service.GetAsync($"/collections/{id}/items?{query}")).Json.GetProperty("numberMatched").GetInt32());

    [Fact(DisplayName = "/req/core/fc-numberReturned: numberReturned is how many there are in the answer, and the pages together have each item once")]
    public async Task Fc_numberReturned()
    {
        var seen = new HashSet<string>();
        var next = "/collections/counts/items?municipality=0123&limit=3000";
        while (next is not null)
        {
            var page = await service.GetAsync(next);
            Assert.Equal(page.Json.GetProperty("features").GetArrayLength(), page.Json.GetProperty("numberReturned").GetInt32());
            Assert.All(page.Json.GetProperty("features").EnumerateArray(), feature => Assert.True(seen.Add(feature.GetProperty("id").GetString()!)));
            next = page.Link("next");
        }

        Assert.Equal(PublishedService.Many, seen.Count);
    }

    [Theory(DisplayName = "/req/core/f-op: each item answers GET by its id")]
    [MemberData(nameof(Collections))]
    public async Task F_op(string id)
    {
        var first = (await service.GetAsync($"/collections/{id}/items?limit=1")).Json.GetProperty("features")[0].GetProperty("id").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync($"/collections/{id}/items/{Uri.EscapeDataString(first)}")).Status);
        (await service.GetAsync($"/collections/{id}/items/finns-inte")).IsProblem(404, "not-found");
    }

    [Theory(DisplayName = "/req/core/f-success: an item is what it is among the items")]
    [MemberData(nameof(Collections))]
    public async Task F_success(string id)
    {
        var listed = (await service.GetAsync($"/collections/{id}/items?limit=1")).Json.GetProperty("features")[0];
        var single = (await service.GetAsync($"/collections/{id}/items/{Uri.EscapeDataString(listed.GetProperty("id").GetString()!)}")).Json;

        Assert.All(listed.EnumerateObject(), part => Assert.Equal(part.Value.GetRawText(), single.GetProperty(part.Name).GetRawText()));
    }

    [Fact(DisplayName = "/req/core/f-links: an item links to itself, to its other formats and to its collection, with rel and type")]
    public async Task F_links()
    {
        var item = await service.GetAsync("/collections/areas/items/deso.2025.9901C1010");

        Assert.NotNull(item.Link("self", "application/geo+json"));
        Assert.NotNull(item.Link("alternate", "text/html"));
        Assert.NotNull(item.Link("collection"));
        Assert.All(item.Json.GetProperty("links").EnumerateArray(), HasRelationAndType);
    }

    private static void HasRelationAndType(JsonElement link)
    {
        Assert.NotEmpty(link.GetProperty("rel").GetString()!);
        Assert.NotEmpty(link.GetProperty("type").GetString()!);
    }

    private async Task<List<string>> IdsAsync(string path) =>
        [.. (await service.GetAsync(path)).Json.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!)];

    private async Task<JsonElement> ParameterAsync(string name) =>
        (await service.GetAsync("/api")).Json.GetProperty("paths").GetProperty("/collections/areas/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
        .Single(parameter => parameter.GetProperty("name").GetString() == name);

    private static string? Schema(JsonElement parameter, string part) => parameter.GetProperty("schema").GetProperty(part).GetString();

    private static int Whole(JsonElement parameter, string part) => parameter.GetProperty("schema").GetProperty(part).GetInt32();

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static (double First, double Second) FirstCoordinate(JsonElement feature)
    {
        var pair = feature.GetProperty("geometry").GetProperty("coordinates")[0][0][0];
        return (pair[0].GetDouble(), pair[1].GetDouble());
    }
}
