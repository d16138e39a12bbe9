using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class AoristicMethodTests
{
    [Fact]
    public void Every_hour_of_the_week_gets_its_line()
    {
        // 31 May 2026 is a Sunday.
        var run = WorkbenchRun.Of("a,b\n2026-05-31 00:30,2026-05-31T01:30:00\n2026-05-30 23:15,\n", "aoristic", "--from", "a", "--to", "b");

        Assert.Equal((0, "hour_of_week,weight", 169), (run.ExitCode, run.Header, run.Lines.Length));
        Assert.Equal(["1,0.5", "2,0.5", "3,0"], run.Lines[1..4]);
        Assert.Equal("168,1", run.Lines[168]);
        Assert.Equal(1, run.Json.GetProperty("counts").GetProperty("without_end").GetInt32());
    }

    [Theory]
    [InlineData("a,b\n,2026-05-31\n", "rad 2, kolumnen a: fältet är tomt")]
    [InlineData("a,b\n2026-05-31,31/5\n", "rad 2, kolumnen b: ”31/5”")]
    [InlineData("a,b\n2026-02-30,\n", "rad 2, kolumnen a: ”2026-02-30”")]
    public void A_time_that_cannot_be_read_is_refused(string csv, string message)
    {
        var run = WorkbenchRun.Of(csv, "aoristic", "--from", "a", "--to", "b");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
