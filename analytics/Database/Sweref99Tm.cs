using System.Collections.Concurrent;
using System.Globalization;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Geo.Database;

/// <summary>SWEREF 99 TM (EPSG:3006, metres), and the way there and between what else Swedish files are in.</summary>
public static class Sweref99Tm
{
    private const string Sweref99 =
        """GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""";

    // The seven parameters are Lantmäteriet's for RT 90 by way of SWEREF 99.
    private const string Rt90 =
        """GEOGCS["RT90",DATUM["Rikets_koordinatsystem_1990",SPHEROID["Bessel 1841",6377397.155,299.1528128],TOWGS84[414.1,41.3,603.1,-0.855,2.141,-7.023,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""";

    private static readonly ConcurrentDictionary<(int From, int To), MathTransform> Transforms = [];

    // Metres from the central meridian within which ProjNET's inverse, a short series, is right to a tenth of a millimetre.
    private const double InverseHolds = 200_000;

    private static readonly ConcurrentDictionary<int, GaussPlane> Planes = [];

    private static readonly ConcurrentDictionary<(int From, int To), MathTransform> FromGeographic = [];

    /// <summary>Makes geometry in SWEREF 99 TM.</summary>
    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), Crs.Sweref99Tm);

    /// <summary>The systems a Swedish file may be in, likeliest first: number, name, central meridian.</summary>
    public static IReadOnlyList<(int Crs, string Name, double? Meridian)> Known { get; } =
    [
        (Crs.Sweref99Tm, "SWEREF 99 TM", 15),
        (3007, "SWEREF 99 12 00", 12), (3008, "SWEREF 99 13 30", 13.5), (3009, "SWEREF 99 15 00", 15), (3010, "SWEREF 99 16 30", 16.5),
        (3011, "SWEREF 99 18 00", 18), (3012, "SWEREF 99 14 15", 14.25), (3013, "SWEREF 99 15 45", 15.75), (3014, "SWEREF 99 17 15", 17.25),
        (3015, "SWEREF 99 18 45", 18.75), (3016, "SWEREF 99 20 15", 20.25), (3017, "SWEREF 99 21 45", 21.75), (3018, "SWEREF 99 23 15", 23.25),
        (3021, "RT 90 2.5 gon V", 15.8082777778),
        (Crs.Wgs84, "WGS 84, longitud och latitud", null),
    ];

    /// <summary>A point given in one of <see cref="Known"/> as easting and northing (longitude, latitude), in SWEREF 99
    /// TM.</summary>
    /// <exception cref="UsageException">The system is not known.</exception>
    public static Coordinate From(int crs, double easting, double northing) => Convert(crs, Crs.Sweref99Tm, easting, northing);

    /// <summary>A point of SWEREF 99 TM in one of <see cref="Known"/>, as easting and northing (longitude, latitude).</summary>
    /// <exception cref="UsageException">The system is not known.</exception>
    public static Coordinate To(int crs, double easting, double northing) => Convert(Crs.Sweref99Tm, crs, easting, northing);

    /// <summary>A point from one of <see cref="Known"/> in another, straight: by way of SWEREF 99 TM the millimetres of its
    /// far meridian would be added.</summary>
    /// <exception cref="UsageException">A system is not known.</exception>
    public static Coordinate Convert(int from, int to, double easting, double northing)
    {
        if (from == to)
        {
            return new(easting, northing);
        }

        if (from != Crs.Wgs84 && Math.Abs(easting - FalseEasting(from)) > InverseHolds)
        {
            var plane = Planes.GetOrAdd(from, crs => new(Wkt(crs)));
            var place = plane.Geographic(easting, northing);
            var (there, north) = FromGeographic.GetOrAdd((from, to), pair => plane.From(Wkt(pair.To))).Transform(place.X, place.Y);
            return new(there, north);
        }

        var (x, y) = Transforms.GetOrAdd((from, to), pair => Create(pair.From, pair.To)).Transform(easting, northing);
        return new(x, y);
    }

    /// <summary>Whether numbers of this size can be of the system at all: a transform of others may not end.</summary>
    public static bool Possible(int crs, double easting, double northing) => crs == Crs.Wgs84
        ? easting is > 0 and < 40 && northing is > 50 and < 75
        : northing is > 6_000_000 and < 7_800_000 && easting is > -700_000 and < 2_500_000;

    private static MathTransform Create(int fromCrs, int toCrs)
    {
        var systems = new CoordinateSystemFactory();
        var from = systems.CreateFromWkt(Wkt(fromCrs));
        var to = systems.CreateFromWkt(Wkt(toCrs));
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(from, to).MathTransform;
    }

    private static double FalseEasting(int crs) => crs switch
    {
        Crs.Sweref99Tm => 500_000,
        3021 => 1_500_000,
        >= 3007 and <= 3018 => 150_000,
        _ => throw new UsageException($"EPSG:{crs} känns inte igen. Systemen är 3006, 3007-3018, 3021 och 4326."),
    };

    private static string Wkt(int crs)
    {
        if (crs == Crs.Wgs84)
        {
            return Sweref99.Replace("SWEREF99", "WGS84", StringComparison.Ordinal);
        }

        var (_, name, meridian) = Known.FirstOrDefault(known => known.Crs == crs);
        var easting = FalseEasting(crs);
        var (geographic, scale) = (crs == 3021 ? Rt90 : Sweref99, crs == Crs.Sweref99Tm ? 0.9996 : 1);
        return string.Create(CultureInfo.InvariantCulture, $"""
            PROJCS["{name}",{geographic},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{meridian}],PARAMETER["scale_factor",{scale}],PARAMETER["false_easting",{easting}],PARAMETER["false_northing",0],UNIT["metre",1]]
            """);
    }
}
