using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class EvaluationMethodTests
{
    private const string Added = "wdd,se,z,lower,upper,p,success,wdq,ratio,ratio_lower,ratio_upper,warning";

    [Fact]
    public void Wdd_keeps_the_input_and_adds_the_columns_of_the_table()
    {
        var run = WorkbenchRun.Of(
            "namn,treated_pre,treated_post,control_pre,control_post,displ_pre,displ_post,displ_control_pre,displ_control_post\n"
            + "Torget,207,110,308,318,178,157,150,140\n", "wdd");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("namn,treated_pre,treated_post,control_pre,control_post,displ_pre,displ_post,displ_control_pre,displ_control_post," + Added, run.Header);
        Assert.Equal("-118", run.Rows[0][9]);
        Assert.StartsWith("39.59", run.Rows[0][10], StringComparison.Ordinal);
    }

    [Fact]
    public void Wdd_says_what_is_missing_and_why()
    {
        var run = WorkbenchRun.Of("treated_pre,treated_post,control_pre,control_post,displ_pre,displ_post\n3,6,10,0,1,1\n20,19,20,20,4,5\n", "wdd");

        Assert.Contains("kontrolltal är 0", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("success är nära 0", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains("minsta ändring", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains("kontrolltal är 0", run.Json.GetProperty("undefined").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wdd_claims_nothing_of_an_area_nobody_counted()
    {
        var run = WorkbenchRun.Of("treated_pre,treated_post,control_pre,control_post\n50,20,50,50\n", "wdd");

        Assert.Equal(("-0.6", ""), (run.Rows[0][10], run.Rows[0][11]));
        Assert.Contains("displ_pre och displ_post saknas", run.Json.GetProperty("undefined").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_where_nobody_lives_has_no_rate_and_moves_no_other()
    {
        const string Others = "x,3,100\ny,50,1000\nz,9,400\n";
        string[] call = ["eb-rates", "--id", "a", "--cases", "f", "--population", "b"];
        var run = WorkbenchRun.Of($"a,f,b\n{Others}park,0,0\n", call);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("park,,,,0,,", run.Lines[4]);
        Assert.Equal(WorkbenchRun.Of($"a,f,b\n{Others}", call).Lines, run.Lines[..4]);
        Assert.Contains("befolkningen är 0", run.Json.GetProperty("undefined").ToString(), StringComparison.Ordinal);
        Assert.Contains("rad 5, kolumnen b: ”0”, men ett tal över 0 till 1 fall", WorkbenchRun.Of($"a,f,b\n{Others}park,1,0\n", call).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("treated_pre,treated_post,control_pre\n1,2,3\n", "control_post")]
    [InlineData("treated_pre,treated_post,control_pre,control_post\n1,2,3,-4\n", "rad 2, kolumnen control_post: ”-4”")]
    [InlineData("treated_pre,treated_post,control_pre,control_post\n1,2,,4\n", "rad 2, kolumnen control_pre: fältet är tomt")]
    [InlineData("treated_pre,treated_post,control_pre,control_post,years_pre\n1,2,3,4,0\n", "kolumnen years_pre")]
    [InlineData("treated_pre,treated_post,control_pre,control_post,alpha\n1,2,3,4,1\n", "kolumnen alpha")]
    public void Wdd_refuses_bad_input(string csv, string message)
    {
        var run = WorkbenchRun.Of(csv, "wdd");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_have_the_columns_of_the_table()
    {
        var run = WorkbenchRun.Of("a,f,b\nx,0,100\ny,50,1000\n", "eb-rates", "--id", "a", "--cases", "f", "--population", "b", "--per", "1000");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("id,raw,eb_global,eb_local,expected,lower,upper", run.Header);
        Assert.Equal("50", run.Rows[1][1]);
        Assert.Equal("", run.Rows[0][3]);
        Assert.Equal("0", run.Rows[0][5]);
        Assert.Contains("grannar", run.Json.GetProperty("undefined").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_from_a_file_give_local_rates_and_an_unknown_one_is_refused()
    {
        using var folder = new WorkbenchFolder();
        var links = folder.Write("links.csv", "i,j\nx,y\ny,x\n"u8.ToArray());
        var wrong = folder.Write("wrong.csv", "i,j\nx,q\n"u8.ToArray());
        string[] arguments = ["eb-rates", "--id", "a", "--cases", "f", "--population", "b", "--weights"];
        const string Csv = "a,f,b\nx,30,1000\ny,0,400\n";

        var run = WorkbenchRun.Of(Csv, [.. arguments, links]);
        var refused = WorkbenchRun.Of(Csv, [.. arguments, wrong]);

        // Two areas that neighbour each other: the local rate is the global one.
        Assert.Equal(run.Rows.Select(row => row[2]), run.Rows.Select(row => row[3]));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("q", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,f,b\nx,1,0\ny,2,3\n", "rad 2, kolumnen b: ”0”")]
    [InlineData("a,f,b\nx,1.5,10\ny,2,3\n", "rad 2, kolumnen f: ”1.5”")]
    [InlineData("a,f,b\nx,1,10\nx,2,3\n", "x står redan")]
    [InlineData("a,f,b\nx,1,10\n", "minst 2 områden")]
    public void Rates_refuse_bad_input(string csv, string message)
    {
        var run = WorkbenchRun.Of(csv, "eb-rates", "--id", "a", "--cases", "f", "--population", "b");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Regression_has_the_columns_and_rows_of_the_table()
    {
        var run = WorkbenchRun.Of("n,g,e\n2,0,1\n4,0,2\n10,1,1\n20,1,1\n", "regression", "--response", "n", "--terms", "g", "--offset", "e", "--family", "poisson");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("term,estimate,se,z,p,rate_ratio,lower,upper", run.Header);
        Assert.Equal(["(intercept)", "g", "(dispersion)"], run.Rows.Select(row => row[0]));
        Assert.Equal(["(dispersion)", "0", "", "", "", "", "", ""], run.Rows[2]);
        Assert.Contains("Pearson", run.Json.GetProperty("undefined").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g,k", "k har samma värde")]
    [InlineData("g,h", "h följer av termerna före")]
    [InlineData("s", "s skiljer helt ut")]
    [InlineData("saknas", "kolumnen saknas finns inte")]
    [InlineData("g,g", "samma term två gånger")]
    public void Regression_names_the_term_that_spoils_it(string terms, string message)
    {
        const string Csv = "n,g,h,k,s\n2,0,1,5,0\n4,1,3,5,0\n10,2,5,5,0\n0,3,7,5,1\n0,1,3,5,1\n7,2,5,5,0\n";
        var run = WorkbenchRun.Of(Csv, "regression", "--response", "n", "--terms", terms, "--family", "poisson");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
