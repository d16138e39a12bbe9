using System.Numerics;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Geo.Database;

/// <summary>A transverse Mercator plane whose way back to longitude and latitude holds at any distance from its central
/// meridian: ProjNET's inverse is a short series, centimetres off ten degrees away, and is refined by its forward.</summary>
internal sealed class GaussPlane
{
    private const int MostSteps = 8;

    /// <summary>Degrees: a tenth of a micrometre on the ground.</summary>
    private const double Enough = 1e-12;

    private readonly ProjectedCoordinateSystem _plane;
    private readonly MathTransform _inverse;
    private readonly MathTransform _forward;
    private readonly double _eccentricity2;

    /// <param name="wkt">The projected system.</param>
    public GaussPlane(string wkt)
    {
        _plane = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(wkt);
        var transforms = new CoordinateTransformationFactory();
        _inverse = transforms.CreateFromCoordinateSystems(_plane, _plane.GeographicCoordinateSystem).MathTransform;
        _forward = transforms.CreateFromCoordinateSystems(_plane.GeographicCoordinateSystem, _plane).MathTransform;
        var flattening = 1 / _plane.GeographicCoordinateSystem.HorizontalDatum.Ellipsoid.InverseFlattening;
        _eccentricity2 = flattening * (2 - flattening);
    }

    /// <summary>The transform from this plane's own longitude and latitude to another system.</summary>
    /// <param name="wkt">The other system.</param>
    public MathTransform From(string wkt) => new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(_plane.GeographicCoordinateSystem, new CoordinateSystemFactory().CreateFromWkt(wkt)).MathTransform;

    /// <summary>Longitude and latitude of a point, in degrees on the plane's own datum.</summary>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    public Coordinate Geographic(double easting, double northing)
    {
        var (longitude, latitude) = _inverse.Transform(easting, northing);
        for (var step = 0; step < MostSteps; step++)
        {
            var (east, north) = _forward.Transform(longitude, latitude);

            // The projection is conformal, so that its derivative by isometric latitude is i times that by longitude.
            const double Step = 1e-5;
            var (aside, above) = _forward.Transform(longitude + Step, latitude);
            var off = new Complex(easting - east, northing - north) / (new Complex(aside - east, above - north) / Step);
            var (sine, cosine) = Math.SinCos(double.DegreesToRadians(latitude));
            longitude += off.Real;
            latitude += off.Imaginary * cosine * (1 - _eccentricity2 * sine * sine) / (1 - _eccentricity2);
            if (Complex.Abs(off) < Enough)
            {
                break;
            }
        }

        return new(longitude, latitude);
    }
}
