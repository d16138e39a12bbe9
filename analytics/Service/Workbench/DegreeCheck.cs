using NetTopologySuite.Geometries;

namespace Geo.Service.Workbench;

/// <summary>Whether coordinates are degrees, for methods that need metres.</summary>
/// <remarks>
/// A local system with small numbers (0 to 100 metres) looks like degrees, so that numbers alone settle it only where
/// most points would lie in Sweden. Else the coordinate system must say it, or the names of the columns. Most, not all: a
/// single row without position (0, 0), or with a digit too many, must not turn degrees into metres.
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

        if (Most(x, y, (lon, lat) => Math.Abs(lon) <= 180 && Math.Abs(lat) <= 180) && names.FirstOrDefault(name => name.Split('_', '-', ' ', '.').Any(part => DegreeWords.Contains(part, StringComparer.OrdinalIgnoreCase))) is { } telling)
        {
            return $"kolumnen {telling} är av namn och tal att döma grader";
        }

        return Most(x, y, InSweden) ? "koordinaterna ser ut som grader: punkterna vore i Sverige"
            : Most(y, x, InSweden) ? "koordinaterna ser ut som grader i omvänd ordning, latituden först: punkterna vore i Sverige"
            : null;
    }

    private static bool InSweden(double longitude, double latitude) => longitude is >= 10 and <= 25 && latitude is >= 55 and <= 70;

    // Of those that are somewhere: (0, 0) is an empty position.
    private static bool Most(double[] x, double[] y, Func<double, double, bool> holds)
    {
        var (count, fitting) = (0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != 0 || y[i] != 0)
            {
                count++;
                fitting += holds(x[i], y[i]) ? 1 : 0;
            }
        }

        return 2 * fitting > count;
    }

    /// <summary>Whether a shape's numbers can be longitude and latitude.</summary>
    public static bool FitsDegrees(Geometry? shape) => shape is null || shape.IsEmpty
        || (shape.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 });

    // EPSG keeps 4001-4999 for systems in degrees and for those around the Earth's centre.
    private static bool IsGeographic(int crs) => crs is > 4000 and < 5000;
}
