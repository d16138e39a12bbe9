using Geo.Components.Release;
using Geo.Database;
using Geo.Generator.Release;
using Geo.Service.Release;
using Geo.Tests.Service.Release.Attacks;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Release;

/// <summary>What is never mapped, through the gate: the whole municipality's count of a whole year, and nothing smaller.</summary>
public class NeverMappedTests
{
    private static readonly string[] Quarters = ["2025K1", "2025K2", "2025K3", "2025K4"];

    [Fact]
    public async Task A_year_of_the_municipality_is_told_and_no_area_quarter_or_rate_of_it()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).WithYear("2024", 3).WithYear("2025", 31).AnalysedAsync();
        await store.PublishAsync();

        var release = await ReadAsync(store);

        Assert.Equal([("2024", null, FigureMark.Withheld), ("2025", 31, FigureMark.Published)], release.YearlyCounts.Select(count => (count.Period, count.Count, count.Mark)));
        Assert.DoesNotContain(release.Counts, count => count.Theme == "hate");
        Assert.DoesNotContain(release.KindCounts, count => count.Theme == "hate");
        Assert.DoesNotContain(release.Themes, theme => theme.Id == "hate");
        Assert.Contains(release.Rules, rule => rule is { Theme: "hate", Geography: RuleGeography.Municipality, SmallestPeriod: RulePeriod.Year });
    }

    // Somebody's mistake in the analysis: rows by area and quarter, each large enough to be shown were it of another theme.
    [Fact]
    public async Task Rows_by_area_and_quarter_in_the_analysis_do_not_pass()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).Full("hate", Quarters).AnalysedAsync();
        await store.PublishAsync();

        var release = await ReadAsync(store);

        Assert.Equal("2025", Assert.Single(release.YearlyCounts).Period);
        Assert.DoesNotContain(release.Counts, count => count.Theme == "hate");
    }

    [Theory]
    [InlineData("twelve reports of one household", 12, 1, 1.0, 3)]
    [InlineData("a place behind most of twelve", 12, 4, 0.85, 3)]
    [InlineData("all twelve from one reporter", 12, 9, 0.2, 1)]
    [InlineData("four events", 4, 4, 0.25, 3)]
    public async Task A_planted_year_is_withheld_in_every_file(string planted, int count, int places, double share, int reporters)
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).WithYear("2025", count, places, (decimal)share, reporters).AnalysedAsync();
        await store.PublishAsync();

        var told = Assert.Single((await ReadAsync(store)).YearlyCounts);

        Assert.True(told is { Count: null, Mark: FigureMark.Withheld }, planted);
        Assert.All(Directory.GetFiles(store.Current, "yearly-counts*").Where(file => !file.EndsWith(".json", StringComparison.Ordinal)), file =>
            Assert.Contains(File.ReadLines(file).Last().Split(',', ';') is [.. _, "", "withheld", _] ? "withheld" : "shown", "withheld", StringComparison.Ordinal));
        Assert.DoesNotContain("\"count\":", await File.ReadAllTextAsync(Path.Combine(store.Current, "yearly-counts.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_releases_together_tell_nothing_of_a_year()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).WithYear("2023", 3).WithYear("2024", 12).WithYear("2025", 40).AnalysedAsync();
        await store.PublishAsync();
        var first = await ReadAsync(store);

        // Reports that came late: the year that was withheld has become large, one has grown by two, one by twenty.
        await store.WithYear("2023", 30).WithYear("2024", 14).WithYear("2025", 60).AnalysedAsync();
        await store.PublishAsync();
        var late = await ReadAsync(store);
        (await store.ReleaseAsync("correct", "--theme", "hate", "--role", "säkerhetssamordnare", "--reason", "Rapporter som kom sent.")).Succeeded();
        await store.PublishAsync();
        var corrected = await ReadAsync(store);

        Assert.Equal([null, 12, 40], late.YearlyCounts.Select(count => count.Count));
        Assert.Equal([30, null, 60], corrected.YearlyCounts.Select(count => count.Count));
        Assert.Equal([("2024", 12, null), ("2025", 40, 60)], corrected.Corrections.Where(row => row.Period != "2023").Select(row => (row.Period, row.OldCount, row.NewCount)));
        Assert.Empty(YearAttack.Told(first, late, smallestCount: 5));
        Assert.Equal(["hate 2023: skyddad → 30"], YearAttack.Told(late, corrected, smallestCount: 5));

        // A careless one is found.
        var careless = late with { YearlyCounts = [.. late.YearlyCounts.Select(count => count with { Count = count.Period switch { "2023" => 30, "2024" => 14, _ => 60 }, Mark = FigureMark.Published })] };
        Assert.Equal(["hate 2023: skyddad → 30", "hate 2024: 12 → 14"], YearAttack.Told(first, careless, smallestCount: 5));
    }

    [Theory]
    [InlineData("graffiti", "graffiti arson", "graffiti räknas i flera teman")]
    [InlineData("", "graffiti", "graffiti räknades i temat damage i släppet r1, men räknas nu i temat violence")]
    public void Events_told_of_under_two_themes_are_refused(string damage, string violence, string said)
    {
        Geo.Service.Release.EarlierRelease before = new("r1", new(2026, 1, 1), null, [], [], [("damage", "graffiti")], [], []);

        var refused = Assert.Throws<UsageException>(() => ThemeCuts.Refuse([Theme("damage", damage), Theme("violence", violence)], [before]));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        ThemeCuts.Refuse([Theme("damage", "graffiti arson"), Theme("violence", "fight")], [before]);
    }

    private static async Task<ReleaseSnapshot> ReadAsync(PlantedReleases store) => (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release;

    private static PublishedTheme Theme(string id, string includes) => new() { Id = id, Name = id, Description = "", Kind = CountKind.Incident, Includes = includes, Sources = "" };
}
