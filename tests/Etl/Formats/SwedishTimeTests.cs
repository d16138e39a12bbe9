using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public class SwedishTimeTests
{
    [Theory]
    [InlineData("2026-01-31 23:15", "2026-01-31T22:15:00Z")]
    [InlineData("2026-07-01 23:15", "2026-07-01T21:15:00Z")]
    public void Wall_clock_time_becomes_utc(string wall, string utc)
    {
        var moment = Wall(wall);

        Assert.Equal(Utc(utc), SwedishTime.Earliest(moment));
        Assert.Equal(Utc(utc), SwedishTime.Latest(moment));
        Assert.Equal(moment, SwedishTime.FromUtc(Utc(utc)));
    }

    [Fact]
    public void The_hour_that_comes_twice_is_an_interval()
    {
        var moment = Wall("2025-10-26 02:30");

        Assert.Equal(Utc("2025-10-26T00:30:00Z"), SwedishTime.Earliest(moment));
        Assert.Equal(Utc("2025-10-26T01:30:00Z"), SwedishTime.Latest(moment));
    }

    [Fact]
    public void The_hour_that_does_not_exist_is_a_span_after_the_clock_was_put_forward()
    {
        var moment = Wall("2026-03-29 02:45");

        Assert.True(SwedishTime.IsSkipped(moment));
        Assert.Equal(Utc("2026-03-29T01:00:00Z"), SwedishTime.Earliest(moment));
        Assert.Equal(Utc("2026-03-29T01:45:00Z"), SwedishTime.Latest(moment));
    }

    [Theory]
    [InlineData(2020, 53, "2020-12-28")]
    [InlineData(2026, 53, "2026-12-28")]
    [InlineData(2026, 1, "2025-12-29")]
    [InlineData(2025, 53, null)]
    [InlineData(2024, 0, null)]
    [InlineData(2024, 54, null)]
    public void Only_weeks_that_exist_have_a_monday(int year, int week, string? monday) =>
        Assert.Equal(monday is null ? null : DateOnly.Parse(monday, null), SwedishTime.Monday(year, week));

    [Theory]
    [InlineData("2026-01-31", "2026-01-31", null)]
    [InlineData("20260131", "2026-01-31", null)]
    [InlineData("2026-01-31 7:05", "2026-01-31", "07:05")]
    [InlineData("2026-01-31T07:05", "2026-01-31", "07:05")]
    [InlineData("31/1 2026", "2026-01-31", null)]
    public void Text_is_read_as_a_day_and_a_time(string text, string day, string? time)
    {
        var read = SwedishTime.Parse(text);

        Assert.Equal(new WallClock(DateOnly.Parse(day, null), time is null ? null : TimeOnly.Parse(time, null)), read);
    }

    [Theory]
    [InlineData("2026-01-31T23:15:00+01:00", "2026-01-31T22:15:00Z")]
    [InlineData("2026-01-31T22:15Z", "2026-01-31T22:15:00Z")]
    [InlineData("2026-08-22 9:48:12 +02:00", "2026-08-22T07:48:12Z")]
    [InlineData("2026-08-22T09:48:12.345-0330", "2026-08-22T13:18:12Z")]
    [InlineData("2025-10-26T02:30:00+01:00", "2025-10-26T01:30:00Z")]
    public void A_time_with_its_offset_is_one_moment(string text, string utc)
    {
        Assert.Equal(Utc(utc), SwedishTime.ParseExact(text));
        Assert.Equal(DateTimeKind.Utc, SwedishTime.ParseExact(text)!.Value.Kind);
        Assert.Null(SwedishTime.Parse(text));
    }

    [Theory]
    [InlineData("2026-01-31T23:15:00")]
    [InlineData("2026-02-30T23:15:00+01:00")]
    [InlineData("2026-01-31T23:15:00+25:00")]
    [InlineData("2026-01-31+01:00")]
    public void Without_a_time_and_an_offset_that_exist_there_is_no_exact_moment(string text) => Assert.Null(SwedishTime.ParseExact(text));

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("2025-02-28 24:15")]
    [InlineData("i måndags")]
    [InlineData("")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.Null(SwedishTime.Parse(text));

    [Fact]
    public void A_number_is_a_day_as_excel_counts() => Assert.Equal(new WallClock(new(2025, 12, 31), null), SwedishTime.Parse(46022.0));

    private static DateTime Wall(string text) => DateTime.Parse(text, null);

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
