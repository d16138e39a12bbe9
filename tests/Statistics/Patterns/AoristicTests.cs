using CsCheck;
using Geo.Statistics.Patterns;

namespace Geo.Tests.Statistics.Patterns;

/// <summary>No published number found that could be opened: the rules worked by hand, and minute by minute.</summary>
public class AoristicTests
{
    private static readonly DateTime Sunday = new(2026, 5, 31);

    private static readonly Gen<(DateTime From, DateTime? To)> Events =
        Gen.Select(Gen.Int[0, 400 * 1_440], Gen.Int[-100, 9 * 1_440], (start, length) => (Sunday.AddMinutes(start), (DateTime?)Sunday.AddMinutes(start + length)));

    [Fact]
    public void Sunday_night_is_the_first_hour_and_Saturday_night_the_last()
    {
        Assert.Equal(1, Weights(Sunday, null)[0]);
        Assert.Equal(1, Weights(Sunday.AddMinutes(-1), null)[167]);
    }

    [Fact]
    public void The_minutes_of_an_interval_are_shared_by_its_hours()
    {
        var weights = Weights(Sunday.AddMinutes(30), Sunday.AddMinutes(150));

        Assert.Equal([0.25, 0.5, 0.25, 0], weights[..4]);
    }

    [Fact]
    public void The_end_itself_is_not_part_of_the_interval() => Assert.Equal([1, 0], Weights(Sunday, Sunday.AddHours(1))[..2]);

    [Fact]
    public void An_interval_over_Saturday_midnight_goes_on_from_the_first_hour()
    {
        var weights = Weights(Sunday.AddHours(-1), Sunday.AddHours(1));

        Assert.Equal((0.5, 0.5), (weights[167], weights[0]));
    }

    [Fact]
    public void An_end_that_is_not_later_leaves_the_starting_hour()
    {
        Assert.Equal(1, Weights(Sunday.AddHours(5), Sunday.AddHours(5))[5]);
        Assert.Equal(1, Weights(Sunday.AddHours(5), Sunday.AddHours(3))[5]);
    }

    [Theory]
    [InlineData(168)]
    [InlineData(1_000)]
    public void A_week_or_longer_is_even(int hours) => Assert.All(Weights(Sunday.AddHours(7), Sunday.AddHours(7 + hours)), weight => Assert.Equal(1.0 / 168, weight));

    [Fact]
    public void A_minute_short_of_a_week_is_not()
    {
        var weights = Weights(Sunday, Sunday.AddDays(7).AddMinutes(-1));

        Assert.Equal(60.0 / 10_079, weights[0], 15);
        Assert.Equal(59.0 / 10_079, weights[167], 15);
    }

    [Fact]
    public void Summer_time_is_not_corrected()
    {
        // 29 March 2026: the clock goes from 02 to 03.
        Assert.Equal([0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0], Weights(new(2026, 3, 29, 1, 0, 0), new(2026, 3, 29, 4, 0, 0))[..5]);
    }

    [Fact]
    public void The_weights_sum_to_the_events() => Events.Array[1, 20].Sample(events =>
        Math.Abs(Aoristic.WeightsByHourOfWeek([.. events.Select(e => e.From)], [.. events.Select(e => e.To)]).Sum() - events.Length) < 1e-9);

    [Fact]
    public void Whole_weeks_later_changes_nothing() => Events.Sample(e =>
        Assert.Equal(Weights(e.From, e.To), Weights(e.From.AddDays(21), e.To?.AddDays(21))));

    [Fact]
    public void Counting_minute_by_minute_gives_the_same() => Events.Sample(e =>
        Assert.Equal(ByMinute(e.From, e.To!.Value), Weights(e.From, e.To), (a, b) => Math.Abs(a - b) < 1e-9));

    [Fact]
    public void As_many_ends_as_starts_are_needed() => Assert.Throws<ArgumentException>(() => Aoristic.WeightsByHourOfWeek([Sunday], []));

    private static double[] Weights(DateTime from, DateTime? to) => Aoristic.WeightsByHourOfWeek([from], [to]);

    private static double[] ByMinute(DateTime from, DateTime to)
    {
        var minutes = (int)(to - from).TotalMinutes;
        var counts = new double[168];
        for (var minute = 0; minute < Math.Max(1, Math.Min(minutes, 10_080)); minute++)
        {
            var moment = from.AddMinutes(minute);
            counts[(int)moment.DayOfWeek * 24 + moment.Hour]++;
        }

        return [.. counts.Select(count => count / counts.Sum())];
    }
}
