namespace Geo.Etl.Sampling;

/// <summary>SWEREF 99 TM to SWEREF 99 16 30 (EPSG:3010), to plant a coordinate in the wrong zone.</summary>
/// <remarks>Gauss–Krüger on GRS 80 as Lantmäteriet publishes it ("Gauss Conformal Projection"), to third order:
/// millimetres.</remarks>
internal static class TransverseMercator
{
    private const double Flattening = 1 / 298.257222101;
    private const double N = Flattening / (2 - Flattening);
    private const double RectifyingRadiusMetres = 6378137 / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    public static (double East, double North) ToZone1630(double east, double north)
    {
        var (latitude, longitude) = ToGeodetic(east, north, 15, 0.9996, 500_000);
        return FromGeodetic(latitude, longitude, 16.5, 1, 150_000);
    }

    /// <summary>Latitude and longitude in degrees (WGS 84, which is SWEREF 99 to well under a metre).</summary>
    public static (double Latitude, double Longitude) ToDegrees(double east, double north)
    {
        var (latitude, longitude) = ToGeodetic(east, north, 15, 0.9996, 500_000);
        return (latitude * 180 / Math.PI, longitude * 180 / Math.PI);
    }

    private static (double Latitude, double Longitude) ToGeodetic(double east, double north, double meridian, double scale, double falseEast)
    {
        double xi = north / (scale * RectifyingRadiusMetres), eta = (east - falseEast) / (scale * RectifyingRadiusMetres);
        double[] delta = [N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96, N * N / 48 + N * N * N / 15, 17 * N * N * N / 480];
        double xiPrime = xi, etaPrime = eta;
        for (var k = 1; k <= 3; k++)
        {
            xiPrime -= delta[k - 1] * Math.Sin(2 * k * xi) * Math.Cosh(2 * k * eta);
            etaPrime -= delta[k - 1] * Math.Cos(2 * k * xi) * Math.Sinh(2 * k * eta);
        }

        var conformal = Math.Sin(xiPrime) / Math.Cosh(etaPrime);
        var latitude = Math.Asin(conformal);
        for (var i = 0; i < 6; i++)
        {
            latitude = Math.Asin(Math.Tanh(Math.Atanh(conformal) + Eccentricity * Math.Atanh(Eccentricity * Math.Sin(latitude))));
        }

        return (latitude, meridian * Math.PI / 180 + Math.Atan2(Math.Sinh(etaPrime), Math.Cos(xiPrime)));
    }

    private static (double East, double North) FromGeodetic(double latitude, double longitude, double meridian, double scale, double falseEast)
    {
        var sine = Math.Tanh(Math.Atanh(Math.Sin(latitude)) - Eccentricity * Math.Atanh(Eccentricity * Math.Sin(latitude)));
        var conformal = Math.Asin(sine);
        var off = longitude - meridian * Math.PI / 180;
        double xiPrime = Math.Atan2(Math.Tan(conformal), Math.Cos(off)), etaPrime = Math.Atanh(Math.Cos(conformal) * Math.Sin(off));
        double[] beta = [N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16, 13 * N * N / 48 - 3 * N * N * N / 5, 61 * N * N * N / 240];
        double xi = xiPrime, eta = etaPrime;
        for (var k = 1; k <= 3; k++)
        {
            xi += beta[k - 1] * Math.Sin(2 * k * xiPrime) * Math.Cosh(2 * k * etaPrime);
            eta += beta[k - 1] * Math.Cos(2 * k * xiPrime) * Math.Sinh(2 * k * etaPrime);
        }

        return (scale * RectifyingRadiusMetres * eta + falseEast, scale * RectifyingRadiusMetres * xi);
    }
}
