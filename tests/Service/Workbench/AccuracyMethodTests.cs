using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class AccuracyMethodTests
{
    private static readonly string[] Call = ["accuracy", "--id", "id", "--score", "s", "--train", "f", "--test", "e", "--area", "a"];

    [Fact]
    public void Each_fraction_gets_its_line()
    {
        var run = WorkbenchRun.Of("id,s,f,e,a\na,3,3,6,1\nb,2,2,3,1\nc,1,1,0,1\n", [.. Call, "--fractions", "0.01,0.5,1"]);

        Assert.Equal((0, "fraction,cells,hits,hit_rate,area_fraction,pai,pei,rri"), (run.ExitCode, run.Header));
        Assert.Equal(["0.01", "0.5", "1"], run.Rows.Select(row => row[0]));
        Assert.Equal(["1", "2", "3"], run.Rows.Select(row => row[1]));
        Assert.Equal(["6", "9", "9"], run.Rows.Select(row => row[2]));
        Assert.Equal(["2", "1.5", "1"], run.Rows.Select(row => row[5]));
        Assert.Equal(["1", "1", "1"], run.Rows.Select(row => row[6]));
    }

    [Fact]
    public void Nothing_to_hit_is_an_empty_field_with_a_reason()
    {
        var run = WorkbenchRun.Of("id,s,f,e,a\na,3,3,0,1\nb,2,2,0,1\n", [.. Call, "--fractions", "0.5"]);

        Assert.Equal("0.5,1,0,,0.5,,,", run.Lines[1]);
        Assert.Contains("inga händelser efter", run.JsonText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,1,1,1,1\na,1,1,1,1\n", "0.5", "rad 3, kolumnen id: a står redan i rad 2")]
    [InlineData("a,1,1,1,0\n", "0.5", "rad 2, kolumnen a: ”0”, men en yta över 0")]
    [InlineData("a,1,-1,1,1\n", "0.5", "rad 2, kolumnen f: ”-1”, men ett antal från 0")]
    [InlineData("a,1,1,1,1\n", "0,5", "--fractions: ”0” är ingen andel")]
    [InlineData("a,1,1,1,1\n", "2", "--fractions: ”2” är ingen andel")]
    public void Bad_input_is_refused(string rows, string fractions, string message)
    {
        var run = WorkbenchRun.Of($"id,s,f,e,a\n{rows}", [.. Call, "--fractions", fractions]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
