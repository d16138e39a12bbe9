namespace Geo.Statistics.Scanning;

/// <summary>Is there a circle on the map with a higher rate than the rest, more than chance explains? Kulldorff's
/// spatial scan statistic, discrete Poisson model.</summary>
/// <remarks>
/// Kulldorff, M. (1997), A spatial scan statistic, <i>Communications in Statistics: Theory and Methods</i> 26(6),
/// 1481–1496. Circles of every size round every place; high rates only, so p is one-sided; it allows for all circles
/// tried. Chance spreads the same total over the places by population (multinomial). It takes the population for what
/// the cases come from: violence in the evening does not come from residents, and then it finds the town centre and
/// nothing else.
/// </remarks>
public static class PoissonScan
{
    /// <summary>The strongest clusters without overlap, strongest first.</summary>
    /// <param name="x">n coordinates in metres, of places in any order.</param>
    /// <param name="y">The same.</param>
    /// <param name="cases">n counts, 0 or more.</param>
    /// <param name="population">n denominators, 0 or more; expected = population × all cases / all population.</param>
    /// <param name="options">Limits of the circles, replications and seed.</param>
    /// <param name="computing">Threads and cancellation; they never change the result.</param>
    /// <returns>At most <see cref="PoissonScanOptions.Clusters"/>; none when no circle has more cases than
    /// expected.</returns>
    /// <exception cref="ArgumentException">Lengths differ; a coordinate is not finite; a count or population is
    /// negative; there are cases where there is no population, no cases, or fewer than two places.</exception>
    public static IReadOnlyList<ScanCluster> Clusters(
        double[] x, double[] y, long[] cases, double[] population, PoissonScanOptions options, Computing computing)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(computing);
        options.Check();
        Check(x, y, cases, population);
        var total = cases.Sum();
        var all = population.Sum();
        var circles = ScanCircles.Within(x, y, population, options.MaxShare, double.PositiveInfinity);
        var expected = Expected(circles, population, total / all);
        var strongest = new ScanCluster?[x.Length];
        computing.ForEach(x.Length, centre =>
            strongest[centre] = Strongest(circles, centre, cases, expected[centre], total, options.MinCases));

        var draw = new AliasTable(population);
        var maxima = new double[options.Replications];
        computing.ForEach(maxima.Length, () => new long[x.Length], (replication, simulated) =>
        {
            var random = new RandomStream(options.Seed, replication);
            Array.Clear(simulated);
            for (var i = 0L; i < total; i++)
            {
                simulated[draw.Next(ref random)]++;
            }

            maxima[replication] = Maximum(circles, simulated, expected, total, options.MinCases);
        });
        return ScanRanking.Report(strongest, maxima, options.Clusters);
    }

    private static double[][] Expected(ScanCircles circles, double[] population, double rate)
    {
        var expected = new double[circles.Centres][];
        for (var centre = 0; centre < expected.Length; centre++)
        {
            var places = circles.PlacesOf(centre);
            var ends = circles.EndsOf(centre);
            expected[centre] = new double[ends.Length];
            var inside = 0.0;
            for (int circle = 0, place = 0; circle < ends.Length; circle++)
            {
                for (; place < ends[circle]; place++)
                {
                    inside += population[places[place]];
                }

                expected[centre][circle] = inside * rate;
            }
        }

        return expected;
    }

    /// <summary>The smallest circle with the centre's largest ratio; null when none is above 0.</summary>
    private static ScanCluster? Strongest(
        ScanCircles circles, int centre, long[] cases, double[] expected, long total, int minCases)
    {
        var (best, ratio, observed) = (-1, 0.0, 0L);
        var places = circles.PlacesOf(centre);
        var ends = circles.EndsOf(centre);
        var inside = 0L;
        for (int circle = 0, place = 0; circle < ends.Length; circle++)
        {
            for (; place < ends[circle]; place++)
            {
                inside += cases[places[place]];
            }

            var here = inside < minCases ? 0 : LikelihoodRatio.Of(inside, expected[circle], total);
            // Rounding shall not prefer a larger circle.
            if (here > ratio * (1 + 1e-12))
            {
                (best, ratio, observed) = (circle, here, inside);
            }
        }

        if (best < 0)
        {
            return null;
        }

        var risk = observed / expected[best] / ((total - observed) / (total - expected[best]));
        return new(
            centre, circles.Radius(centre, best), circles.Sorted(centre, best), Steps: null, observed, expected[best],
            observed == total ? double.PositiveInfinity : risk, ratio, double.NaN);
    }

    private static double Maximum(
        ScanCircles circles, long[] cases, double[][] expected, long total, int minCases)
    {
        var maximum = 0.0;
        for (var centre = 0; centre < expected.Length; centre++)
        {
            var places = circles.PlacesOf(centre);
            var ends = circles.EndsOf(centre);
            var inside = 0L;
            for (int circle = 0, place = 0; circle < ends.Length; circle++)
            {
                for (; place < ends[circle]; place++)
                {
                    inside += cases[places[place]];
                }

                var e = expected[centre][circle];
                if (inside > e && inside >= minCases && LikelihoodRatio.MayReach(inside, e, total, maximum))
                {
                    maximum = Math.Max(maximum, LikelihoodRatio.Of(inside, e, total));
                }
            }
        }

        return maximum;
    }

    private static void Check(double[] x, double[] y, long[] cases, double[] population)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(population);
        if (x.Length != y.Length || x.Length != cases.Length || x.Length != population.Length)
        {
            throw new ArgumentException(
                $"{x.Length} x, {y.Length} y, {cases.Length} cases and {population.Length} populations.", nameof(x));
        }

        if (x.Length < 2)
        {
            throw new ArgumentException($"{x.Length} places; at least 2 are needed.", nameof(x));
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                throw new ArgumentException($"Place {i} lies at ({x[i]}, {y[i]}).", nameof(x));
            }

            if (!(population[i] >= 0) || !double.IsFinite(population[i]) || cases[i] < 0
                || (population[i] == 0 && cases[i] > 0))
            {
                throw new ArgumentException(
                    $"Place {i} has {cases[i]} cases in a population of {population[i]}.", nameof(cases));
            }
        }

        if (cases.Sum() == 0)
        {
            throw new ArgumentException("There are no cases.", nameof(cases));
        }
    }
}
