using NetTopologySuite.Geometries;

namespace Geo.Service.Workbench;

/// <summary>Whether coordinates are degrees, for methods that need metres.</summary>
/// <remarks>
/// A local system with small numbers (0 to 100 metres) looks like degrees, so that numbers alone settle it only where all
/// the points would lie in Sweden. Else the coordinate system must say it, or the names of the columns.
/// </remarks>
internal static class DegreeCheck
{
    private const int WebMercator = 3857;

    private static readonly string[] DegreeWords = ["lon", "long", "lng", "longitude", "longitud", "lat", "latitude", "latitud", "wgs84"];

    /// <summary>Why the coordinates are not metres, in Swedish; null where they may be.</summary>
    /// <param name="crs">EPSG number; null where nobody says.</param>
    /// <param name="x">Easting, or longitude.</param>
    /// <param name="y">Northing, or latitude.</param>
    /// <param name="names">The columns they come from.</param>
    public static string? Find(int? crs, double[] x, double[] y, params string[] names)
    {
        if (crs is { } said)
        {
            return IsGeographic(said) ? $"koordinaterna är grader (EPSG:{said})"
                : said == WebMercator ? "koordinaterna är i webbkartors system (EPSG:3857), där en meter på kartan är en halv i verkligheten" : null;
        }

        var fits = x.All(value => Math.Abs(value) <= 180) && y.All(value => Math.Abs(value) <= 90);
        if (fits && names.FirstOrDefault(name => name.Split('_', '-', ' ', '.').Any(part => DegreeWords.Contains(part, StringComparer.OrdinalIgnoreCase))) is { } telling)
        {
            return $"kolumnen {telling} är av namn och tal att döma grader";
        }

        return x.Length > 0 && x.All(value => value is >= 10 and <= 25) && y.All(value => value is >= 55 and <= 70)
            ? "koordinaterna ser ut som grader: alla punkter vore i Sverige"
            : null;
    }

    /// <summary>Whether a shape's numbers can be longitude and latitude.</summary>
    public static bool FitsDegrees(Geometry? shape) => shape is null || shape.IsEmpty
        || (shape.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 });

    // EPSG keeps 4001-4999 for systems in degrees and for those around the Earth's centre.
    private static bool IsGeographic(int crs) => crs is > 4000 and < 5000;
}
