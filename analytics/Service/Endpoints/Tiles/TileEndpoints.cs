using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Database;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Npgsql;

namespace Geo.Service.Endpoints.Tiles;

/// <summary>The published areas as vector tiles (OGC API – Tiles, part 1): PostGIS makes them.</summary>
internal static class TileEndpoints
{
    /// <summary>The question that makes a tile.</summary>
    internal static readonly string TileSql = SqlFile.Read(typeof(TileEndpoints), "Endpoints/Tiles/area_tile");

    private const string Tilesets = "/collections/areas/tiles";

    private static readonly AnswerFormat[] Formats = [AnswerFormat.Json, AnswerFormat.Html];

    private static readonly Bilingual Title = new("Områden som kartrutor", "Areas as tiles");

    public static void MapTiles(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/tileMatrixSets", (HttpContext context) => SetsAsync(context));
        routes.MapRead("/tileMatrixSets/{tileMatrixSetId}", (HttpContext context, string tileMatrixSetId) => SetAsync(context, tileMatrixSetId));
        routes.MapRead("/collections/{collectionId}/tiles", ListAsync);
        routes.MapRead("/collections/{collectionId}/tiles/{tileMatrixSetId}", TilesetAsync);
        routes.MapRead("/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", TileAsync);
    }

    private static Task SetsAsync(HttpContext context)
    {
        var request = ApiRequest.Read(context, [], Formats);
        var set = TileGrid.Describe(request.Language);
        var title = set["title"]!.GetValue<string>();
        return request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = new Bilingual("Rutnät för kartrutor", "Tile matrix sets").In(request.Language),
                Lead = new Bilingual("Hur kartan delas i rutor.", "How the map is cut into tiles.").In(request.Language),
                Crumbs = [PageWords.Start(request)],
                Sections = [new(new Bilingual("Rutnät", "Sets").In(request.Language)) { Links = [new(title, request.Link($"/tileMatrixSets/{TileGrid.Id}"))] }],
            })
            : ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["tileMatrixSets"] = new JsonArray(new JsonObject
                {
                    ["id"] = TileGrid.Id,
                    ["title"] = title,
                    ["crs"] = CoordinateSystem.Storage.Uri,
                    ["links"] = new JsonArray(ApiJson.Link("self", AnswerFormat.Json.MediaType, title, request.Link($"/tileMatrixSets/{TileGrid.Id}", "json"))),
                }),
            });
    }

    private static Task SetAsync(HttpContext context, string id)
    {
        CheckGrid(id);
        var request = ApiRequest.Read(context, [], Formats);
        var set = TileGrid.Describe(request.Language);
        return request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = set["title"]!.GetValue<string>(),
                Lead = $"{TileGrid.Id}, EPSG:3006.",
                Crumbs = [PageWords.Start(request), new(new Bilingual("Rutnät för kartrutor", "Tile matrix sets").In(request.Language), request.Link("/tileMatrixSets"))],
                Sections =
                [
                    new(new Bilingual("Nivåer", "Levels").In(request.Language))
                    {
                        Table = PageWords.Table(
                            "levels", new Bilingual("Varje nivå är dubbelt så fin som den förra", "Each level is twice as fine as the one before").In(request.Language),
                            [new Bilingual("Nivå", "Level").In(request.Language), new Bilingual("Meter per pixel", "Metres a pixel").In(request.Language), new Bilingual("Rutor per sida", "Tiles a side").In(request.Language)],
                            Enumerable.Range(0, TileGrid.LastLevel + 1).Select(level => new TableRow([new(level.Svg()), new(TileGrid.MetresAPixel(level).Svg()), new(TileGrid.TilesAcross(level).Svg())]))),
                    },
                ],
            })
            : ApiJson.WriteAsync(context, request, set);
    }

    private static async Task ListAsync(HttpContext context, string collectionId, PublishedCatalog catalog, ExtentQuery extents, CancellationToken cancel)
    {
        var request = await ReadAsync(context, collectionId, TileGrid.Id);
        await (request.IsPage ? WritePageAsync(context, request) : ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["tilesets"] = new JsonArray(await DescribeAsync(request, catalog, extents, cancel)),
            ["links"] = ApiJson.Formats(request, Formats),
        }));
    }

    private static async Task TilesetAsync(HttpContext context, string collectionId, string tileMatrixSetId, PublishedCatalog catalog, ExtentQuery extents, CancellationToken cancel)
    {
        var request = await ReadAsync(context, collectionId, tileMatrixSetId);
        await (request.IsPage ? WritePageAsync(context, request) : ApiJson.WriteAsync(context, request, await DescribeAsync(request, catalog, extents, cancel)));
    }

    private static async Task TileAsync(
        HttpContext context, string collectionId, string tileMatrixSetId, PublishedCatalog catalog, NpgsqlDataSource database, CancellationToken cancel)
    {
        CheckCollection(collectionId);
        CheckGrid(tileMatrixSetId);
        var request = ApiRequest.Read(context, [], AnswerFormat.VectorTile);
        if (Number("tileMatrix") is not { } level || Number("tileRow") is not { } row || Number("tileCol") is not { } column || TileGrid.FindBounds(level, row, column) is not { } bounds)
        {
            throw ProblemException.NotFound("Rutnätet har ingen sådan ruta.", "The grid has no such tile.");
        }

        var releases = await catalog.GetAsync(cancel);
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        await using var command = TileCommand(database, releases.Ids, bounds);
        var tile = (byte[]?)await command.ExecuteScalarAsync(cancel) ?? [];
        context.Response.ContentType = AnswerFormat.VectorTile.MediaType;
        context.Response.ContentLength = tile.Length;
        await context.Response.BodyWriter.WriteAsync(tile, cancel);

        int? Number(string name) => int.TryParse((string?)context.Request.RouteValues[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The question for one tile.</summary>
    internal static NpgsqlCommand TileCommand(NpgsqlDataSource database, string[] releases, (double West, double South, double East, double North) bounds)
    {
        var command = database.CreateCommand(TileSql);
        foreach (var value in (object[])[releases, bounds.West, bounds.South, bounds.East, bounds.North])
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static Task<ApiRequest> ReadAsync(HttpContext context, string collectionId, string tileMatrixSetId)
    {
        CheckCollection(collectionId);
        CheckGrid(tileMatrixSetId);
        return Task.FromResult(ApiRequest.Read(context, [], Formats));
    }

    private static Task WritePageAsync(HttpContext context, ApiRequest request) => HtmlAnswer.WriteAsync(context, new()
    {
        Language = request.Language,
        Title = Title.In(request.Language),
        Lead = new Bilingual("Vektorrutor (MVT) i SWEREF 99 TM, för kartprogram.", "Vector tiles (MVT) in SWEREF 99 TM, for map programs.").In(request.Language),
        Crumbs = [PageWords.Start(request), PageWords.Collections(request), PageWords.Of(request, CollectionEndpoints.Get("areas"))],
        Sections =
        [
            new(new Bilingual("Adress", "Address").In(request.Language))
            {
                Paragraphs = [$"{request.Link($"{Tilesets}/{TileGrid.Id}")}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"],
                Links = [new(TileGrid.Id, request.Link($"/tileMatrixSets/{TileGrid.Id}"))],
            },
        ],
    });

    private static async Task<JsonObject> DescribeAsync(ApiRequest request, PublishedCatalog catalog, ExtentQuery extents, CancellationToken cancel)
    {
        var areas = CollectionEndpoints.Get("areas");
        var extent = await extents.GetAsync(areas, await catalog.GetAsync(cancel), cancel);
        var described = new JsonObject
        {
            ["title"] = Title.In(request.Language),
            ["dataType"] = "vector",
            ["crs"] = CoordinateSystem.Storage.Uri,
            ["tileMatrixSetURI"] = request.Link($"/tileMatrixSets/{TileGrid.Id}"),
            ["links"] = new JsonArray(
                ApiJson.Link("self", AnswerFormat.Json.MediaType, Title.In(request.Language), request.Link($"{Tilesets}/{TileGrid.Id}", "json")),
                ApiJson.Link("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", AnswerFormat.Json.MediaType, TileGrid.Id, request.Link($"/tileMatrixSets/{TileGrid.Id}", "json")),
                Templated(request)),
        };
        if (extent.Bbox is { } box)
        {
            described["boundingBox"] = new JsonObject { ["lowerLeft"] = new JsonArray(box[0], box[1]), ["upperRight"] = new JsonArray(box[2], box[3]), ["crs"] = CoordinateSystem.Crs84.Uri };
        }

        return described;
    }

    private static JsonObject Templated(ApiRequest request)
    {
        var link = ApiJson.Link("item", AnswerFormat.VectorTile.MediaType, Title.In(request.Language), $"{request.Link($"{Tilesets}/{TileGrid.Id}")}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}");
        link["templated"] = true;
        return link;
    }

    private static void CheckCollection(string id)
    {
        if (CollectionEndpoints.Get(id).Id != "areas")
        {
            throw ProblemException.NotFound("Samlingen har inga kartrutor.", "The collection has no tiles.");
        }
    }

    private static void CheckGrid(string id)
    {
        if (id != TileGrid.Id)
        {
            throw ProblemException.NotFound($"Rutnätet finns inte. Det som finns: {TileGrid.Id}.", $"There is no such set. The one there is: {TileGrid.Id}.");
        }
    }
}
