using System.Globalization;
using System.Net;
using System.Text.Json;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Conformance;

/// <content>Items, and one item.</content>
public partial class FeaturesCoreTests
{
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
    [InlineData("?limit=10001", 10_000)]
    [InlineData("?limit=99999999999999999999", 10_000)]
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
    [InlineData("limit=-1")]
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

    private async Task<List<string>> IdsAsync(string path) =>
        [.. (await service.GetAsync(path)).Json.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!)];

    private async Task<JsonElement> ParameterAsync(string name) =>
        (await service.GetAsync("/api")).Json.GetProperty("paths").GetProperty("/collections/areas/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
        .Single(parameter => parameter.GetProperty("name").GetString() == name);

    private static string? Schema(JsonElement parameter, string part) => parameter.GetProperty("schema").GetProperty(part).GetString();

    private static int Whole(JsonElement parameter, string part) => parameter.GetProperty("schema").GetProperty(part).GetInt32();

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
