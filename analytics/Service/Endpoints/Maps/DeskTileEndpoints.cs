using System.Globalization;
using Geo.Service.Endpoints.Tiles;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Maps;

/// <summary>The desk's map as vector tiles in the grid of the public side. Internal: no cache keeps them.</summary>
internal static class DeskTileEndpoints
{
    private const string Theme = "theme";
    private const string Period = "period";

    public static void MapDeskTiles(this IEndpointRouteBuilder routes)
    {
        var tiles = routes.MapGroup("/map/{municipality}/tiles").WithMetadata(new OutsideTheApi());
        foreach (var layer in DeskLayer.All)
        {
            tiles.MapRead($"/{layer.Id}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", (HttpContext context, string municipality, DeskSession desk, CancellationToken cancel) => TileAsync(context, layer, municipality, desk, cancel))
                .For(layer.Roles).Reads($"map-{layer.Id}", "municipality");
        }
    }

    private static async Task TileAsync(HttpContext context, DeskLayer layer, string municipality, DeskSession desk, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var request = ApiRequest.Read(context, layer.OfTheme ? [Theme, Period] : [], AnswerFormat.VectorTile);
        if (Number("tileMatrix") is not { } level || Number("tileRow") is not { } row || Number("tileCol") is not { } column || TileGrid.FindBounds(level, row, column) is not { } bounds)
        {
            throw ProblemException.NotFound("Rutnätet har ingen sådan ruta.", "The grid has no such tile.");
        }

        await using var store = await PlanCheckPages.OpenAsync(desk, municipality, cancel);
        var tile = (await store.ListAsync(layer.File, read => read.IsDBNull(0) ? [] : read.GetFieldValue<byte[]>(0), cancel, Values(store, level, bounds, request.Find(Theme), request.Find(Period)))).SingleOrDefault() ?? [];
        context.Response.ContentType = AnswerFormat.VectorTile.MediaType;
        context.Response.ContentLength = tile.Length;
        await context.Response.BodyWriter.WriteAsync(tile, cancel);

        int? Number(string name) => int.TryParse((string?)context.Request.RouteValues[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The parameters of a tile's question.</summary>
    internal static object[] Values(PlanStore store, int level, (double West, double South, double East, double North) bounds, string? theme, string? period) =>
        [bounds.West, bounds.South, bounds.East, bounds.North, TileGrid.MetresAPixel(level), store.AreaKind, store.AreaEdition, theme ?? "", period ?? ""];
}
