using System.Globalization;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Tests.Support;

namespace Geo.Tests.Architecture;

/// <summary>What a municipality's operators are given: units that are shut in, and one table of every setting.</summary>
public partial class OperationTests
{
    private const double MostExposure = 2.0;
    private static readonly string Root = Path.GetFullPath(Path.Combine(DemoRun.DataFolder, ".."));
    private static readonly string Published = Path.Combine(Root, ".build", "publish");

    public static TheoryData<string> Services => [.. Directory.GetFiles(Path.Combine(Published, "systemd"), "*.service").Select(file => Path.GetFileName(file)!).Order()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_unit_is_shut_in_as_systemd_judges_it(string unit)
    {
        // systemd takes a file that is a template only under the name of an instance.
        var folder = Directory.CreateTempSubdirectory("geo-units-");
        var file = Path.Combine(folder.FullName, unit.Replace("@.", "@kommun.", StringComparison.Ordinal));
        File.Copy(Path.Combine(Published, "systemd", unit), file);
        var (exit, output, errors) = await TestTools.RunAsync("systemd-analyze", ["security", "--offline=true", "--no-pager", "--threshold=20", file]);
        folder.Delete(recursive: true);
        var exposure = double.Parse(Exposure().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

        Console.WriteLine($"systemd-analyze security: {unit} {exposure.ToString("0.0", CultureInfo.InvariantCulture)}");
        Assert.True(exposure <= MostExposure && exit == 0, output + errors);
    }

    [Fact]
    public async Task The_table_of_settings_has_every_variable_that_is_read_and_no_other()
    {
        var table = (await File.ReadAllLinesAsync(Path.Combine(Published, "DRIFT.md")))
            .Select(line => Row().Match(line)).Where(row => row.Success).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["secret"].Value);
        var read = GeoRole.All.Select(GeoRole.Variable).ToHashSet();
        foreach (var file in Sources())
        {
            read.UnionWith(Variable().Matches(await File.ReadAllTextAsync(file)).Select(match => match.Value));
        }

        Assert.Equal(read.Order(StringComparer.Ordinal), table.Keys.Order(StringComparer.Ordinal));
        Assert.All(table, row => Assert.Equal(Secret().IsMatch(row.Key) ? "ja" : "nej", row.Value));
    }

    [Fact]
    public async Task README_leads_to_the_table()
    {
        Assert.Contains("(.build/publish/DRIFT.md", await File.ReadAllTextAsync(Path.Combine(Root, "README.md")), StringComparison.Ordinal);
    }

    // What is run: the programs, the launchers, the units. The tests set what the launcher sets.
    private static IEnumerable<string> Sources() =>
        from folder in (string[])["analytics", "etl", "site", ".build", ".ci", "tests"]
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories).Append(Path.Combine(Root, "geo"))
        where Path.GetExtension(file) is ".cs" or ".sh" or ".service" or ".timer" || file.EndsWith("/.ci/run", StringComparison.Ordinal) || (Path.GetFileName(file) == "geo" && File.Exists(file))
        where !Made().IsMatch(file[Root.Length..]) && (folder != "tests" || file.Contains("/Benchmarks/", StringComparison.Ordinal))
        select file;

    [GeneratedRegex(@"Overall exposure level for \S+: ([\d.]+)")]
    private static partial Regex Exposure();

    [GeneratedRegex(@"^\| `(?<name>[A-Z_]+)` \| [^|]+ \| [^|]+ \| (?<secret>ja|nej) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<![A-Z_])((GEO|OTEL|XDG)_[A-Z_]*[A-Z]|NUGET_PACKAGES)(?![A-Z_])")]
    private static partial Regex Variable();

    [GeneratedRegex("DATABASE|SECRET|PASSWORD")]
    private static partial Regex Secret();

    [GeneratedRegex("/(\\.artifacts|node_modules|bin|obj)/")]
    private static partial Regex Made();
}
