namespace Geo.Statistics.Scanning;

/// <summary>Has something been going on somewhere for some time, more than place and time by themselves explain?
/// Kulldorff's space-time permutation scan, from events alone.</summary>
/// <remarks>
/// Kulldorff, M., Heffernan, R., Hartman, J., Assunção, R. and Mostashari, F. (2005), A space-time permutation scan
/// statistic for disease outbreak detection, <i>PLoS Medicine</i> 2(3), e59. Expected in a cylinder: events of its
/// places × events of its steps / all events. Circles round every place, windows of 1 to the most steps; high rates
/// only, so p is one-sided; it allows for all cylinders tried. Chance shuffles the dates over the events, so that each
/// place and each step keeps its number. A place that is always high is no cluster, nor is a week that is high
/// everywhere; a place that grows faster than the others is one, also when only its population grew.
/// </remarks>
public static class PermutationScan
{
    /// <summary>The strongest clusters without overlap, strongest first.</summary>
    /// <param name="x">n coordinates in metres, of places in any order.</param>
    /// <param name="y">The same.</param>
    /// <param name="places">For each event the index of its place.</param>
    /// <param name="days">For each event its day, none after <see cref="PermutationScanOptions.LastDay"/>.</param>
    /// <param name="options">Limits of the cylinders, replications and seed.</param>
    /// <param name="computing">Threads and cancellation; they never change the result.</param>
    /// <returns>The steps and at most <see cref="PermutationScanOptions.Clusters"/> clusters.</returns>
    /// <exception cref="ArgumentException">Lengths differ; a coordinate is not finite; a place does not exist; a day
    /// is after the last; or there are fewer than two places or two events.</exception>
    public static (ScanSteps Steps, IReadOnlyList<ScanCluster> Clusters) Clusters(
        double[] x, double[] y, int[] places, int[] days, PermutationScanOptions options, Computing computing)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(computing);
        options.Check();
        Check(x, y, places, days, options.LastDay);
        var steps = new ScanSteps(days.Min(), options.LastDay ?? days.Max(), options.StepDays);
        var stepOf = Array.ConvertAll(days, steps.StepOf);
        var perPlace = new double[x.Length];
        foreach (var place in places)
        {
            perPlace[place]++;
        }

        var circles = ScanCircles.Within(x, y, perPlace, options.MaxShare, options.MaxRadius);
        var cylinders = new ScanCylinders(
            circles, places, stepOf, steps.Count, Math.Min(options.MaxSteps, steps.Count), options.Prospective,
            options.MinCases);
        var strongest = new ScanCluster?[x.Length];
        computing.ForEach(x.Length, centre => strongest[centre] = cylinders.Strongest(centre));

        var maxima = new double[options.Replications];
        computing.ForEach(maxima.Length, () => new ScanRoom(cylinders), (replication, room) =>
        {
            var random = new RandomStream(options.Seed, replication);
            maxima[replication] = room.MaximumOfShuffled(ref random);
        });
        return (steps, ScanRanking.Report(strongest, maxima, options.Clusters));
    }

    private static void Check(double[] x, double[] y, int[] places, int[] days, int? lastDay)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(days);
        if (x.Length != y.Length || places.Length != days.Length)
        {
            throw new ArgumentException(
                $"{x.Length} x and {y.Length} y; {places.Length} places of events and {days.Length} days.", nameof(x));
        }

        if (x.Length < 2 || places.Length < 2)
        {
            throw new ArgumentException(
                $"{x.Length} places and {places.Length} events; at least 2 of each are needed.", nameof(places));
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                throw new ArgumentException($"Place {i} lies at ({x[i]}, {y[i]}).", nameof(x));
            }
        }

        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0 || places[i] >= x.Length || days[i] > lastDay)
            {
                throw new ArgumentException(
                    $"Event {i} at place {places[i]} of {x.Length}, on day {days[i]}; the last is {lastDay}.",
                    nameof(places));
            }
        }
    }
}
