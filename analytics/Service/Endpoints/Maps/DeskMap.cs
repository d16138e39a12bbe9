using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;
using NetTopologySuite.Geometries;

namespace Geo.Service.Endpoints.Maps;

/// <summary>The map of one municipality as the desk's pages have it: its box, its layers, its own map servers.</summary>
/// <param name="Box">Round its public areas; null where none has an outline, and there is then no map.</param>
internal sealed record DeskMap(string Municipality, Envelope? Box, ImmutableArray<MapBackground> Backgrounds)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<DeskMap> ReadAsync(PlanStore store, CancellationToken cancel) => (await store.ListAsync(
        "Endpoints/Maps/map_extent",
        row => new DeskMap(
            store.Slug, row.IsDBNull(0) ? null : new(row.GetDouble(0), row.GetDouble(2), row.GetDouble(1), row.GetDouble(3)),
            BackgroundsOf(row.IsDBNull(4) ? null : row.GetString(4))),
        cancel, store.AreaKind, store.AreaEdition))[0];

    /// <summary>A municipality's own map servers, as they are stored.</summary>
    public static ImmutableArray<MapBackground> BackgroundsOf(string? json) => json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<MapBackground>>(json, Json);

    /// <summary>The map with some layers shown; null where there is no box to show.</summary>
    /// <param name="role">Whose map it is: layers that the role may not see are not there.</param>
    /// <param name="name">What it shows, in words.</param>
    /// <param name="query">Theme and period with a question mark; empty for a map without layers of a theme.</param>
    /// <param name="shown">The layers that are seen from the start; the ground always is.</param>
    public ScreenMap? On(Language language, DeskRole role, string name, string query, params string[] shown) => Box is null ? null : new()
    {
        Name = name,
        Extent = ScreenMap.Box(Box),
        Layers = [.. DeskLayer.All.Where(layer => layer.Roles.Contains(role) && (!layer.OfTheme || query.Length > 0)).Select(layer => layer.OnScreen(Municipality, layer.OfTheme ? query : "", !layer.Chosen || shown.Contains(layer.Id), language))],
        Backgrounds = Backgrounds,
    };
}
