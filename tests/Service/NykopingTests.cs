using Geo.Components.Release;
using Geo.Generator.Release;
using Geo.Tests.Etl;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Service;

/// <summary>The trial site of the real municipality, made from the files that its sources gave out. Runs where
/// <c>GEO_REAL_INPUTS</c> names their folder.</summary>
public class NykopingTests(ITestOutputHelper output)
{
    private static readonly string[] OwnFolders = ["promises", "content"];

    [Fact]
    public async Task The_trial_site_says_what_the_real_files_can_say_and_shows_no_row_of_them()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            output.WriteLine("GEO_REAL_INPUTS är inte satt: provsidan för Nyköping byggdes inte.");
            return;
        }

        var root = Directory.CreateTempSubdirectory("geo-nykoping").FullName;
        var (data, site) = (Path.Combine(root, "data"), Path.Combine(root, "site"));
        DemoRun.CopyData("nykoping", data);
        DemoRun.CopyData("lookups", data);
        await using var database = await PostGis.CloneAsync();
        await RunAsync("Geo.Etl", "load", "nykoping", "--inputs", inputs, "--data", data);
        await RunAsync("Geo.Service", "chain", "import", "nykoping", "--data", data);
        await RunAsync("Geo.Service", "analyse", "nykoping");
        await RunAsync("Geo.Service", "release", "build", "nykoping");
        var unapproved = await ProgramRun.RunAsync("Geo.Service", database.Environment(), "release", "publish", "nykoping", "--data", data);
        await RunAsync("Geo.Service", "release", "publish", "nykoping", "--trial", "--data", data);
        var release = Path.Combine(data, "nykoping", "release", "current");
        await RunAsync("Geo.Generator", "build", "--release", release, "--content", Path.Combine(data, "nykoping", "content"), "--out", site);

        Assert.Equal(2, unapproved.ExitCode);
        Assert.Contains("inte godkänt", unapproved.Errors, StringComparison.Ordinal);
        var pages = Directory.GetFiles(site, "*.html", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(site, file), File.ReadAllText);
        Assert.All(pages, page => Assert.Contains("Provkörning, ej godkänd för publicering", page.Value, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("noindex", page.Value, StringComparison.Ordinal));

        var counts = (await ReleaseReader.ReadAsync(release, CancellationToken.None)).Release;
        Assert.Equal(258, counts.Counts.Single(count => count.AreaKind == AreaKind.Municipality).Count);
        Assert.Equal(47, counts.Counts.Single(count => count.AreaKind == AreaKind.Unknown).Count);
        var areas = counts.Counts.Where(count => count.AreaKind == AreaKind.Deso).ToList();
        Assert.Equal(32, areas.Count);
        Assert.All(areas, count => Assert.Equal("2018-01/2024-03", count.Period));
        Assert.All(areas, count => Assert.True(count.Mark == FigureMark.Withheld ? count.Count is null : count.Count >= 5));
        Assert.Equal(9, counts.Areas.Count(area => area is { Kind: AreaKind.Deso, OnMap: false }));
        Assert.Equal("2025:0480C1011 2025:0480C1012", counts.Areas.Single(area => area.Code == "0480C1010").DrawnAs);
        Assert.All(counts.Areas.Where(area => area.Kind == AreaKind.Deso), area => Assert.Equal(2023, area.ResidentsYear));
        Assert.Equal(7953, Indicator("total", "2025"));
        Assert.Equal(572, Indicator("vandalism", "2025"));
        Assert.Equal(["2017-1", "2018-1", "2020-1", "2023-1"], counts.Promises.Select(promise => promise.Id));

        Assert.All(["258", "2018-01 till 2024-03", "2019-01 till 2024-03"], text => Assert.Contains(text, pages[Path.Combine("laget", "index.html")], StringComparison.Ordinal));
        Assert.All(["258", "47"], text => Assert.Contains(text, pages[Path.Combine("laget", "reported-offences", "index.html")], StringComparison.Ordinal));
        Assert.All(["0480C1011", "0480C1012"], text => Assert.Contains(text, pages[Path.Combine("nara-mig", "index.html")], StringComparison.Ordinal));

        // A row is an id, a code, two days and an area: no id, and no day of an offence, stands in any file.
        var rows = File.ReadLines(Path.Combine(inputs, "polisen", "polisen_anmalda_brott_deso_sodermanland.csv")).Skip(1)
            .Select(line => line.Split(';')).Where(row => row[5] == "Nyköping").ToList();
        var all = string.Join('\n', Directory.GetFiles(site, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal(258, rows.Count);

        // Days that promises and pages name for reasons of their own prove nothing.
        var own = string.Join('\n', OwnFolders.Select(folder => Path.Combine(data, "nykoping", folder)).Append(Path.Combine(StatPages.Root, "site", "Generator", "Content"))
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)).Select(File.ReadAllText));
        Assert.DoesNotContain(rows, row => all.Contains($"{row[0]};", StringComparison.Ordinal) || all.Contains($"{row[0]},", StringComparison.Ordinal));
        Assert.DoesNotContain(rows.SelectMany(row => row[3..5]), day => all.Contains(day, StringComparison.Ordinal) && !own.Contains(day, StringComparison.Ordinal));

        decimal Indicator(string key, string period) =>
            counts.Indicators.Single(value => value.Indicator == $"reported-offences-{key}" && value.Period == period).Value;

        async Task RunAsync(string assembly, params string[] arguments) =>
            (await ProgramRun.RunAsync(assembly, database.Environment(), arguments)).Succeeded();
    }
}
