using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Endpoints.Processes;
using Geo.Service.Endpoints.Tiles;
using Geo.Service.Serving;
using Microsoft.OpenApi;

namespace Geo.Service.Endpoints;

/// <summary>The API's description, made from the same collections and processes as its answers.</summary>
internal static class OpenApiText
{
    public static OpenApiDocument Of(ApiRequest request, ServiceZone zone, ProcessRegistry processes)
    {
        var language = request.Language;
        var describe = new OpenApiParts(language);
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = (zone == ServiceZone.Public ? new Bilingual("Öppna data om brottsförebyggande arbete", "Open data on crime prevention") : new("Arbetsbordet", "The desk")).In(language),
                Description = new Bilingual("OGC API: Features, Tiles och Processes. Fel är application/problem+json.", "OGC API: Features, Tiles and Processes. Failures are application/problem+json.").In(language),
                Version = "1.0.0",
                License = new() { Name = "CC0-1.0", Url = new("https://creativecommons.org/publicdomain/zero/1.0/") },
            },
            Servers = [new() { Url = request.Address }],
            Paths = [],
        };
        Landing(document, describe);
        if (zone == ServiceZone.Public)
        {
            document.Paths["/collections"] = describe.Read("getCollections", new("Samlingarna", "The collections"), ["application/json", "text/html"]);
            foreach (var collection in PublishedCollections.All)
            {
                Collection(document, describe, collection);
            }

            Tiles(document, describe);
        }

        Processes(document, describe, processes);
        return document;
    }

    private static void Landing(OpenApiDocument document, OpenApiParts describe)
    {
        document.Paths["/"] = describe.Read("getLandingPage", new("Startsidan", "The landing page"), ["application/json", "text/html"]);
        document.Paths["/conformance"] = describe.Read("getConformance", new("Standarder som följs", "Conformance"), ["application/json", "text/html"]);
        document.Paths["/api"] = describe.Read("getApi", new("Den här beskrivningen", "This description"), [AnswerFormat.OpenApi.MediaType, "text/html"]);
        document.Paths["/api/3.1"] = describe.Read("getApi31", new("Beskrivningen i OpenAPI 3.1", "The description in OpenAPI 3.1"), [AnswerFormat.OpenApi.MediaType, "text/html"]);
        document.Paths["/problems"] = describe.Read("getProblems", new("Felsvaren", "The problems"), ["application/json", "text/html"]);
        document.Paths["/problems/{name}"] = describe.Read("getProblem", new("Ett felsvar", "A problem"), ["application/json", "text/html"], OpenApiParts.Path("name", ProblemKind.All.Select(kind => kind.Name)));
    }

    private static void Collection(OpenApiDocument document, OpenApiParts describe, PublishedCollection collection)
    {
        var path = $"/collections/{collection.Id}";
        var title = collection.Title;
        document.Paths[path] = describe.Read($"get.{collection.Id}", title, ["application/json", "text/html"]);
        document.Paths[$"{path}/queryables"] = describe.Read($"getQueryables.{collection.Id}", new($"Fält att fråga efter: {title.Swedish}", $"Queryables: {title.English}"), [AnswerFormat.Schema.MediaType, "text/html"]);
        document.Paths[$"{path}/schema"] = describe.Read($"getSchema.{collection.Id}", new($"Schema: {title.Swedish}", $"Schema: {title.English}"), [AnswerFormat.Schema.MediaType, "text/html"]);
        IOpenApiParameter[] parameters =
        [
            describe.Limit(), describe.Bbox(), describe.System("bbox-crs"), describe.Datetime(), describe.System("crs"), describe.Filter(collection), describe.System("filter-crs"),
            describe.Query("filter-lang", new("Filtrets språk", "The filter's language"), new() { Type = JsonSchemaType.String, Enum = [JsonValue.Create("cql2-text")] }),
            describe.Query("cursor", new("Var sidan börjar: ur länken next", "Where the page starts: from the link next"), new() { Type = JsonSchemaType.String }),
            .. collection.Properties.Where(property => property.CanBeAsked).Select(describe.Property),
        ];
        document.Paths[$"{path}/items"] = describe.Read(
            $"getItems.{collection.Id}", collection.Description,
            [AnswerFormat.GeoJson.MediaType, "text/html", "text/csv", AnswerFormat.GeoPackage.MediaType, AnswerFormat.GeoJsonLines.MediaType], parameters);
        document.Paths[$"{path}/items/{{featureId}}"] = describe.Read(
            $"getItem.{collection.Id}", new($"En post: {title.Swedish}", $"An item: {title.English}"), [AnswerFormat.GeoJson.MediaType, "text/html"],
            OpenApiParts.Path("featureId", null), describe.System("crs"));
    }

    private static void Tiles(OpenApiDocument document, OpenApiParts describe)
    {
        document.Paths["/tileMatrixSets"] = describe.Read("getTileMatrixSets", new("Rutnäten", "The tile matrix sets"), ["application/json", "text/html"]);
        document.Paths["/tileMatrixSets/{tileMatrixSetId}"] = describe.Read("getTileMatrixSet", new("Ett rutnät", "A tile matrix set"), ["application/json", "text/html"], OpenApiParts.Path("tileMatrixSetId", [TileGrid.Id]));
        document.Paths["/collections/areas/tiles"] = describe.Read("getTilesets", new("Områdenas kartrutor", "The areas' tilesets"), ["application/json", "text/html"]);
        document.Paths["/collections/areas/tiles/{tileMatrixSetId}"] = describe.Read("getTileset", new("Kartrutor i ett rutnät", "A tileset"), ["application/json", "text/html"], OpenApiParts.Path("tileMatrixSetId", [TileGrid.Id]));
        document.Paths["/collections/areas/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}"] = describe.Read(
            "getTile", new("En kartruta", "A tile"), [AnswerFormat.VectorTile.MediaType],
            OpenApiParts.Path("tileMatrixSetId", [TileGrid.Id]), OpenApiParts.Path("tileMatrix", Enumerable.Range(0, TileGrid.LastLevel + 1).Select(level => level.ToString(CultureInfo.InvariantCulture))),
            OpenApiParts.WholePath("tileRow"), OpenApiParts.WholePath("tileCol"));
    }

    private static void Processes(OpenApiDocument document, OpenApiParts describe, ProcessRegistry processes)
    {
        document.Paths["/processes"] = describe.Read("getProcesses", new("Processerna", "The processes"), ["application/json", "text/html"]);
        foreach (var process in processes.All)
        {
            document.Paths[$"/processes/{process.Id}"] = describe.Read($"getProcess.{process.Id}", process.Title, ["application/json", "text/html"]);
            document.Paths[$"/processes/{process.Id}/execution"] = describe.Execution(process);
        }

        document.Paths["/jobs/{jobId}"] = describe.Read("getJob", new("Ett jobbs läge", "A job's status"), ["application/json"], OpenApiParts.Path("jobId", null));
        describe.AddDismissal(document.Paths["/jobs/{jobId}"]);
        document.Paths["/jobs/{jobId}/results"] = describe.Read("getResults", new("Vad jobbet gav", "What the job gave"), ["application/json"], OpenApiParts.Path("jobId", null));
    }
}
