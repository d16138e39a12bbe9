namespace Geo.Statistics.Patterns;

/// <summary>Dual kernel density: events against a base, such as residents, both smoothed over one grid.</summary>
/// <remarks>
/// Kelsall, J. E. and Diggle, P. J. (1995), Kernel estimation of relative risk, <i>Bernoulli</i> 1, 3–16; Bowman, A. W.
/// and Azzalini, A. (1997). Use the same kernel, bandwidth and edge rule for both. It describes: where the base is
/// thin, the ratio is little more than noise.
/// </remarks>
public static class RiskSurface
{
    /// <summary>Events per unit of the base, cell by cell.</summary>
    /// <param name="events">Density of the events.</param>
    /// <param name="reference">Density of the base in the same cells.</param>
    /// <returns>The quotient; NaN where the base is 0 or either density is NaN.</returns>
    /// <exception cref="ArgumentException">The two have different numbers of cells.</exception>
    public static double[] Ratio(ReadOnlySpan<double> events, ReadOnlySpan<double> reference)
    {
        Check(events, reference);
        var ratio = new double[events.Length];
        for (var i = 0; i < ratio.Length; i++)
        {
            ratio[i] = reference[i] > 0 ? events[i] / reference[i] : double.NaN;
        }

        return ratio;
    }

    /// <summary>Share of the events less share of the base, cell by cell: positive where there are more events than
    /// the base would give. Each density is first divided by its sum over the grid.</summary>
    /// <inheritdoc cref="Ratio"/>
    /// <returns>Differences that sum to 0; NaN everywhere if a density is 0 in all cells.</returns>
    public static double[] Difference(ReadOnlySpan<double> events, ReadOnlySpan<double> reference)
    {
        Check(events, reference);
        double all = 0, allReference = 0;
        for (var i = 0; i < events.Length; i++)
        {
            all += events[i];
            allReference += reference[i];
        }

        var difference = new double[events.Length];
        for (var i = 0; i < difference.Length; i++)
        {
            difference[i] = all > 0 && allReference > 0
                ? events[i] / all - reference[i] / allReference
                : double.NaN;
        }

        return difference;
    }

    private static void Check(ReadOnlySpan<double> events, ReadOnlySpan<double> reference)
    {
        if (events.Length != reference.Length)
        {
            throw new ArgumentException($"{events.Length} cells against {reference.Length}.", nameof(reference));
        }
    }
}
