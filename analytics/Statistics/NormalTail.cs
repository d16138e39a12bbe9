using MathNet.Numerics;

namespace Geo.Statistics;

/// <summary>Tails of the standard normal distribution; NaN gives NaN.</summary>
public static class NormalTail
{
    /// <summary>P(Z ≥ z), right also far out, where one minus the distribution function would be 0.</summary>
    public static double Upper(double z) => double.IsNaN(z) ? double.NaN : 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));

    /// <summary>P(|Z| ≥ |z|).</summary>
    public static double TwoSided(double z) =>
        double.IsNaN(z) ? double.NaN : SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
