using Geo.Service.Workbench;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

/// <summary>How a method is called, and what comes out where.</summary>
public class StatVerbTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    public void Without_a_method_all_are_listed_with_a_line_each(params string[] arguments)
    {
        var run = WorkbenchRun.Call(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.All(StatMethods.All, method => Assert.Contains(run.Lines, line => line.Trim().StartsWith(method.Name + " ", StringComparison.Ordinal) && line.EndsWith(method.Summary, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_methods_are_in_order_and_each_once() =>
        Assert.Equal(StatMethods.All.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal), StatMethods.All.Select(method => method.Name));

    [Fact]
    public void The_help_of_a_method_names_its_options_and_gives_an_example() => Assert.All(StatMethods.All, method =>
    {
        var help = WorkbenchRun.Call([method.Name, "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.All(method.Options.Concat(StatOptions.Common), option => Assert.Contains($"--{option.Name} ", help.Output, StringComparison.Ordinal));
        Assert.Contains($"  ./geo stat {method.Name} --input ", help.Output, StringComparison.Ordinal);
    });

    [Fact]
    public void An_unknown_method_is_refused_with_those_there_are()
    {
        var run = WorkbenchRun.Call(["p-ajust"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("p-adjust", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Okänt val: --grop", "--grop", "x")]
    [InlineData("Okänt val: --grop", "--group", "--grop")]
    [InlineData("p-adjust använder inte --fractions", "--fractions", "0.1")]
    [InlineData("”x” hör inte till något val", "x")]
    [InlineData("--group behöver ett värde", "--group")]
    [InlineData("--p är angivet två gånger", "--p", "q")]
    [InlineData("--threads", "--threads", "0")]
    [InlineData("--threads", "--threads", "två")]
    [InlineData("--crs", "--crs", "SWEREF")]
    [InlineData("--out", "--out", "/finns/inte/ut.csv")]
    [InlineData("kolumnen g finns inte", "--group", "g")]
    [InlineData("Okänt val: @fil", "--group=a", "@fil")]
    public void A_wrong_call_is_refused_with_the_option(string message, params string[] further)
    {
        var run = WorkbenchRun.Of("p\n0.5\n", ["p-adjust", "--p", "p", .. further]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message.Replace("Okänt val: @fil", "”@fil” hör inte", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_required_option_is_missed() =>
        Assert.Contains("--p saknas", WorkbenchRun.Of("p\n0.5\n", "p-adjust").Error, StringComparison.Ordinal);

    [Fact]
    public void Points_are_missed_in_a_table_without_geometry() =>
        Assert.Contains("--x: saknas", WorkbenchRun.Of("p\n0.5\n", "transform", "--from", "4326", "--to", "3006").Error, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_written_whole_and_nothing_is_left_beside_it()
    {
        using var folder = new WorkbenchFolder();
        var input = folder.Write("in.csv", "p\n0.5\n");

        var run = WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", input, "--out", folder.Path("ut.csv"), "--json", "-"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"method\": \"p-adjust\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(["in.csv", "ut.csv"], folder.Files());
        Assert.Equal("p,bh,by,holm,hochberg,bonferroni\n0.5,0.5,0.5,0.5,0.5,0.5\n", File.ReadAllText(folder.Path("ut.csv")));
    }

    [Fact]
    public void A_refused_call_leaves_the_earlier_file_as_it_was()
    {
        using var folder = new WorkbenchFolder();
        var (input, output) = (folder.Write("in.csv", "p\n2\n"), folder.Write("ut.csv", "förra"));

        Assert.Equal(2, WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", input, "--out", output]).ExitCode);
        Assert.Equal(2, WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", output, "--out", output]).ExitCode);

        Assert.Equal("förra", File.ReadAllText(output));
        Assert.Equal(["in.csv", "ut.csv"], folder.Files());
    }

    [Fact]
    public void The_input_is_not_written_over()
    {
        using var folder = new WorkbenchFolder();
        var input = folder.Write("in.csv", "p\n0.5\n");

        var run = WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", input, "--out", input]);

        Assert.Contains("samma fil som --input", run.Error, StringComparison.Ordinal);
        Assert.Equal("p\n0.5\n", File.ReadAllText(input));
    }

    [Fact]
    public void The_summary_goes_to_standard_error_when_the_result_goes_to_standard_output()
    {
        using var folder = new WorkbenchFolder();

        var run = WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", folder.Write("in.csv", "p\n0.5\n"), "--json", "-"]);

        Assert.StartsWith("p,bh", run.Output, StringComparison.Ordinal);
        Assert.Contains("seconds_compute", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_says_all_that_is_needed_to_repeat_a_result()
    {
        var json = WorkbenchRun.Of("p\n0.5\nNA\n", "p-adjust", "--p", "p", "--threads", "2").Json;

        Assert.Equal("p-adjust", json.GetProperty("method").GetString());
        Assert.Equal("p", json.GetProperty("parameters").GetProperty("p").GetString());
        Assert.Equal("-", json.GetProperty("parameters").GetProperty("out").GetString());
        Assert.Equal(2, json.GetProperty("threads").GetInt32());
        Assert.StartsWith("1.", json.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, json.GetProperty("counts").GetProperty("rows_read").GetInt32());
        Assert.Equal(2, json.GetProperty("counts").GetProperty("rows_written").GetInt32());
        Assert.InRange(json.GetProperty("seconds_compute").GetDouble(), 0, 60);
        Assert.Contains(json.GetProperty("undefined").EnumerateArray(), empty => empty.GetProperty("column").GetString() == "bh");
    }

    [Fact]
    public void An_interrupted_call_says_so_and_writes_nothing()
    {
        using var folder = new WorkbenchFolder();
        using var error = new StringWriter();
        using var output = new StringWriter();
        var input = folder.Write("in.csv", "p\n0.5\n");
        var stopped = new StatMethod("p-adjust", "", [], call => call.Compute(computing =>
        {
            computing.Cancel.ThrowIfCancellationRequested();
            return 0;
        }));

        var exit = StatVerb.Run(stopped, ["--input", input], new(output, error, new CancellationToken(canceled: true)));

        Assert.Equal(1, exit);
        Assert.Contains("Avbrutet", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_come_back_exactly_and_what_is_no_number_is_empty()
    {
        using var output = new StringWriter();

        CsvOutput.WriteRow(output, [0.1 + 0.2, -0.0, 1e-300, double.NaN, double.NegativeInfinity, null, 7, 8L, "a\"b", "c,d"]);

        Assert.Equal("0.30000000000000004,0,1E-300,,,,7,8,\"a\"\"b\",\"c,d\"\n", output.ToString());
    }
}
