using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Geo.Service.Pages;

/// <summary>All that the desk's map on screen shows: the JSON that <c>Pages/Map/settings.ts</c> reads. A page that has one writes
/// <c>ScreenMapView</c>, and nothing more.</summary>
public sealed record ScreenMap
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What it shows, for those who do not see it.</summary>
    public required string Name { get; init; }

    /// <summary>West, south, east, north in SWEREF 99 TM metres: what is shown first.</summary>
    public required ImmutableArray<double> Extent { get; init; }

    public required ImmutableArray<ScreenLayer> Layers { get; init; }

    /// <summary>Maps of the municipality's own server that can be laid under; the page's policy must let them through
    /// (<c>MapPolicy</c>).</summary>
    public ImmutableArray<MapBackground> Backgrounds { get; init; } = [];

    /// <summary>A surface that is shown and cannot be changed; null where there is none. Polygons of rings of corners.</summary>
    public double[][][][]? Outline { get; init; }

    /// <summary>Distances round it, drawn as lines, the largest first.</summary>
    public double[][][][][]? Rings { get; init; }

    /// <summary>The id of the text field that a drawn surface's corners stand in; null where nothing is drawn.</summary>
    public string? Corners { get; init; }

    /// <summary>The id of the choice that a plan which is pressed is chosen in; null where there is none.</summary>
    public string? Choice { get; init; }

    /// <summary>The id of the table whose rows (<c>data-area="layer id"</c>) are what the map shows; null where there is none.</summary>
    public string? List { get; init; }

    /// <summary>Where each row of the table lies: west, south, east, north.</summary>
    public ImmutableDictionary<string, double[]>? Places { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A surface's corners, to the decimetre.</summary>
    public static double[][][][] Corner(Geometry shape) =>
    [
        .. Enumerable.Range(0, shape.NumGeometries).Select(i => shape.GetGeometryN(i)).OfType<Polygon>()
            .Select(part => part.Holes.Prepend(part.Shell).Select(ring => ring.Coordinates.Select(corner => (double[])[Math.Round(corner.X, 1), Math.Round(corner.Y, 1)]).ToArray()).ToArray()),
    ];

    /// <summary>A box as the map takes it, with a margin.</summary>
    public static ImmutableArray<double> Box(Envelope box, double marginMetres = 0) =>
        [box.MinX - marginMetres, box.MinY - marginMetres, box.MaxX + marginMetres, box.MaxY + marginMetres];
}

/// <summary>A layer of the service's own tiles.</summary>
/// <param name="Address">With {z}, {x} and {y}.</param>
/// <param name="Shown">From the start.</param>
/// <param name="Chosen">Whether it can be shown and hidden, and what is in it pressed.</param>
public sealed record ScreenLayer(string Id, string Title, string Address, bool Shown, bool Chosen);

/// <summary>A map of the municipality's own server: WMS 1.3.0, or WMTS in the grid of Swedish services in SWEREF 99 TM.</summary>
/// <param name="Kind">wms or wmts.</param>
/// <param name="Address">Of a WMTS with {TileMatrix}, {TileRow} and {TileCol} where it is asked by path.</param>
/// <param name="Layer">Of a WMS several, parted by commas.</param>
/// <param name="MatrixSet">Of a WMTS; null where its name is EPSG:3006.</param>
public sealed record MapBackground(string Title, string Kind, string Address, string Layer, string Format, string Attribution, string? MatrixSet);
