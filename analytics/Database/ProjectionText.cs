using System.Globalization;
using System.Text.RegularExpressions;

namespace Geo.Database;

/// <summary>Which of the known coordinate systems a .prj describes: by its datum and its numbers, since every program names it in its
/// own way.</summary>
public static partial class ProjectionText
{
    private const double ToleranceDegrees = 1e-4;

    /// <summary>The EPSG number; null where the text describes none of <see cref="Sweref99Tm.Known"/>.</summary>
    public static int? Recognise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains("PROJCS", StringComparison.OrdinalIgnoreCase) && !text.Contains("PROJCRS", StringComparison.OrdinalIgnoreCase))
        {
            return Datum().Match(text).Value.Contains("WGS", StringComparison.OrdinalIgnoreCase) ? Crs.Wgs84 : null;
        }

        if (Number(text, "central_meridian") is not { } meridian || Number(text, "scale_factor") is not { } scale)
        {
            return null;
        }

        var datum = Datum().Match(text).Value;
        var rt90 = datum.Contains("RT", StringComparison.OrdinalIgnoreCase) || datum.Contains("Rikets", StringComparison.OrdinalIgnoreCase);
        if (!rt90 && !datum.Contains("SWEREF", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var near = Sweref99Tm.Known.Where(known => known.Meridian is { } middle && Math.Abs(middle - meridian) < ToleranceDegrees).Select(known => known.Crs);
        return near.FirstOrDefault(crs => crs == 3021 ? rt90 : !rt90 && (crs == Crs.Sweref99Tm) == (Math.Abs(scale - 0.9996) < 1e-6)) is var found and not 0 ? found : null;
    }

    private static double? Number(string text, string parameter) =>
        Regex.Match(text, $"""PARAMETER\s*\[\s*"{parameter}"\s*,\s*(-?[\d.]+)""", RegexOptions.IgnoreCase) is { Success: true } found
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("""(?<=DATUM\s*\[\s*")[^"]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Datum();
}
