namespace Geo.Statistics.Patterns;

/// <summary>When in the week did it happen, when one only knows that it was between two moments?</summary>
/// <remarks>
/// Ratcliffe, J. H. (2000), Aoristic analysis: the spatial interpretation of unspecific temporal events, <i>International
/// Journal of Geographical Information Science</i> 14(7), 669–679. Every event has the weight 1, spread over the hours of
/// [from, to) by the share of it that falls in each. The clock is the local one, as people wrote it: the hour that summer
/// time skips gets weight like any other, and the hour that comes twice in autumn counts once; an error of at most an hour
/// in two nights a year. Misleads where the interval says more about the finder than the event: damage found by the
/// morning's caretaker fills the night evenly, however early it was done.
/// </remarks>
public static class Aoristic
{
    /// <summary>The hours of a week: the first is Sunday from 00 to 01.</summary>
    public const int HoursOfWeek = 168;

    /// <summary>The events' weight in each hour of the week.</summary>
    /// <param name="from">n earliest moments, local time.</param>
    /// <param name="to">n moments before which it had happened; null, or none later than the start, puts the whole weight
    /// in the starting hour; a week or more after the start, 1/168 in every hour.</param>
    /// <returns>168 weights from Sunday 00–01; their sum is n.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double[] WeightsByHourOfWeek(IReadOnlyList<DateTime> from, IReadOnlyList<DateTime?> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != to.Count)
        {
            throw new ArgumentException($"{from.Count} starts and {to.Count} ends.", nameof(to));
        }

        var weights = new double[HoursOfWeek];
        for (var i = 0; i < from.Count; i++)
        {
            Add(weights, from[i], to[i]);
        }

        return weights;
    }

    private static void Add(double[] weights, DateTime from, DateTime? to)
    {
        var length = (to ?? from) - from;
        if (length <= TimeSpan.Zero)
        {
            weights[HourOfWeek(from)] += 1;
            return;
        }

        if (length >= TimeSpan.FromHours(HoursOfWeek))
        {
            for (var hour = 0; hour < HoursOfWeek; hour++)
            {
                weights[hour] += 1.0 / HoursOfWeek;
            }

            return;
        }

        for (var moment = from; moment < from + length;)
        {
            var next = moment.Date.AddHours(moment.Hour + 1);
            var end = next < from + length ? next : from + length;
            weights[HourOfWeek(moment)] += (double)(end - moment).Ticks / length.Ticks;
            moment = end;
        }
    }

    private static int HourOfWeek(DateTime moment) => (int)moment.DayOfWeek * 24 + moment.Hour;
}
