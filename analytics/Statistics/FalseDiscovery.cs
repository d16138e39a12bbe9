namespace Geo.Statistics;

/// <summary>Control of the false discovery rate: of the cells called hot, which share is so by chance?</summary>
/// <remarks>
/// Benjamini, Y. and Hochberg, Y. (1995), Controlling the false discovery rate, <i>Journal of the Royal Statistical
/// Society B</i> 57(1), 289–300; Benjamini, Y. and Yekutieli, D. (2001), The control of the false discovery rate in
/// multiple testing under dependency, <i>Annals of Statistics</i> 29(4), 1165–1188; for local statistics on maps
/// Caldas de Castro, M. and Singer, B. H. (2006), <i>Geographical Analysis</i> 38(2), 180–208. The family is all cells
/// that were tested, the empty ones too: testing only where something happened undoes the correction.
/// </remarks>
public static class FalseDiscovery
{
    /// <summary>The smallest false discovery rate at which each hypothesis is rejected: p₍ₖ₎·m/k, made monotone from
    /// the top. Holds for independent tests and those that vary together, as neighbouring cells do.</summary>
    /// <param name="p">m p-values from 0 to 1 in any order. NaN means not tested: it is not counted in m.</param>
    /// <returns>q-values in the order of <paramref name="p"/>, at most 1; NaN where p is NaN.</returns>
    /// <exception cref="ArgumentException">A value is neither NaN nor from 0 to 1.</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p) => Adjust(p, anyDependence: false);

    /// <summary>The same under any dependence between tests, at the price of a factor 1 + 1/2 + … + 1/m.</summary>
    /// <inheritdoc cref="BenjaminiHochberg"/>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> p) => Adjust(p, anyDependence: true);

    private static double[] Adjust(ReadOnlySpan<double> p, bool anyDependence)
    {
        var (sorted, order) = Tested(p);
        var m = sorted.Length;
        Array.Sort(sorted, order);
        var penalty = 1.0;
        for (var k = 2; anyDependence && k <= m; k++)
        {
            penalty += 1.0 / k;
        }

        var q = new double[p.Length];
        Array.Fill(q, double.NaN);
        var lowest = 1.0;
        for (var k = m; k >= 1; k--)
        {
            lowest = Math.Min(lowest, sorted[k - 1] * penalty * m / k);
            q[order[k - 1]] = lowest;
        }

        return q;
    }

    private static (double[] P, int[] Order) Tested(ReadOnlySpan<double> p)
    {
        var tested = 0;
        foreach (var value in p)
        {
            tested += double.IsNaN(value) ? 0 : 1;
        }

        var (sorted, order) = (new double[tested], new int[tested]);
        var next = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
            {
                throw new ArgumentException($"p-value {i} is {p[i]}: not from 0 to 1.", nameof(p));
            }

            if (!double.IsNaN(p[i]))
            {
                (sorted[next], order[next]) = (p[i], i);
                next++;
            }
        }

        return (sorted, order);
    }
}
