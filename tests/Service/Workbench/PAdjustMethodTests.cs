using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class PAdjustMethodTests
{
    [Fact]
    public void Input_columns_are_kept_and_five_are_added()
    {
        var run = WorkbenchRun.Of("id,p\na,0.01\nb,NA\nc,0.04\nd,\n", "p-adjust", "--p", "p");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["id,p,bh,by,holm,hochberg,bonferroni", "a,0.01,0.02,0.03,0.02,0.02,0.02", "b,NA,,,,,", "c,0.04,0.04,0.06,0.04,0.04,0.08", "d,,,,,,"], run.Lines);
        Assert.Equal(2, run.Json.GetProperty("counts").GetProperty("tested").GetInt32());
    }

    [Fact]
    public void A_group_is_a_family_of_its_own()
    {
        var run = WorkbenchRun.Of("p,g\n0.01,a\n0.01,b\n0.5,b\n", "p-adjust", "--p", "p", "--group", "g");

        Assert.Equal(["0.01", "0.02", "1"], run.Rows.Select(row => row[6]));
    }

    [Fact]
    public void A_value_that_is_no_probability_is_refused_with_its_line()
    {
        var run = WorkbenchRun.Of("p\n0.1\n1.5\n", "p-adjust", "--p", "p");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("rad 3, kolumnen p: ”1.5”", run.Error, StringComparison.Ordinal);
    }
}
