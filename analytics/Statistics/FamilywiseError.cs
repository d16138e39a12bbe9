namespace Geo.Statistics;

/// <summary>p-values corrected so that the chance of even one false finding stays below the level.</summary>
/// <remarks>
/// Stricter than <see cref="FalseDiscovery"/>, which bounds the share of false findings among those made. An adjusted
/// value at or below alpha is a finding at level alpha. NaN stands where nothing was tested: it is passed through and not
/// counted.
/// </remarks>
public static class FamilywiseError
{
    /// <summary>Each value times their number, at most 1. Holds under any dependence.</summary>
    /// <remarks>Dunn, O. J. (1961), Multiple comparisons among means, <i>Journal of the American Statistical
    /// Association</i> 56(293), 52–64.</remarks>
    /// <param name="p">n p-values from 0 to 1, in any order, or NaN.</param>
    /// <returns>n adjusted values in the same order.</returns>
    /// <exception cref="ArgumentException">A value is outside 0 to 1.</exception>
    public static double[] Bonferroni(ReadOnlySpan<double> p)
    {
        var tested = Order(p).Length;
        var adjusted = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
        {
            adjusted[i] = double.IsNaN(p[i]) ? double.NaN : Math.Min(1, p[i] * tested);
        }

        return adjusted;
    }

    /// <summary>Step-down: the k-th smallest times m - k + 1, never below the ones before it. Holds under any dependence,
    /// and never finds less than Bonferroni.</summary>
    /// <remarks>Holm, S. (1979), A simple sequentially rejective multiple test procedure, <i>Scandinavian Journal of
    /// Statistics</i> 6(2), 65–70.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = Order(p);
        var adjusted = Untested(p.Length);
        var highest = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            highest = Math.Max(highest, Math.Min(1, p[order[k]] * (order.Length - k)));
            adjusted[order[k]] = highest;
        }

        return adjusted;
    }

    /// <summary>Step-up: the k-th smallest times m - k + 1, never above the ones after it. Holds for independent tests and
    /// for those that depend positively; never finds less than Holm.</summary>
    /// <remarks>Hochberg, Y. (1988), A sharper Bonferroni procedure for multiple tests of significance, <i>Biometrika</i>
    /// 75(4), 800–802.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] Hochberg(ReadOnlySpan<double> p)
    {
        var order = Order(p);
        var adjusted = Untested(p.Length);
        var lowest = 1.0;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            lowest = Math.Min(lowest, p[order[k]] * (order.Length - k));
            adjusted[order[k]] = lowest;
        }

        return adjusted;
    }

    private static double[] Untested(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    // The places of the tested values, smallest first.
    private static int[] Order(ReadOnlySpan<double> p)
    {
        var (values, order) = (new List<double>(p.Length), new List<int>(p.Length));
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
            {
                throw new ArgumentException($"p-value {i} is {p[i]}: not from 0 to 1.", nameof(p));
            }

            if (!double.IsNaN(p[i]))
            {
                values.Add(p[i]);
                order.Add(i);
            }
        }

        var (sorted, places) = (values.ToArray(), order.ToArray());
        Array.Sort(sorted, places);
        return places;
    }
}
