using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The collections, each with its schema and what can be asked of it.</summary>
internal static class CollectionEndpoints
{
    private static readonly AnswerFormat[] Formats = [AnswerFormat.Json, AnswerFormat.Html];

    public static void MapCollections(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/collections", ListAsync);
        routes.MapRead("/collections/{collectionId}", OneAsync);
        routes.MapRead("/collections/{collectionId}/queryables", QueryablesAsync);
        routes.MapRead("/collections/{collectionId}/schema", SchemaAsync);
    }

    /// <exception cref="ProblemException">There is none, or the caller may not read it: to them it is the same.</exception>
    public static PublishedCollection Get(string id) => PublishedCollections.All.FirstOrDefault(collection => collection.Id == id)
        ?? throw ProblemException.NotFound("Det finns ingen samling med det namnet. Se /collections.", "There is no collection of that name. See /collections.");

    private static async Task ListAsync(HttpContext context, PublishedCatalog catalog, ExtentQuery extents, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], Formats);
        var releases = await catalog.GetAsync(cancel);
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        if (request.IsPage)
        {
            await HtmlAnswer.WriteAsync(context, CollectionPages.List(request, releases));
            return;
        }

        var collections = new JsonArray();
        foreach (var collection in PublishedCollections.All)
        {
            collections.Add(Describe(request, collection, releases, await extents.GetAsync(collection, releases, cancel), ["#/crs"]));
        }

        await ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["links"] = ApiJson.Formats(request, Formats),
            ["crs"] = Systems(),
            ["collections"] = collections,
        });
    }

    private static async Task OneAsync(HttpContext context, string collectionId, PublishedCatalog catalog, ExtentQuery extents, CancellationToken cancel)
    {
        var collection = Get(collectionId);
        var request = ApiRequest.Read(context, [], Formats);
        var releases = await catalog.GetAsync(cancel);
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        var extent = await extents.GetAsync(collection, releases, cancel);
        await (request.IsPage
            ? HtmlAnswer.WriteAsync(context, CollectionPages.One(request, collection, releases, extent))
            : ApiJson.WriteAsync(context, request, Describe(request, collection, releases, extent, Systems())));
    }

    private static Task QueryablesAsync(HttpContext context, string collectionId) => DescribeAsync(context, Get(collectionId), "queryables");

    private static Task SchemaAsync(HttpContext context, string collectionId) => DescribeAsync(context, Get(collectionId), "schema");

    private static Task DescribeAsync(HttpContext context, PublishedCollection collection, string which)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Schema, AnswerFormat.Html);
        var asked = which == "queryables";
        var shown = collection.Properties.Where(property => !asked || property.CanBeAsked).ToList();
        if (request.IsPage)
        {
            return HtmlAnswer.WriteAsync(context, CollectionPages.Properties(request, collection, shown, asked));
        }

        var properties = new JsonObject();
        foreach (var property in shown)
        {
            properties[property.Name] = property.Schema(request.Language);
        }

        if (collection.HasGeometry)
        {
            properties["geometry"] = new JsonObject { ["title"] = new Bilingual("Gräns", "Outline").In(request.Language), ["format"] = "geometry-multipolygon", ["x-ogc-role"] = "primary-geometry" };
        }

        return ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = request.Link($"/collections/{collection.Id}/{which}"),
            ["type"] = "object",
            ["title"] = collection.Title.In(request.Language),
            ["description"] = collection.Description.In(request.Language),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        });
    }

    private static JsonObject Describe(ApiRequest request, PublishedCollection collection, PublishedReleases releases, CollectionExtent extent, JsonArray systems)
    {
        var path = $"/collections/{collection.Id}";
        (string Relation, AnswerFormat Format, Bilingual Title, string Path)[] links =
        [
            ("self", AnswerFormat.Json, new("Samlingen", "The collection"), path),
            ("alternate", AnswerFormat.Html, new("Samlingen som sida", "The collection as a page"), path),
            .. ((AnswerFormat[])[AnswerFormat.GeoJson, AnswerFormat.Html, AnswerFormat.Csv, AnswerFormat.GeoPackage, AnswerFormat.GeoJsonLines])
                .Select(format => ("items", format, new Bilingual($"Poster som {format.Words}", $"Items as {format.Words}"), $"{path}/items")),
            ("http://www.opengis.net/def/rel/ogc/1.0/queryables", AnswerFormat.Schema, new("Fält att fråga efter", "Queryables"), $"{path}/queryables"),
            ("describedby", AnswerFormat.Schema, new("Schema", "Schema"), $"{path}/schema"),
            .. collection.Id == "areas"
                ? (ReadOnlySpan<(string, AnswerFormat, Bilingual, string)>)[("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", AnswerFormat.Json, new("Kartrutor", "Tiles"), $"{path}/tiles")]
                : [],
        ];
        var described = new JsonObject
        {
            ["id"] = collection.Id,
            ["title"] = collection.Title.After(releases.Mark).In(request.Language),
            ["description"] = collection.Description.In(request.Language),
            ["audience"] = "public",
            ["itemType"] = "feature",
            ["crs"] = systems,
            ["links"] = new JsonArray([.. links.Select(link => ApiJson.Link(link.Relation, link.Format.MediaType, link.Title.In(request.Language), request.Link(link.Path, link.Format.Name)))]),
        };
        if (collection.HasGeometry)
        {
            described["storageCrs"] = CoordinateSystem.Storage.Uri;
        }

        if (Extent(extent) is { } known)
        {
            described["extent"] = known;
        }

        return described;
    }

    private static JsonObject? Extent(CollectionExtent extent)
    {
        var known = new JsonObject();
        if (extent.Bbox is { } box)
        {
            known["spatial"] = new JsonObject { ["bbox"] = new JsonArray(new JsonArray([.. box.Select(bound => JsonValue.Create(Math.Round(bound, 6)))])), ["crs"] = CoordinateSystem.Crs84.Uri };
        }

        if (extent.From is not null || extent.To is not null)
        {
            known["temporal"] = new JsonObject { ["interval"] = new JsonArray(new JsonArray(Moment(extent.From, "00:00:00"), Moment(extent.To, "23:59:59"))), ["trs"] = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian" };
        }

        return known.Count == 0 ? null : known;

        static JsonNode? Moment(DateOnly? day, string clock) => day is { } known ? JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{known:yyyy-MM-dd}T{clock}Z")) : null;
    }

    private static JsonArray Systems() => new([.. CoordinateSystem.All.Select(system => JsonValue.Create(system.Uri))]);
}
