using Geo.Database;

namespace Geo.Etl.Settings;

/// <summary>A map server of the municipality's own, in SWEREF 99 TM: the desk's pages fetch its pictures, and no one else's.</summary>
internal sealed record MapBackgroundSetting
{
    public required string Title { get; init; }

    public required MapBackgroundKind Kind { get; init; }

    /// <summary>Of a WMS what its parameters are added to; of a WMTS likewise, or a pattern with {TileMatrix}, {TileRow} and {TileCol}.</summary>
    public required Uri Address { get; init; }

    /// <summary>The layer's name; of a WMS several, parted by commas.</summary>
    public required string Layer { get; init; }

    public string Format { get; init; } = "image/png";

    /// <summary>Whose map it is, as its terms want it said.</summary>
    public required string Attribution { get; init; }

    /// <summary>Of a WMTS: its matrix set in EPSG:3006, in the grid of Swedish services (256 pixels, from 4,096 metres a pixel at −1,200,000 8,500,000).</summary>
    public string? MatrixSet { get; init; }

    /// <exception cref="UsageException">An address is not one of the web, or a WMTS is asked by path without its places.</exception>
    public static void Check(string path, IReadOnlyList<MapBackgroundSetting> maps)
    {
        for (var i = 0; i < maps.Count; i++)
        {
            var (map, at) = (maps[i], $"mapBackgrounds.{i}");
            if (!map.Address.IsAbsoluteUri || map.Address.Scheme is not ("https" or "http") || map.Address.UserInfo.Length > 0)
            {
                throw new UsageException($"{YamlPlace.Of(path, at + ".address")}: mapBackgrounds.address är {map.Address}; skriv en hel webbadress som börjar med https://, utan lösenord.");
            }

            var isPattern = map.Address.OriginalString.Contains('{', StringComparison.Ordinal);
            if (isPattern && (map.Kind == MapBackgroundKind.Wms || !Places.All(place => map.Address.OriginalString.Contains(place, StringComparison.OrdinalIgnoreCase))))
            {
                throw new UsageException($"{YamlPlace.Of(path, at + ".address")}: mapBackgrounds.address är ett mönster; det går bara för wmts, och behöver {string.Join(", ", Places)}.");
            }

            if (map.Format is not ("image/png" or "image/jpeg" or "image/png8"))
            {
                throw new UsageException($"{YamlPlace.Of(path, at + ".format")}: mapBackgrounds.format är {map.Format}; skriv image/png, image/png8 eller image/jpeg.");
            }
        }
    }

    private static readonly string[] Places = ["{TileMatrix}", "{TileRow}", "{TileCol}"];
}

/// <summary>How a map server is asked.</summary>
internal enum MapBackgroundKind
{
    /// <summary>WMS 1.3.0.</summary>
    Wms,

    /// <summary>WMTS 1.0.0.</summary>
    Wmts,
}
