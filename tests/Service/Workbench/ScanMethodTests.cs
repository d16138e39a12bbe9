using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class ScanMethodTests
{
    private const string Columns = "rank,centre,radius,locations,n_locations,start,end,observed,expected,relative_risk,llr,p";

    private const string Areas = """
        namn,x,y,fall,folk
        b,600000,6500000,9,100
        a,600100,6500000,8,100
        c,605000,6500000,1,200
        d,606000,6500000,2,200
        e,607000,6505000,0,200
        """;

    private static readonly string[] Poisson =
        ["scan", "--model", "poisson", "--id", "namn", "--x", "x", "--y", "y", "--cases", "fall", "--population", "folk"];

    private static readonly string[] Permutation = ["scan", "--model", "permutation", "--id", "namn", "--x", "x", "--y", "y"];

    [Fact]
    public void A_name_with_the_mark_that_parts_names_is_refused()
    {
        var run = WorkbenchRun.Of("id,x,y,c,n\na;b,0,0,9,10\nc,100,0,1,10\n", "scan", "--model", "poisson", "--id", "id", "--x", "x", "--y", "y", "--cases", "c", "--population", "n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("rad 2, kolumnen id: ”a;b”, men ett namn utan semikolon", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_poisson_model_writes_the_columns_of_the_issue()
    {
        var run = WorkbenchRun.Of(Areas, [.. Poisson, "--replications", "99", "--clusters", "1"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Columns, run.Header);
        var row = Assert.Single(run.Rows);
        // 17 of 20 cases in 200 of 800: 5 expected.
        Assert.Equal(["1", "b", "100", "a;b", "2", "", "", "17", "5"], row[..9]);
        Assert.Equal(17 / 5.0 / (3 / 15.0), Number(row[9]), 1e-9);
        Assert.Equal(17 * Math.Log(17 / 5.0) + 3 * Math.Log(3 / 15.0), Number(row[10]), 1e-9);
        Assert.Equal(0.01, Number(row[11]));
        Assert.Equal(20, run.Json.GetProperty("counts").GetProperty("cases").GetInt32());
    }

    [Fact]
    public void The_permutation_model_writes_dates_and_takes_sites_for_input()
    {
        using var folder = new WorkbenchFolder();
        var events = "site,date\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{"abcde"[i % 5]},2026-0{1 + i % 4}-{10 + i % 17}\n"))
            + string.Concat(Enumerable.Range(0, 12).Select(i => $"a,2026-04-{24 + i % 6}\n"));
        var arguments = new[] { "--sites", folder.Write("platser.csv", Areas), "--events", folder.Write("events.csv", events) };

        var run = WorkbenchRun.Call([.. Permutation, .. arguments, "--prospective", "--clusters", "1", "--end", "2026-04-30"]);

        Assert.Equal("", run.Error);
        Assert.Equal(Columns, run.Header);
        var row = Assert.Single(run.Rows);
        Assert.Equal(["1", "a", "0", "a", "1", "2026-04-24", "2026-04-30"], row[..7]);
        Assert.Equal(Number(row[7]) / Number(row[8]), Number(row[9]), 1e-12);
        Assert.Equal(0.001, Number(row[11]));
    }

    [Fact]
    public void The_first_step_may_be_short_and_later_events_are_counted()
    {
        using var folder = new WorkbenchFolder();
        var events = folder.Write("events.csv", "site,date\na,3\na,3\nb,8\nc,20\nc,20\nd,25\n");
        var summary = folder.Path("s.json");

        var run = WorkbenchRun.Call(
            [.. Permutation, "--sites", folder.Write("p.csv", Areas), "--events", events, "--end", "20", "--replications", "0", "--json", summary],
            summary);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Rows, row => row[5] == "3" && row[6] == "6" && row[3] == "a");
        Assert.Equal(1, run.Json.GetProperty("counts").GetProperty("events_after_end").GetInt32());
        Assert.Equal("", run.Rows[0][11]);
    }

    [Theory]
    [InlineData("--model poisson --cases fall", "--population: saknas")]
    [InlineData("--model poisson --cases fall --population folk --step 7", "--step: används inte av --model poisson")]
    [InlineData("--model permutation --cases fall --events e.csv", "--cases: används inte av --model permutation")]
    [InlineData("--model permutation", "--events: saknas")]
    [InlineData("--model bernoulli", "--model: ”bernoulli” finns inte att välja")]
    [InlineData("--model poisson --cases fel --population folk", "kolumnen fel finns inte")]
    [InlineData("--model poisson --cases fall --population folk --max-share 0", "--max-share: 0 går inte; talet ska vara över 0 och högst 1")]
    public void A_wrong_option_is_refused(string options, string message)
    {
        var run = WorkbenchRun.Of(Areas, ["scan", "--id", "namn", "--x", "x", "--y", "y", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b,600000,6500000,9,100", "b,600000,6500000,9.5,100", "rad 2, kolumnen fall: ”9.5”")]
    [InlineData("b,600000,6500000,9,100", "b,600000,6500000,9,0", "rad 2, kolumnen folk: ”0”, men en befolkning över 0 till 9 fall")]
    [InlineData("c,605000", "a,605000", "rad 4, kolumnen namn: a står redan i rad 3")]
    [InlineData("600100", "", "rad 3, kolumnen x: fältet är tomt")]
    public void A_wrong_row_is_refused(string old, string replacement, string message)
    {
        var run = WorkbenchRun.Of(Areas.Replace(old, replacement, StringComparison.Ordinal), Poisson);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_at_an_unknown_place_is_refused()
    {
        using var folder = new WorkbenchFolder();

        var run = WorkbenchRun.Call(
            [.. Permutation, "--sites", folder.Write("p.csv", Areas), "--events", folder.Write("e.csv", "site,date\na,2026-01-01\nq,2026-01-02\n")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("e.csv, rad 3, kolumnen site: ”q”", run.Error, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
