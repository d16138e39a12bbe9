namespace Geo.Statistics;

/// <summary>What chance says of one cell's neighbourhood.</summary>
/// <param name="LocalSum">Events in the cell and its neighbours.</param>
/// <param name="Expected">How many of all events would fall there if they followed the denominator; NaN where the
/// neighbourhood's denominator is 0.</param>
/// <param name="PUpper">One-sided: the probability of <paramref name="LocalSum"/> or more if events followed the
/// denominator. Not corrected for the number of cells. NaN means no verdict: the neighbourhood's denominator is
/// 0.</param>
public readonly record struct LocalTail(int LocalSum, double Expected, double PUpper);

/// <summary>The exact local test for sparse counts: do more events lie in a neighbourhood than its share of what is at
/// risk?</summary>
/// <remarks>
/// Given all N events inside the mask, the number X in a neighbourhood with a share of the denominator is
/// Binomial(N, share): Besag, J. and Newell, J. (1991), The detection of clusters in rare diseases, <i>Journal of the
/// Royal Statistical Society A</i> 154(1), 143–155, with N given as in Openshaw's and Kulldorff's tests. It takes small
/// numbers as they are, where the normal p of Gi* finds hot cells in pure chance. It is calibrated if events are
/// independent <b>and</b> the denominator is right: repeats at one place break the first, residents standing in for
/// visitors the second, and both then show as hot cells.
/// </remarks>
public static class LocalBinomial
{
    /// <summary>The upper tail of every cell's local sum, one-sided and uncorrected.</summary>
    /// <param name="counts">n counts of events, none negative.</param>
    /// <param name="denominator">n amounts of what is at risk (residents, buildings, metres of street), in any unit;
    /// finite and none negative.</param>
    /// <param name="weights">n × n binary weights with self.</param>
    /// <returns>n tails in the order of <paramref name="counts"/>; NaN where the neighbourhood's denominator is
    /// 0.</returns>
    /// <exception cref="ArgumentException">The arguments describe different numbers of cells, a count or amount is
    /// negative, or the weights are not binary with self.</exception>
    public static LocalTail[] UpperTail(
        ReadOnlySpan<int> counts, ReadOnlySpan<double> denominator, SpatialWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var n = counts.Length;
        if (n != weights.Count || n != denominator.Length)
        {
            throw new ArgumentException(
                $"{n} counts, but {denominator.Length} denominators and weights for {weights.Count} cells.",
                nameof(weights));
        }

        if (!weights.IncludeSelf || !weights.IsBinary)
        {
            throw new ArgumentException("A local sum needs weights of 1, the cell itself included.", nameof(weights));
        }

        var (events, total) = Totals(counts, denominator);
        var tails = new LocalTail[n];
        for (var i = 0; i < n; i++)
        {
            var sum = 0;
            var atRisk = 0.0;
            foreach (var j in weights.IndicesOf(i))
            {
                sum += counts[j];
                atRisk += denominator[j];
            }

            // Rounding may lift a neighbourhood that is the whole map a hair above 1.
            var share = Math.Min(1, atRisk / total);
            tails[i] = atRisk > 0
                ? new(sum, events * share, BinomialTail.Upper(sum, events, share))
                : new(sum, double.NaN, double.NaN);
        }

        return tails;
    }

    private static (long Events, double Denominator) Totals(
        ReadOnlySpan<int> counts, ReadOnlySpan<double> denominator)
    {
        var events = 0L;
        var total = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0 || !(denominator[i] >= 0) || !double.IsFinite(denominator[i]))
            {
                throw new ArgumentException($"Cell {i} has {counts[i]} events against {denominator[i]}.");
            }

            events += counts[i];
            total += denominator[i];
        }

        return (events, total);
    }
}
