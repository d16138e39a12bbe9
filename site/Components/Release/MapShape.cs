using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A shape of the public map in SWEREF 99 TM (EPSG:3006), whole metres, easting before northing.</summary>
public sealed record MapShape
{
    public required MapLayer Layer { get; init; }

    /// <summary>The area's code in the release; null for background.</summary>
    public string? Code { get; init; }

    /// <summary>Rings of the polygons (outer and inner alike: fill by the even-odd rule), or open lines for roads; each e0, n0, e1, n1 …</summary>
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
