using System.Globalization;
using System.Net;
using Geo.Database;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Conformance;

/// <summary>OGC API – Features, part 2: Coordinate Reference Systems by Reference (OGC 18-058r1): a test a requirement, by its
/// id.</summary>
[Collection(nameof(PublishedService))]
public class FeaturesCrsTests(PublishedService service)
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string Sweref = "http://www.opengis.net/def/crs/EPSG/0/3006";
    private const string Wgs84 = "http://www.opengis.net/def/crs/EPSG/0/4326";

    [Fact(DisplayName = "/req/crs/crs-uri: every system is named by an address of the OGC's")]
    public async Task Crs_uri() =>
        Assert.All(await SystemsAsync("/collections/areas"), uri => Assert.StartsWith("http://www.opengis.net/def/crs/", uri, StringComparison.Ordinal));

    [Theory(DisplayName = "/req/crs/fc-md-crs-list: each collection lists its systems, CRS84 first")]
    [InlineData("areas")]
    [InlineData("counts")]
    public async Task Fc_md_crs_list(string id)
    {
        var systems = await SystemsAsync($"/collections/{id}");

        Assert.Equal(Crs84, systems[0]);
        Assert.Contains(Sweref, systems);
        Assert.Equal(systems.Count, systems.Distinct().Count());
    }

    [Fact(DisplayName = "/req/crs/fc-md-storageCrs: a collection states the system that it is stored in")]
    public async Task Fc_md_storageCrs() => Assert.Equal(Sweref, (await service.GetAsync("/collections/areas")).Json.GetProperty("storageCrs").GetString());

    [Fact(DisplayName = "/req/crs/fc-md-storageCrs-valid-value: that system is one of those that the collection lists")]
    public async Task Fc_md_storageCrs_valid_value() =>
        Assert.Contains((await service.GetAsync("/collections/counts")).Json.GetProperty("storageCrs").GetString()!, await SystemsAsync("/collections/counts"));

    [Fact(DisplayName = "/req/crs/fc-md-crs-list-global: #/crs in the list of collections stands for the list above it")]
    public async Task Fc_md_crs_list_global()
    {
        var listed = (await service.GetAsync("/collections")).Json;

        Assert.All(listed.GetProperty("collections").EnumerateArray(), collection => Assert.Equal("#/crs", collection.GetProperty("crs")[0].GetString()));
        Assert.Equal(await SystemsAsync("/collections/areas"), listed.GetProperty("crs").EnumerateArray().Select(uri => uri.GetString()!));
    }

    [Fact(DisplayName = "/req/crs/fc-bbox-crs-definition: bbox-crs is a text in the query")]
    public async Task Fc_bbox_crs_definition() => await IsDefinedAsync("bbox-crs");

    [Theory(DisplayName = "/req/crs/fc-bbox-crs-valid-value: a system that is not listed is 400")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/2154")]
    [InlineData("EPSG:3006")]
    [InlineData("")]
    public async Task Fc_bbox_crs_valid_value(string system) =>
        (await service.GetAsync($"/collections/areas/items?bbox=1,2,3,4&bbox-crs={Uri.EscapeDataString(system)}")).IsProblem(400, "invalid-parameter");

    [Fact(DisplayName = "/req/crs/fc-bbox-crs-valid-defaultValue: without bbox-crs the box is in CRS84")]
    public async Task Fc_bbox_crs_valid_defaultValue() =>
        Assert.Equal(await IdsAsync("bbox=18.4,58.5,18.5,58.6"), await IdsAsync($"bbox=18.4,58.5,18.5,58.6&bbox-crs={Uri.EscapeDataString(Crs84)}"));

    [Theory(DisplayName = "/req/crs/fc-bbox-crs-action: the box is read in its system, in the order of its axes")]
    [InlineData(Sweref, "6500100,700100,6500200,700200")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/3010", null)]
    [InlineData(Wgs84, null)]
    public async Task Fc_bbox_crs_action(string system, string? box)
    {
        box ??= Box(int.Parse(system.Split('/')[^1], CultureInfo.InvariantCulture), 700_100, 6_500_100, 700_200, 6_500_200);

        Assert.Equal(["deso.2025.9901C1010"], await IdsAsync($"bbox={box}&bbox-crs={Uri.EscapeDataString(system)}"));
    }

    [Fact(DisplayName = "/req/crs/fc-crs-definition: crs is a text in the query, of items and of an item")]
    public async Task Fc_crs_definition() => await IsDefinedAsync("crs");

    [Theory(DisplayName = "/req/crs/fc-crs-valid-value: a system that is not listed is 400, for items and for an item")]
    [InlineData("/collections/areas/items")]
    [InlineData("/collections/areas/items/deso.2025.9901C1010")]
    public async Task Fc_crs_valid_value(string path) => (await service.GetAsync($"{path}?crs=http://www.opengis.net/def/crs/EPSG/0/2154")).IsProblem(400, "invalid-parameter");

    [Fact(DisplayName = "/req/crs/fc-crs-default-value: without crs coordinates are in CRS84")]
    public async Task Fc_crs_default_value()
    {
        var without = (await service.GetAsync("/collections/areas/items?limit=2")).Json.GetProperty("features").GetRawText();

        Assert.Equal(without, (await service.GetAsync($"/collections/areas/items?limit=2&crs={Uri.EscapeDataString(Crs84)}")).Json.GetProperty("features").GetRawText());
    }

    [Fact(DisplayName = "/req/crs/fc-crs-action: coordinates are in the system that was asked for, northing before easting, and right to a centimetre")]
    public async Task Fc_crs_action()
    {
        foreach (var path in (string[])["/collections/areas/items?limit=1&code=9901C1010&", "/collections/areas/items/deso.2025.9901C1010?"])
        {
            var stored = await CornersAsync($"{path}crs={Uri.EscapeDataString(Sweref)}");
            var degrees = await CornersAsync($"{path}crs={Uri.EscapeDataString(Wgs84)}");
            var default84 = await CornersAsync(path.TrimEnd('&', '?'));

            Assert.Contains((6_500_000d, 700_000d), stored);
            foreach (var ((north, east), (latitude, longitude)) in stored.Zip(degrees))
            {
                var there = Sweref99Tm.From(Crs.Wgs84, longitude, latitude);
                Assert.InRange(there.X, east - 0.02, east + 0.02);
                Assert.InRange(there.Y, north - 0.02, north + 0.02);
            }

            Assert.Equal(degrees.Select(pair => (pair.Second, pair.First)), default84);
        }
    }

    [Fact(DisplayName = "/req/crs/ogc-crs-header: the header Content-Crs is there with and without crs")]
    public async Task Ogc_crs_header()
    {
        Assert.NotNull((await service.GetAsync("/collections/areas/items?limit=1")).Header("Content-Crs"));
        Assert.NotNull((await service.GetAsync($"/collections/areas/items/deso.2025.9901C1010?crs={Uri.EscapeDataString(Sweref)}")).Header("Content-Crs"));
    }

    [Theory(DisplayName = "/req/crs/ogc-crs-header-value: its value is the system's address in angle brackets")]
    [InlineData("", Crs84)]
    [InlineData("&crs=http://www.opengis.net/def/crs/EPSG/0/3006", Sweref)]
    public async Task Ogc_crs_header_value(string query, string system) =>
        Assert.Equal($"<{system}>", (await service.GetAsync($"/collections/areas/items?limit=1{query}")).Header("Content-Crs"));

    [Fact(DisplayName = "/req/crs/geojson: GeoJSON is sent in another system only when it is asked for, and without a member crs")]
    public async Task Geojson()
    {
        var items = (await service.GetAsync($"/collections/areas/items?limit=1&crs={Uri.EscapeDataString(Sweref)}")).Json;

        Assert.False(items.TryGetProperty("crs", out _));
        Assert.False(items.GetProperty("features")[0].TryGetProperty("crs", out _));
    }

    private static string Box(int crs, double west, double south, double east, double north)
    {
        var (low, high) = (Sweref99Tm.To(crs, west, south), Sweref99Tm.To(crs, east, north));
        return string.Create(CultureInfo.InvariantCulture, $"{low.Y},{low.X},{high.Y},{high.X}");
    }

    private async Task IsDefinedAsync(string name)
    {
        var parameters = (await service.GetAsync("/api")).Json.GetProperty("paths").GetProperty("/collections/areas/items").GetProperty("get").GetProperty("parameters");
        var parameter = parameters.EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == name);

        Assert.Equal(("query", "string"), (parameter.GetProperty("in").GetString(), parameter.GetProperty("schema").GetProperty("type").GetString()));
    }

    private async Task<List<string>> SystemsAsync(string path) =>
        [.. (await service.GetAsync(path)).Json.GetProperty("crs").EnumerateArray().Select(uri => uri.GetString()!)];

    private async Task<List<string>> IdsAsync(string query)
    {
        var answer = await service.GetAsync($"/collections/areas/items?kind=deso&{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Json.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!)];
    }

    private async Task<List<(double First, double Second)>> CornersAsync(string path)
    {
        var json = (await service.GetAsync(path)).Json;
        var feature = json.TryGetProperty("features", out var features) ? features[0] : json;
        return [.. feature.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Select(pair => (pair[0].GetDouble(), pair[1].GetDouble()))];
    }
}
