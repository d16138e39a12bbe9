using CsCheck;
using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class PlaceEventsTests
{
    [Fact]
    public void Repeats_within_28_days_of_the_last_counted_event_count_once()
    {
        double[] days = [0, 10, 28, 28.5, 40, 56.5, 56.6];

        var counted = PlaceEvents.Counted(new long[days.Length], days);

        Assert.Equal([true, false, false, true, false, false, true], counted);
    }

    [Fact]
    public void A_report_every_day_counts_about_once_a_month()
    {
        var days = Enumerable.Range(0, 290).Select(day => (double)day).ToArray();

        Assert.Equal(10, PlaceEvents.Counted(new long[290], days).Count(mark => mark));
    }

    [Fact]
    public void Places_do_not_repeat_one_another()
    {
        Assert.Equal([true, true, false], PlaceEvents.Counted([7, 8, 7], [0.0, 0.0, 1.0]));
    }

    [Fact]
    public void Moments_and_days_give_the_same()
    {
        Gen.Select(Gen.Long[0, 3], Gen.Double[0, 200]).Array[0, 40].Sample(events =>
        {
            var start = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var places = events.Select(e => e.Item1).ToArray();
            var times = events.Select(e => start.AddDays(e.Item2)).ToArray();
            var days = times.Select(time => (time - start).TotalDays).ToArray();

            Assert.Equal(PlaceEvents.Counted(places, days), PlaceEvents.Counted(places, times));
        });
    }

    [Fact]
    public void The_order_in_which_events_come_changes_nothing()
    {
        Gen.Select(Gen.Select(Gen.Long[0, 3], Gen.Double[0, 200]).Array[0, 40], Gen.Int).Sample((events, seed) =>
        {
            var shuffled = events.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Counted(events).Order(), Counted(shuffled).Order());
        });
    }

    [Fact]
    public void Unequal_lengths_and_times_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PlaceEvents.Counted([1], [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => PlaceEvents.Counted([1], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlaceEvents.Counted([1], [1.0], repeatDays: -1));
    }

    private static IEnumerable<(long, double)> Counted((long Place, double Day)[] events)
    {
        var marks = PlaceEvents.Counted([.. events.Select(e => e.Place)], events.Select(e => e.Day).ToArray());
        return events.Where((_, i) => marks[i]);
    }
}
