using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class TrendMethodTests
{
    [Fact]
    public void Mann_kendall_writes_the_columns_of_the_issue()
    {
        var run = WorkbenchRun.Of(
            "omr,tid,antal\n007,2026-02-01,5\n007,2026-01-01,3\nb,1,4\nb,2,4\n007,2026-03-01,9\n".Replace("b,1,4\nb,2,4\n", "b,2026-01-01,4\nb,2026-02-01,4\n", StringComparison.Ordinal),
            "mann-kendall", "--series", "omr", "--time", "tid", "--value", "antal");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "series,n,s,var_s,z,p_two_sided,tau_b,sen_slope,sen_intercept,hamed_rao_z,hamed_rao_p,exact_p", run.Header);
        // 3, 5, 9: slopes 2, 4, 3; variance 3·2·11/18; 2 of 6 orders are as far from 0.
        Assert.Equal(["007", "3", "3", "3.6666666666666665"], run.Rows[0][..4]);
        Assert.Equal(["1", "3", "2"], run.Rows[0][6..9]);
        Assert.Equal(1 / 3.0, double.Parse(run.Rows[0][11], System.Globalization.CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(["b", "2", "0", "0", "0", "1", "", "0", "4", "", "", ""], run.Rows[1]);
    }

    [Fact]
    public void Without_time_the_order_of_the_file_holds()
    {
        var run = WorkbenchRun.Of("s,v\na,1\na,2\na,4\n", "mann-kendall", "--series", "s", "--value", "v");

        Assert.Equal("3", run.Rows[0][2]);
    }

    [Fact]
    public void Emerging_writes_the_columns_of_the_issue()
    {
        var run = WorkbenchRun.Of("s,t,z\na,2,2.5\na,1,0\nb,1,0\nb,2,1\n", "emerging", "--series", "s", "--time", "t", "--z", "z");

        Assert.Equal(["series,category,hot_bins,cold_bins,mk_z,mk_p", "a,new hot spot,1,0,0,1", "b,no pattern,0,0,0,1"], run.Lines);
        Assert.Equal(1, run.Json.GetProperty("counts").GetProperty("new_hot_spot").GetInt32());
    }

    [Theory]
    [InlineData("s,t,z\na,1,2\na,1,3\n", "rad 3, kolumnen t: ”1”, men en tid som serien a inte redan har i rad 2")]
    [InlineData("s,t,z\na,1,2\na,2,\n", "rad 3, kolumnen z: fältet är tomt")]
    [InlineData("s,t,z\na,1,2\na,2,x\n", "rad 3, kolumnen z: ”x”")]
    [InlineData("s,t,z\na,1,2\nb,2,1\nb,3,1\n", "rad 2: serien a har bara ett värde")]
    [InlineData("s,t,w\na,1,2\n", "kolumnen z finns inte")]
    public void Wrong_rows_are_refused(string csv, string message)
    {
        var emerging = WorkbenchRun.Of(csv, "emerging", "--series", "s", "--time", "t", "--z", "z");
        var trend = WorkbenchRun.Of(csv, "mann-kendall", "--series", "s", "--time", "t", "--value", "z");

        Assert.Equal((2, 2), (emerging.ExitCode, trend.ExitCode));
        Assert.Contains(message, emerging.Error, StringComparison.Ordinal);
        Assert.Contains(message, trend.Error, StringComparison.Ordinal);
    }
}
