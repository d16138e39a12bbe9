using Geo.Database;

namespace Geo.Tests.Etl.Sources;

public class GuardReportsTests
{
    private static readonly SampleSource Reports = SampleSource.Of("guard-reports");

    [Fact]
    public void What_this_system_never_takes_in_is_refused_and_an_unknown_code_is_no_guess()
    {
        Assert.Equal((324, 321, 3), (Reports.Read, Reports.Accepted, Reports.Rejected));
        Assert.Contains(Reports.Issues, issue => issue.Rejected && issue.Problem.StartsWith("sådana händelser tas aldrig in", StringComparison.Ordinal));
        Assert.Contains(Reports.Issues, issue => issue.Rejected && issue.Value == "X99");
    }

    [Fact]
    public void A_report_lasts_from_when_the_guard_came_until_the_guard_left()
    {
        var first = Reports.Incident("EX-VR-2024-0001");
        var third = Reports.Incident("EX-VR-2024-0003");

        Assert.Equal(TimeSpan.FromMinutes(17), first.OccurredTo - first.OccurredFrom);
        Assert.Equal(TimeSpan.Zero, third.OccurredTo - third.OccurredFrom);
    }

    [Fact]
    public void A_name_that_only_the_guards_use_leaves_the_place_unknown()
    {
        var third = Reports.Incident("EX-VR-2024-0003");

        Assert.Equal((null, LocationPrecision.Municipality), (third.Location, third.Precision));
        Assert.InRange(Reports.Readings.Sum(reading => reading.WithoutPlace), 5, 30);
    }
}
