namespace Geo.Statistics;

/// <summary>Events counted by cell: all, those that are not repeats, and the places behind them.</summary>
/// <param name="Incidents">n counts with repeats.</param>
/// <param name="PlaceEvents">n counts without.</param>
/// <param name="Places">n numbers of different places in the cell.</param>
/// <param name="NeighbourhoodPlaces">n numbers of different places in the cell and its neighbours; a place that lies in
/// two cells is counted once.</param>
/// <param name="PlaceEventCount">Sum of <paramref name="PlaceEvents"/>.</param>
internal sealed record HotspotTally(
    int[] Incidents, int[] PlaceEvents, int[] Places, int[] NeighbourhoodPlaces, int PlaceEventCount)
{
    /// <exception cref="ArgumentException">An event lies in a cell that is not there.</exception>
    public static HotspotTally Of(HotspotGround ground, ReadOnlySpan<HotspotEvent> events, double repeatDays)
    {
        var n = ground.Cells.Length;
        var sorted = InOrder(events, ground);
        var counted = Statistics.PlaceEvents.Counted(
            Array.ConvertAll(sorted, e => e.Place), Array.ConvertAll(sorted, e => e.OccurredAt), repeatDays);
        var tally = new HotspotTally(new int[n], new int[n], new int[n], new int[n], counted.Count(mark => mark));

        // The last place seen in each cell and in each neighbourhood; places come one after the other.
        var (seen, seenAround) = (new int[n], new int[n]);
        var place = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            place += i == 0 || sorted[i].Place != sorted[i - 1].Place ? 1 : 0;
            var cell = sorted[i].Cell;
            tally.Incidents[cell]++;
            tally.PlaceEvents[cell] += counted[i] ? 1 : 0;
            if (seen[cell] == place)
            {
                continue;
            }

            seen[cell] = place;
            tally.Places[cell]++;
            foreach (var j in ground.Weights.IndicesOf(cell))
            {
                if (seenAround[j] != place)
                {
                    seenAround[j] = place;
                    tally.NeighbourhoodPlaces[j]++;
                }
            }
        }

        return tally;
    }

    /// <summary>By place, time and where the cell lies: two events at one place and moment in two cells must not be
    /// told apart by the order in which events or cells came.</summary>
    private static HotspotEvent[] InOrder(ReadOnlySpan<HotspotEvent> events, HotspotGround ground)
    {
        var cells = ground.Cells;
        foreach (var e in events)
        {
            if (e.Cell < 0 || e.Cell >= cells.Length)
            {
                throw new ArgumentException($"An event lies in cell {e.Cell} of {cells.Length}.", nameof(events));
            }
        }

        var sorted = events.ToArray();
        Array.Sort(sorted, (a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place)
            : a.OccurredAt != b.OccurredAt ? a.OccurredAt.CompareTo(b.OccurredAt)
            : GridCell.SouthWestFirst.Compare(cells[a.Cell], cells[b.Cell]));
        return sorted;
    }
}
