using System.Collections.Immutable;

namespace Geo.Statistics;

/// <summary>Where do more events happen than what is at risk there and chance explain?</summary>
/// <remarks>
/// The local sum of each cell and its neighbours is held against its share of the denominator (<see
/// cref="LocalBinomial"/>), repeats at a place are counted once (<see cref="PlaceEvents"/>), and p is corrected over
/// all cells inside the mask (<see cref="FalseDiscovery.BenjaminiHochberg"/>), also those that end as too few: taking
/// them out would make the family depend on the outcome. Measured on random maps (tests/Statistics/CalibrationTests):
/// at most a twentieth of the maps show any hot cell when the denominator is right. It misleads where it is not:
/// unknown variation between cells shows as hot cells. A hot cell is a reason to go and look, not a forecast and not a
/// ranking.
/// </remarks>
public static class HotspotMap
{
    /// <summary>The map of <paramref name="events"/> over cells and denominator given one by one; see <see
    /// cref="HotspotGround"/> for them.</summary>
    /// <inheritdoc cref="Of(HotspotGround, ReadOnlySpan{HotspotEvent}, HotspotOptions?)"/>
    public static HotspotMapResult Of(
        IReadOnlyList<GridCell> cells,
        IReadOnlyList<double> denominator,
        string denominatorName,
        ReadOnlySpan<HotspotEvent> events,
        HotspotOptions? options = null) => Of(new(cells, denominator, denominatorName), events, options);

    /// <summary>The map of <paramref name="events"/> over a ground.</summary>
    /// <param name="ground">The n cells inside the mask, with what is at risk in each.</param>
    /// <param name="events">Events of one kind in one period, in any order; those outside the mask are left out by the
    /// caller, who says how many they were.</param>
    /// <param name="options">Level and limits; null means the defaults.</param>
    /// <returns>n cells in the order of the ground's, the same whatever the order of the events.</returns>
    /// <exception cref="ArgumentException">An event lies in a cell that is not there, or a setting is outside its
    /// bounds.</exception>
    public static HotspotMapResult Of(
        HotspotGround ground, ReadOnlySpan<HotspotEvent> events, HotspotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ground);
        options ??= new();
        options.Check();
        var tally = HotspotTally.Of(ground, events, options.RepeatDays);
        var weights = ground.Weights;
        var tails = LocalBinomial.UpperTail(tally.PlaceEvents, ground.Denominator.AsSpan(), weights);
        var q = Corrected(tails);
        // Without repeats the two tests are one, and a large map is made in half the time.
        var repeats = tally.PlaceEventCount < events.Length;
        var incidentTails = repeats
            ? LocalBinomial.UpperTail(tally.Incidents, ground.Denominator.AsSpan(), weights)
            : tails;
        var qIncidents = repeats ? Corrected(incidentTails) : q;
        var z = GetisOrd.GiStar(Array.ConvertAll(tally.Incidents, count => (double)count), weights);

        var cells = ImmutableArray.CreateBuilder<HotspotMapCell>(ground.Cells.Length);
        for (var i = 0; i < ground.Cells.Length; i++)
        {
            cells.Add(new(
                ground.Cells[i], tally.Incidents[i], tally.PlaceEvents[i], tally.Places[i],
                incidentTails[i].LocalSum, tally.NeighbourhoodPlaces[i],
                ground.Denominator[i], weights.IndicesOf(i).Length,
                tails[i].LocalSum, tails[i].Expected, z[i], tails[i].PUpper, q[i], qIncidents[i],
                Verdict(tails[i], q[i], incidentTails[i], qIncidents[i], tally.PlaceEventCount, options)));
        }

        return new(
            cells.MoveToImmutable(),
            ground.DenominatorName,
            events.Length,
            tally.PlaceEventCount,
            Comparisons: q.Count(value => !double.IsNaN(value)),
            UncorrectedHotCount: tails.Count(tail => tail.PUpper <= options.Alpha),
            options);
    }

    private static double[] Corrected(LocalTail[] tails) =>
        FalseDiscovery.BenjaminiHochberg(Array.ConvertAll(tails, tail => tail.PUpper));

    private static HotspotVerdict Verdict(
        LocalTail tail, double q, LocalTail incidentTail, double qIncidents, int placeEvents, HotspotOptions options)
    {
        var minimum = options.MinimumNeighbourhoodEvents;
        if (double.IsNaN(q))
        {
            return HotspotVerdict.NoVerdict;
        }

        if (placeEvents < options.MinimumPlaceEvents)
        {
            return HotspotVerdict.TooFew;
        }

        if (tail.LocalSum >= minimum && q <= options.Alpha)
        {
            return HotspotVerdict.Hot;
        }

        if (incidentTail.LocalSum >= minimum && qIncidents <= options.Alpha)
        {
            return HotspotVerdict.RepeatedAtOnePlace;
        }

        return tail.LocalSum < minimum && tail.Expected < minimum ? HotspotVerdict.TooFew : HotspotVerdict.NotHot;
    }
}
