namespace Geo.Statistics.Evaluation;

/// <summary>Did the events come where the map said? A risk map is scored on later events, at the area that can really be
/// patrolled.</summary>
/// <remarks>
/// PAI: Chainey, S., Tompson, L. and Uhlig, S. (2008), The utility of hotspot mapping for predicting spatial patterns of
/// crime, <i>Security Journal</i> 21, 4–28. PEI: Hunt, J. M. (2016), <i>Do crime hot spots move?</i>, American University;
/// here over the true maximum for as many cells, also where they differ in size; R's ptools takes the densest cells
/// instead, which is the same for cells of one size and can give more than 1 for others. RRI: share of the earlier events
/// over share of the later, Wheeler, A. P. and Steenbeek, W. (2021), Mapping the risk terrain for crime using machine
/// learning, <i>Journal of Quantitative Criminology</i> 37, 445–480; the reciprocal of Levine's (2008). PAI grows as the
/// area shrinks: compare only at the same area, and with a naive map such as last year's counts.
/// </remarks>
public static class ForecastAccuracy
{
    /// <summary>Cells by falling score per area; of equal ones the earlier first, so that the outcome decides no
    /// tie.</summary>
    /// <param name="score">n predicted numbers of events, any finite numbers.</param>
    /// <param name="area">n areas above 0.</param>
    /// <returns>The n cells' places, best first.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or an area is not above
    /// 0.</exception>
    public static int[] Rank(ReadOnlySpan<double> score, ReadOnlySpan<double> area)
    {
        RequireCells(area, score.Length);
        var density = new double[score.Length];
        for (var i = 0; i < density.Length; i++)
        {
            density[i] = double.IsFinite(score[i]) ? score[i] / area[i] : throw new ArgumentException($"Score {i} is {score[i]}.", nameof(score));
        }

        return [.. Enumerable.Range(0, density.Length).OrderByDescending(cell => density[cell])];
    }

    /// <summary>How many cells a fraction is: rounded up, in decimal arithmetic, so that 0.07 of 100 is 7 and not
    /// 8.</summary>
    /// <exception cref="ArgumentException">The fraction is not above 0 and at most 1.</exception>
    public static int CellsOf(decimal fraction, int cells) => fraction is > 0 and <= 1
        ? (int)decimal.Ceiling(fraction * cells)
        : throw new ArgumentException($"The fraction is {fraction}: not above 0 and at most 1.", nameof(fraction));

    /// <summary>Scores the best-ranked cells.</summary>
    /// <param name="ranked">All n cells, best first, as <see cref="Rank"/> gives them.</param>
    /// <param name="chosen">How many of them are chosen, 1 to n.</param>
    /// <param name="train">n counts of earlier events.</param>
    /// <param name="test">n counts of later events.</param>
    /// <param name="area">n areas above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or not finite, an area is not above 0,
    /// or the number chosen is out of range.</exception>
    public static ForecastScore Score(ReadOnlySpan<int> ranked, int chosen, ReadOnlySpan<double> train, ReadOnlySpan<double> test, ReadOnlySpan<double> area)
    {
        RequireCells(area, ranked.Length);
        RequireCounts(train, ranked.Length, nameof(train));
        RequireCounts(test, ranked.Length, nameof(test));
        if (chosen < 1 || chosen > ranked.Length)
        {
            throw new ArgumentException($"{chosen} of {ranked.Length} cells chosen.", nameof(chosen));
        }

        var (hits, earlier, covered) = (0.0, 0.0, 0.0);
        foreach (var cell in ranked[..chosen])
        {
            (hits, earlier, covered) = (hits + test[cell], earlier + train[cell], covered + area[cell]);
        }

        var (allHits, allEarlier, allArea) = (Sum(test), Sum(train), Sum(area));
        var hitRate = allHits > 0 ? hits / allHits : double.NaN;
        var areaFraction = covered / allArea;
        return new(
            chosen,
            hits,
            hitRate,
            areaFraction,
            hitRate / areaFraction,
            allHits > 0 ? hits / covered / BestDensity(test, area, chosen) : double.NaN,
            hits > 0 && allEarlier > 0 ? earlier / allEarlier / hitRate : double.NaN);
    }

    /// <summary>The highest events per area that any <paramref name="chosen"/> cells have together.</summary>
    /// <remarks>Dinkelbach, W. (1967), On nonlinear fractional programming, <i>Management Science</i> 13(7), 492–498: for a
    /// density already reached, the cells with most events above it; each round reaches a higher one until none
    /// is.</remarks>
    internal static double BestDensity(ReadOnlySpan<double> test, ReadOnlySpan<double> area, int chosen)
    {
        var surplus = new double[test.Length];
        var cells = new int[test.Length];
        for (var best = 0.0; ;)
        {
            for (var i = 0; i < surplus.Length; i++)
            {
                (surplus[i], cells[i]) = (best * area[i] - test[i], i);
            }

            Array.Sort(surplus, cells);
            var (hits, covered) = (0.0, 0.0);
            foreach (var cell in cells.AsSpan(0, chosen))
            {
                (hits, covered) = (hits + test[cell], covered + area[cell]);
            }

            if (hits / covered <= best)
            {
                return best;
            }

            best = hits / covered;
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static void RequireCells(ReadOnlySpan<double> area, int cells)
    {
        if (area.Length != cells)
        {
            throw new ArgumentException($"{cells} cells and {area.Length} areas.", nameof(area));
        }

        foreach (var value in area)
        {
            if (!(value > 0) || !double.IsFinite(value))
            {
                throw new ArgumentException($"An area is {value}: not above 0.", nameof(area));
            }
        }
    }

    private static void RequireCounts(ReadOnlySpan<double> counts, int cells, string name)
    {
        if (counts.Length != cells)
        {
            throw new ArgumentException($"{cells} cells and {counts.Length} counts.", name);
        }

        foreach (var count in counts)
        {
            if (!(count >= 0) || !double.IsFinite(count))
            {
                throw new ArgumentException($"A count is {count}: negative or not finite.", name);
            }
        }
    }
}
