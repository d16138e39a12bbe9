using MathNet.Numerics;

namespace Geo.Statistics.Patterns;

/// <summary>The share of a kernel that is inside a rectangular window: exact, not a sum over cells.</summary>
/// <remarks>
/// Gaussian: a product of differences of the error function. Quartic: by the divergence theorem. With distances in
/// bandwidths, the field (x, y)·(1 − (1 − r²)³)/(2πr²) within r = 1 and (x, y)/(2πr²) beyond has the kernel as its
/// divergence, so the mass is its flux out through the four sides: a polynomial along the part of a side inside the
/// unit circle and an angle along the rest.
/// </remarks>
public static class KernelMass
{
    /// <summary>The share, from 0 to 1, of a kernel centred at a place.</summary>
    /// <param name="x">The kernel's centre; it may be outside the window.</param>
    /// <param name="y">The same northwards.</param>
    /// <param name="window">The rectangle, metres.</param>
    /// <param name="kernel">The form.</param>
    /// <param name="bandwidth">Metres: the radius of a quartic, the standard deviation of a Gaussian.</param>
    public static double Inside(double x, double y, MapWindow window, DensityKernel kernel, double bandwidth)
    {
        var west = (window.MinX - x) / bandwidth;
        var east = (window.MaxX - x) / bandwidth;
        var south = (window.MinY - y) / bandwidth;
        var north = (window.MaxY - y) / bandwidth;
        if (kernel == DensityKernel.Gaussian)
        {
            return NormalBetween(west, east) * NormalBetween(south, north);
        }

        if (west >= 1 || east <= -1 || south >= 1 || north <= -1)
        {
            return 0;
        }

        if (west <= -1 && east >= 1 && south <= -1 && north >= 1)
        {
            return 1;
        }

        var flux = Flux(east, south, north) + Flux(-west, south, north)
            + Flux(north, west, east) + Flux(-south, west, east);
        return Math.Clamp(flux, 0, 1);
    }

    private static double NormalBetween(double from, double to)
    {
        // In the tail, by the complementary function: a difference of two ones would lose all digits.
        if (from > 0)
        {
            return (SpecialFunctions.Erfc(from / Constants.Sqrt2) - SpecialFunctions.Erfc(to / Constants.Sqrt2)) / 2;
        }

        return to < 0
            ? NormalBetween(-to, -from)
            : (SpecialFunctions.Erf(to / Constants.Sqrt2) - SpecialFunctions.Erf(from / Constants.Sqrt2)) / 2;
    }

    // Out through a side at the signed distance d from the centre, from t = from to t = to along it.
    private static double Flux(double d, double from, double to) =>
        d == 0 ? 0 : (Along(d, to) - Along(d, from)) / (2 * Math.PI);

    private static double Along(double d, double t)
    {
        var d2 = d * d;
        var half = Math.Sqrt(Math.Max(0, 1 - d2));
        var inside = Math.Clamp(t, -half, half);
        var s2 = inside * inside;
        var polynomial = d * inside * (3 - 3 * d2 + d2 * d2 + s2 * (-1 + 2 * d2 / 3 + s2 / 5));
        return Math.Abs(t) <= half
            ? polynomial
            : polynomial + Math.Atan(t / d) - Math.Atan(inside / d);
    }
}
