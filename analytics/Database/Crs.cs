namespace Geo.Database;

/// <summary>The coordinate reference systems, by EPSG number.</summary>
public static class Crs
{
    /// <summary>SWEREF 99 TM, metres: everything stored and measured. Points are written easting, northing.</summary>
    public const int Sweref99Tm = 3006;

    /// <summary>WGS 84, degrees: only on the way in and out.</summary>
    public const int Wgs84 = 4326;
}
