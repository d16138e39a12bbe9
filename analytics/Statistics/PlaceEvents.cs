namespace Geo.Statistics;

/// <summary>Which events are news from their place, and which repeat one already counted (<i>upprepning</i>).</summary>
/// <remarks>
/// One care home that reports every week would otherwise be a hot neighbourhood. An event counts if its place has none
/// counted in the days before; the window starts at the last <i>counted</i> event, so that a place with a report every
/// day still counts about once a month. Repeat victimisation as a matter of its own: Farrell, G. and Pease, K. (1993),
/// <i>Once bitten, twice bitten</i>, Home Office. It misleads where places are coarse: events snapped to one street or
/// centre are taken for repeats.
/// </remarks>
public static class PlaceEvents
{
    /// <summary>Days after a counted event in which others at its place are repeats, unless told otherwise.</summary>
    public const double DefaultRepeatDays = 28;

    /// <summary>Marks the events that count.</summary>
    /// <param name="places">n identities of places; equal means the same place.</param>
    /// <param name="days">n times in days from any fixed moment; finite.</param>
    /// <param name="repeatDays">An event this long after the last counted one, or sooner, is a repeat; 0 or more. 0
    /// leaves one event a place and moment.</param>
    /// <returns>n marks, in the order given. How many count at a place does not depend on that order; of several at the
    /// same place and moment the first given is marked.</returns>
    /// <exception cref="ArgumentException">There are not as many times as places, or a time is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is negative or NaN.</exception>
    public static bool[] Counted(
        ReadOnlySpan<long> places, ReadOnlySpan<double> days, double repeatDays = DefaultRepeatDays)
    {
        CheckLengths(places.Length, days.Length);
        foreach (var day in days)
        {
            if (!double.IsFinite(day))
            {
                throw new ArgumentException($"A time is {day}.", nameof(days));
            }
        }

        return Mark(places, days, (from, to) => to - from, repeatDays);
    }

    /// <summary>Marks the events that count, by moments of one kind: all in UTC.</summary>
    /// <inheritdoc cref="Counted(ReadOnlySpan{long}, ReadOnlySpan{double}, double)"/>
    public static bool[] Counted(
        ReadOnlySpan<long> places, ReadOnlySpan<DateTime> times, double repeatDays = DefaultRepeatDays)
    {
        CheckLengths(places.Length, times.Length);
        return Mark(places, times, (from, to) => (to - from).TotalDays, repeatDays);
    }

    private static bool[] Mark<T>(
        ReadOnlySpan<long> places, ReadOnlySpan<T> times, Func<T, T, double> daysBetween, double repeatDays)
        where T : IComparable<T>
    {
        if (!(repeatDays >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(repeatDays), repeatDays, "A number of days, 0 or more.");
        }

        var keys = new (long Place, T Time, int Index)[places.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (places[i], times[i], i);
        }

        Array.Sort(keys);
        var counted = new bool[places.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var last = i;
            counted[keys[i].Index] = true;
            while (i + 1 < keys.Length && keys[i + 1].Place == keys[last].Place
                && daysBetween(keys[last].Time, keys[i + 1].Time) <= repeatDays)
            {
                i++;
            }
        }

        return counted;
    }

    private static void CheckLengths(int places, int times)
    {
        if (places != times)
        {
            throw new ArgumentException($"{places} places, but {times} times.", nameof(times));
        }
    }
}
