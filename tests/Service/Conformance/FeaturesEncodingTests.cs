using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Geo.Tests.Support;
using Microsoft.OpenApi;

namespace Geo.Tests.Service.Conformance;

/// <summary>OGC API – Features, part 1: the classes html, geojson and oas30: a test a requirement, by its id.</summary>
[Collection(nameof(PublishedService))]
public partial class FeaturesEncodingTests(PublishedService service)
{
    private static readonly string[] Resources =
    [
        "/", "/conformance", "/collections", "/collections/areas", "/collections/counts/items", "/collections/areas/items/deso.2025.9901C1010", "/api", "/problems", "/problems/not-found", "/processes",
        "/processes/compare-periods", "/collections/areas/queryables", "/collections/areas/schema", "/collections/areas/tiles", "/tileMatrixSets", "/tileMatrixSets/SWEREF99TM",
    ];

    public static TheoryData<string> Paths => [.. Resources];

    [Theory(DisplayName = "/req/html/definition: every resource has a page")]
    [MemberData(nameof(Paths))]
    public async Task Html_definition(string path)
    {
        Assert.Equal((HttpStatusCode.OK, "text/html"), await StatusAsync(path, "text/html"));
        Assert.Equal((HttpStatusCode.OK, "text/html"), await StatusAsync(path + "?f=html", "*/*"));
    }

    [Theory(DisplayName = "/req/html/content: a page says in its body what the resource says, with links that lead somewhere")]
    [MemberData(nameof(Paths))]
    public async Task Html_content(string path)
    {
        foreach (var language in (string[])["sv", "en"])
        {
            var answer = await service.GetAsync(path, "text/html", language);
            var page = new HtmlParser().ParseDocument(answer.Text);

            Assert.Equal((language, 1), (page.DocumentElement.GetAttribute("lang"), page.QuerySelectorAll("h1").Length));
            Assert.NotEmpty(page.QuerySelector(".lead")!.TextContent);
            Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
            Assert.Empty(page.QuerySelectorAll("[style], script, style"));
            foreach (var link in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith(service.Address, StringComparison.Ordinal)).Distinct().Take(12))
            {
                Assert.Equal(HttpStatusCode.OK, (await service.GetAsync(link, "*/*")).Status);
            }
        }
    }

    [Fact(DisplayName = "/req/geojson/definition: items and an item answer application/geo+json")]
    public async Task Geojson_definition()
    {
        Assert.Equal((HttpStatusCode.OK, "application/geo+json"), await StatusAsync("/collections/areas/items", "application/geo+json"));
        Assert.Equal((HttpStatusCode.OK, "application/geo+json"), await StatusAsync("/collections/areas/items/deso.2025.9901C1010", "application/geo+json, application/json"));
        Assert.Equal((HttpStatusCode.OK, "application/geo+json"), await StatusAsync("/collections/areas/items", "*/*"));
    }

    [Fact(DisplayName = "/req/geojson/content: features have type, id, geometry and properties; outer rings run counter-clockwise")]
    public async Task Geojson_content()
    {
        foreach (var feature in (await service.GetAsync("/collections/counts/items?limit=500")).Json.GetProperty("features").EnumerateArray())
        {
            Assert.Equal(["type", "id", "geometry", "properties"], feature.EnumerateObject().Select(part => part.Name));
            if (feature.GetProperty("geometry").ValueKind == JsonValueKind.Object)
            {
                var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Select(pair => (X: pair[0].GetDouble(), Y: pair[1].GetDouble())).ToList();
                Assert.True(ring.Zip(ring.Skip(1)).Sum(side => side.First.X * side.Second.Y - side.Second.X * side.First.Y) > 0);
            }
        }
    }

    [Theory(DisplayName = "/req/oas30/oas-definition-1 and -2: the description is OpenAPI 3.0, and 3.1 beside it, that a reader finds no fault in")]
    [InlineData("/api", "3.0.")]
    [InlineData("/api/3.1", "3.1.")]
    public async Task Oas_definition(string path, string version)
    {
        var answer = await service.GetAsync(path, "application/vnd.oai.openapi+json;version=3.0, application/json");
        var read = OpenApiDocument.Parse(answer.Text, "json");

        Assert.Equal("application/vnd.oai.openapi+json", answer.Type);
        Assert.StartsWith(version, answer.Json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.True(read.Document!.Paths.Count > 40);
    }

    [Fact(DisplayName = "/req/oas30/oas-impl: every address without parameters of its own in the description answers what it says")]
    public async Task Oas_impl()
    {
        var paths = (await service.GetAsync("/api")).Json.GetProperty("paths").EnumerateObject().Where(path => !path.Name.Contains('{', StringComparison.Ordinal) && path.Value.TryGetProperty("get", out _)).ToList();

        Assert.True(paths.Count > 30);
        foreach (var path in paths)
        {
            foreach (var type in path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(type => type.Name))
            {
                Assert.Equal((HttpStatusCode.OK, type), await StatusAsync(path.Name, type));
            }
        }
    }

    [Fact(DisplayName = "/req/oas30/completeness: every address that the service answers is in the description, and no other")]
    public async Task Completeness()
    {
        var described = (await service.GetAsync("/api")).Json.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}")).ToList();
        var routed = service.Routes();

        Assert.All(routed, route => Assert.True(described.Any(path => Template(route).IsMatch(path)), route));
        Assert.All(described, path => Assert.True(routed.Any(route => Template(route).IsMatch(path)), path));
    }

    [Fact(DisplayName = "/req/oas30/exceptions-codes: every operation states what a failure looks like")]
    public async Task Exceptions_codes()
    {
        var operations = (await service.GetAsync("/api")).Json.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject());

        Assert.All(operations, operation => Assert.True(operation.Value.GetProperty("responses").GetProperty("4XX").GetProperty("content").TryGetProperty("application/problem+json", out _)));
    }

    [Fact(DisplayName = "/req/oas30/security: what needs no key states none")]
    public async Task Security()
    {
        var description = (await service.GetAsync("/api")).Json;

        Assert.False(description.TryGetProperty("security", out _));
    }

    // {collectionId} of a route is each collection's own address in the description.
    private static Regex Template(string route) => new($"^{Parameter().Replace(Regex.Escape(route).Replace(@"\ ", " ", StringComparison.Ordinal), "[^/]+")}$");

    [GeneratedRegex(@"\\{[^}]+}")]
    private static partial Regex Parameter();

    private async Task<(HttpStatusCode Status, string? Type)> StatusAsync(string path, string accept)
    {
        var answer = await service.GetAsync(path, accept);
        return (answer.Status, answer.Type);
    }
}
