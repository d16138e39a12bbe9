using Geo.Service.Workbench;

namespace Geo.Tests.Service.Workbench;

public class StatDayTests
{
    [Theory]
    [InlineData("1970-01-02", 1)]
    [InlineData("1970-01-01T06:00:00", .25)]
    [InlineData("1970-01-01T06:00:00.000Z", .25)]
    [InlineData("1970-01-01T18:00:00+02:00", .75)]
    [InlineData("1970-01-01 18:00-11:00", .75)]
    [InlineData("12.5", 12.5)]
    public void A_day_is_a_number_or_a_clock_as_it_is_written(string text, double expected)
    {
        Assert.True(StatDay.TryParse(text, out var days));
        Assert.Equal(expected, days, 12);
    }

    [Theory]
    [InlineData("1970-01-01Z")]
    [InlineData("1970-13-01T00:00Z")]
    [InlineData("Z")]
    [InlineData("+02:00")]
    public void Anything_else_is_none(string text) => Assert.False(StatDay.TryParse(text, out _));

    [Fact]
    public void An_offset_is_no_local_moment() => Assert.False(StatDay.TryParseMoment("2026-05-31T22:15Z", out _));
}
