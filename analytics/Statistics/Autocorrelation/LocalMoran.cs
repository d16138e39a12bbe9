namespace Geo.Statistics.Autocorrelation;

/// <summary>Under which chance the moments of a local statistic are taken.</summary>
public enum LocalMoments
{
    /// <summary>The unit keeps its own value: Sokal, Oden and Thomson (1998).</summary>
    Conditional,

    /// <summary>All values change places, the unit's too: Anselin (1995).</summary>
    Randomization,
}

/// <summary>How a unit and its neighbours stand to the mean of the map.</summary>
public enum LocalQuadrant
{
    /// <summary>Unknown: the unit has no neighbours.</summary>
    None,

    /// <summary>High among high.</summary>
    HH,

    /// <summary>Low among low.</summary>
    LL,

    /// <summary>Low among high.</summary>
    LH,

    /// <summary>High among low: a bad block in a calm area.</summary>
    HL,
}

/// <summary>What local Moran says of one unit.</summary>
/// <param name="LagMean">The neighbours' weighted mean; NaN without neighbours.</param>
/// <param name="Quadrant">Own value, then the neighbours' mean, high where above the mean of all values.</param>
/// <param name="LocalI">z·Σw·z / m2.</param>
/// <param name="Expected">Under chance.</param>
/// <param name="Variance">Under chance.</param>
/// <param name="Z">Positive: like its neighbours; negative: unlike them. NaN where the variance is 0: the unit has no
/// neighbours, its value is the mean, or its neighbours are all the others with equal weights.</param>
/// <param name="PTwoSided">Normal.</param>
/// <param name="PPermutation">Two-sided by conditional permutation; NaN without.</param>
public readonly record struct LocalMoranUnit(
    double LagMean,
    LocalQuadrant Quadrant,
    double LocalI,
    double Expected,
    double Variance,
    double Z,
    double PTwoSided,
    double PPermutation);

/// <summary>Local Moran's I: which units are like their neighbours, and which stand out?</summary>
/// <remarks>
/// Anselin, L. (1995), Local indicators of spatial association – LISA, <i>Geographical Analysis</i> 27(2), 93–115;
/// I_i = z_i·Σw·z_j / m2 with m2 = Σz²/n. Conditional moments: Sokal, R. R., Oden, N. L. and Thomson, B. A. (1998),
/// Local spatial autocorrelation in a biological model, <i>Geographical Analysis</i> 30(4), 331–354, as spdep's
/// <c>localmoran</c>. The normal p is poor where values are skewed or neighbours few: see the permutation's.
/// </remarks>
public static class LocalMoran
{
    /// <summary>The statistic of every unit.</summary>
    /// <param name="values">n finite values, n at least 3.</param>
    /// <param name="weights">n × n weights without self; <see cref="SpatialWeights.RowStandardised"/> is usual.</param>
    /// <param name="moments">Of which chance.</param>
    /// <param name="permutations">Number (0 for none) and seed.</param>
    /// <param name="computing">Threads and cancellation, for the permutations.</param>
    /// <returns>n units in the order of the values; all NaN where all values are equal.</returns>
    /// <exception cref="ArgumentException">The arguments describe different numbers of units, a value is not finite,
    /// or the weights include self.</exception>
    public static LocalMoranUnit[] Test(
        ReadOnlySpan<double> values,
        SpatialWeights weights,
        LocalMoments moments,
        (int Permutations, long Seed) permutations,
        Computing computing)
    {
        GlobalStatistic.Check(values, weights);
        var n = values.Length;
        var units = new LocalMoranUnit[n];
        var z = CentredValues.Of(values).Z;
        double m2 = 0, m4 = 0;
        foreach (var value in z)
        {
            m2 += value * value / n;
            m4 += value * value * value * value / n;
        }

        var equal = GlobalStatistic.AllEqual(values);
        var p = permutations.Permutations > 0 && !equal
            ? ConditionalPermutation.PTwoSided(values, weights, permutations.Permutations, permutations.Seed, computing)
            : null;
        for (var i = 0; i < n; i++)
        {
            double sum = 0, squares = 0, lag = 0, mean = 0;
            foreach (var (j, w) in weights.NeighboursOf(i))
            {
                sum += w;
                squares += w * w;
                lag += w * z[j];
                mean += w * values[j];
            }

            units[i] = equal || weights.IsIsland(i)
                ? new(equal ? values[i] : double.NaN, LocalQuadrant.None, equal ? double.NaN : 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
                : Of((z[i], lag, sum, squares), (n, m2, m4), moments) with
                {
                    LagMean = mean / sum,
                    Quadrant = Quadrant(z[i], weights, i, z),
                    PPermutation = p is null ? double.NaN : z[i] == 0 ? 1 : p[i],
                };
        }

        return units;
    }

    private static LocalMoranUnit Of(
        (double Z, double Lag, double Sum, double Squares) unit, (double N, double M2, double M4) map, LocalMoments moments)
    {
        var (n, m2, m4) = map;
        var local = unit.Z / m2 * unit.Lag;
        double expected, variance;
        if (moments == LocalMoments.Conditional)
        {
            expected = -unit.Z * unit.Z * unit.Sum / ((n - 1) * m2);
            var dispersion = unit.Squares - unit.Sum * unit.Sum / (n - 1);

            // Zero, but for rounding, where the neighbours are all the others.
            dispersion = dispersion > 1e-12 * unit.Squares ? dispersion : 0;
            variance = unit.Z / m2 * (unit.Z / m2) * (n / (n - 2)) * dispersion * (m2 - unit.Z * unit.Z / (n - 1));
        }
        else
        {
            var b2 = m4 / (m2 * m2);
            expected = -unit.Sum / (n - 1);
            variance = (n - b2) / (n - 1) * unit.Squares
                + (2 * b2 - n) / ((n - 1) * (n - 2)) * (unit.Sum * unit.Sum - unit.Squares)
                - expected * expected;
        }

        variance = double.IsFinite(variance) ? variance : double.NaN;
        var z = GlobalStatistic.Z(local, expected, variance);
        return new(double.NaN, LocalQuadrant.None, local, expected, variance, z, NormalTail.TwoSided(z), double.NaN);
    }

    // A lag that is the mean must not become high by rounding.
    private static LocalQuadrant Quadrant(double own, SpatialWeights weights, int unit, double[] z)
    {
        var (lag, size) = (0.0, 0.0);
        foreach (var (j, w) in weights.NeighboursOf(unit))
        {
            lag += w * z[j];
            size += w * Math.Abs(z[j]);
        }

        return (own > 0, lag > 1e-14 * size) switch
        {
            (true, true) => LocalQuadrant.HH,
            (false, false) => LocalQuadrant.LL,
            (false, true) => LocalQuadrant.LH,
            (true, false) => LocalQuadrant.HL,
        };
    }
}
