using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Tiles;

/// <summary>The one tile matrix set (OGC 17-083r4) of the service: squares of 256 pixels over Sweden in SWEREF 99 TM, from 4,096
/// metres a pixel, halved level by level.</summary>
/// <remarks>Easting grows to the right from −1,200,000, northing falls downwards from 8,500,000, as in the grids of Swedish WMTS
/// services, so that their pictures lie under our tiles without being moved.</remarks>
internal static class TileGrid
{
    public const string Id = "SWEREF99TM";
    public const int Pixels = 256;

    /// <summary>The most detailed level, one metre a pixel: outlines are drawn no finer than five metres.</summary>
    public const int LastLevel = 12;

    private const double Left = -1_200_000;
    private const double Top = 8_500_000;
    private const double CoarsestMetres = 4_096;
    private const int CoarsestTiles = 4;

    // The standard's pixel is 0.28 mm.
    private const double PixelMetres = 0.00028;

    public static double MetresAPixel(int level) => CoarsestMetres / (1 << level);

    public static int TilesAcross(int level) => CoarsestTiles << level;

    /// <summary>A tile's bounds in metres; null where the grid has no such tile.</summary>
    public static (double West, double South, double East, double North)? FindBounds(int level, int row, int column)
    {
        if (level is < 0 or > LastLevel || row < 0 || column < 0 || row >= TilesAcross(level) || column >= TilesAcross(level))
        {
            return null;
        }

        var side = MetresAPixel(level) * Pixels;
        return (Left + column * side, Top - (row + 1) * side, Left + (column + 1) * side, Top - row * side);
    }

    public static JsonObject Describe(Language language) => new()
    {
        ["id"] = Id,
        ["title"] = new Bilingual("Rutnät över Sverige i SWEREF 99 TM", "Grid over Sweden in SWEREF 99 TM").In(language),
        ["crs"] = CoordinateSystem.Storage.Uri,
        ["orderedAxes"] = new JsonArray("N", "E"),
        ["tileMatrices"] = new JsonArray([.. Enumerable.Range(0, LastLevel + 1).Select(level => new JsonObject
        {
            ["id"] = level.ToString(CultureInfo.InvariantCulture),
            ["scaleDenominator"] = MetresAPixel(level) / PixelMetres,
            ["cellSize"] = MetresAPixel(level),
            ["cornerOfOrigin"] = "topLeft",
            ["pointOfOrigin"] = new JsonArray(Top, Left),
            ["tileWidth"] = Pixels,
            ["tileHeight"] = Pixels,
            ["matrixWidth"] = TilesAcross(level),
            ["matrixHeight"] = TilesAcross(level),
        })]),
    };
}
