using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A shape of the public map in SWEREF 99 TM (EPSG:3006), whole metres, easting before northing.</summary>
public sealed record MapShape
{
    [Field("Skikt", "municipality, area, water eller road",
        English = "Layer", EnglishDescription = "municipality, area, water or road")]
    public required MapLayer Layer { get; init; }

    /// <summary>The area's code in the release; null for background.</summary>
    [Field("Kod", "Områdets kod; saknas för bakgrunden",
        English = "Code", EnglishDescription = "The area's code; missing for the background")]
    public string? Code { get; init; }

    /// <summary>Rings of the polygons (outer and inner alike: fill by the even-odd rule), or open lines for roads; each e0, n0, e1, n1 …</summary>
    [Field("Linjer", "Ringar eller öppna linjer, var och en e0, n0, e1, n1 … i SWEREF 99 TM",
        English = "Lines", EnglishDescription = "Rings or open lines, each e0, n0, e1, n1 … in SWEREF 99 TM", Unit = "meter", EnglishUnit = "metres")]
    public required ImmutableArray<ImmutableArray<int>> Lines { get; init; }
}

/// <summary>What a shape of the map is.</summary>
public enum MapLayer
{
    Municipality,
    Area,
    Water,
    Road,
}
