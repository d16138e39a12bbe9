using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Geo.Etl.Sampling;

/// <summary>Geometry in SWEREF 99 TM (EPSG:3006), metres.</summary>
internal static class Sweref
{
    public const int Srid = 3006;

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), Srid);

    public static Geometry Stamp(Geometry geometry) => Factory.CreateGeometry(geometry);

    public static Point Point(double east, double north) => Factory.CreatePoint(new Coordinate(east, north));

    public static Polygon Polygon(IEnumerable<Coordinate> corners)
    {
        var ring = corners.ToList();
        return Factory.CreatePolygon([.. ring, ring[0]]);
    }

    public static MultiPolygon Multi(Geometry areas) =>
        Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(areas).Cast<Polygon>()]);

    /// <summary>Rounded to decimetres, as precise as a clerk's map click is worth.</summary>
    public static Coordinate Decimetre(Coordinate place) => new(Math.Round(place.X, 1), Math.Round(place.Y, 1));
}
