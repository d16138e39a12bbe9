namespace Geo.Etl.Sampling;

/// <summary>When things happen: more in summer evenings and at weekends; damage at night and found in the morning.</summary>
internal static class SampleClock
{
    private static readonly double[] Months = [0.8, 0.8, 0.9, 1.0, 1.2, 1.15, 1.05, 1.2, 1.15, 1.05, 0.9, 0.8];
    private static readonly double[] Weekdays = [1.15, 0.85, 0.85, 0.9, 0.95, 1.25, 1.35];
    private static readonly double[] Evening =
        [1.6, 1.2, 0.8, 0.4, 0.2, 0.1, 0.1, 0.3, 0.4, 0.4, 0.5, 0.6, 0.7, 0.7, 0.9, 1.2, 1.3, 1.4, 1.6, 1.9, 2.2, 2.4, 2.4, 2.0];
    private static readonly double[] Night =
        [2.6, 2.4, 1.8, 1.2, 0.7, 0.4, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 1.1, 1.4, 1.8, 2.2, 2.6, 2.8];

    public static DateTime Moment(string theme, DateOnly first, DateOnly last, SampleRandom random)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        while (true)
        {
            var day = first.AddDays(random.Below(days));
            if (random.Unit() * 1.65 < Months[day.Month - 1] * Weekdays[(int)day.DayOfWeek])
            {
                var hours = theme == "damage" ? Night : Evening;
                var sums = hours.Select((_, i) => hours.Take(i + 1).Sum()).ToArray();
                var hour = random.PickCumulative(sums);
                // The hour that summer time skips in March and repeats in October is left out: it is a fault of its own.
                return day.ToDateTime(new(hour == 2 && (day.Month is 3 or 10) ? 1 : hour, random.Below(60)));
            }
        }
    }

    /// <summary>Last seen whole, and found: at latest the next morning.</summary>
    public static (DateTime From, DateTime To) DamageInterval(DateTime moment, DateOnly earliest, SampleRandom random)
    {
        var from = Quarter(moment.AddHours(-random.Between(0.5, 14)));
        var morning = moment.Date.AddHours(moment.Hour < 6 ? 6 : 30).AddMinutes(15 * random.Below(13));
        var to = moment.Hour is >= 6 and < 16 && random.Chance(0.6) ? Quarter(moment.AddHours(random.Between(1, 4))) : morning;
        return (Max(from, earliest.ToDateTime(default)), Min(to, SamplePeriod.LastDay.ToDateTime(new(23, 45))));
    }

    /// <summary>Seen from and to, at most some hours.</summary>
    public static (DateTime From, DateTime To) SeenInterval(DateTime moment, DateOnly earliest, SampleRandom random)
    {
        var from = Max(Quarter(moment.AddMinutes(-random.Between(0, 50))), earliest.ToDateTime(default));
        return (from, Min(from.AddMinutes(60 + 15 * random.Below(9)), SamplePeriod.LastDay.ToDateTime(new(23, 45))));
    }

    private static DateTime Quarter(DateTime time) => time.Date.AddMinutes(Math.Floor(time.TimeOfDay.TotalMinutes / 15) * 15);

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
