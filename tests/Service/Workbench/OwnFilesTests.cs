using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class OwnFilesTests
{
    [Theory]
    [InlineData("--out", "in.csv", "--out: är samma fil som --input")]
    [InlineData("--out", "link/in.csv", "--out: är samma fil som --input")]
    [InlineData("--out", "./link/../in.csv", "--out: är samma fil som --input")]
    [InlineData("--json", "in.csv", "--json: är samma fil som --input")]
    [InlineData("--json", "out.csv", "--out: är samma fil som --json")]
    [InlineData("--out", "alias.csv", "--out: är samma fil som --input")]
    public void A_file_that_is_read_or_written_is_not_written_over(string option, string name, string message)
    {
        const string Csv = "p\n0.5\n0.01\n";
        using var folder = new WorkbenchFolder();
        var input = folder.Path("in.csv");
        File.WriteAllText(input, Csv);
        Directory.CreateSymbolicLink(folder.Path("link"), Path.GetDirectoryName(input)!);
        File.CreateSymbolicLink(folder.Path("alias.csv"), "in.csv");
        string[] outputs = option == "--out" ? ["--out", folder.Path(name)] : ["--out", folder.Path("out.csv"), option, folder.Path(name)];

        var run = WorkbenchRun.Call(["p-adjust", "--input", input, "--p", "p", .. outputs]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(Csv, File.ReadAllText(input));
        Assert.False(File.Exists(folder.Path("out.csv")));
    }

    [Theory]
    [InlineData("--out", "/dev/null", "är ingen vanlig fil")]
    [InlineData("--out", "/proc/self/x.csv", "är ingen vanlig fil")]
    [InlineData("--json", "nej/o.json", "finns inte. Skapa den först")]
    public void What_cannot_be_written_is_refused_before_anything_is(string option, string place, string message)
    {
        using var folder = new WorkbenchFolder();
        var (input, output) = (folder.Write("in.csv", "p\n0.5\n"), folder.Path("out.csv"));
        var path = place[0] == '/' ? place : folder.Path(place);

        var run = WorkbenchRun.Call(["p-adjust", "--input", input, "--p", "p", .. option == "--out" ? (string[])[option, path] : ["--out", output, option, path]]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["in.csv"], folder.Files());
    }
}
