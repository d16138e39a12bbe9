using Geo.Components.Release;
using Geo.Generator.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Two releases laid beside each other, and two truths behind one release.</summary>
public class TwoReleasesTests
{
    [Fact]
    public async Task Subtracting_two_releases_tells_nothing_and_what_is_hidden_changes_no_byte()
    {
        await using var store = await PlantedReleases.CreateAsync();
        await store.Full("damage", "2025K3", "2025K4").With("damage", "A", "2025K3", 3).AnalysedAsync();
        (await store.ReleaseAsync("build")).Succeeded();
        var before = await CountsAsync(store);
        var other = await store.ScalarAsync(
            $"SELECT jsonb_path_query_first(snapshot, '$.counts[*] ? (@.mark == \"withheld\" && @.period == \"2025K3\" && @.areaKind == \"deso\" && @.area != \"A\").area') #>> '{{}}' AS \"Value\" FROM analysis.release_candidate");

        // One event moves from what is hidden to what is hidden: nobody can see it.
        await store.With("damage", "A", "2025K3", 2).With("damage", other!, "2025K3", store.CountOf("damage", other!, "2025K3") + 1).AnalysedAsync();
        (await store.ReleaseAsync("build")).Succeeded();
        Assert.Equal(before, await CountsAsync(store));

        await store.PublishAsync();
        var first = (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release;
        await store.Full("damage", "2026K1").With("damage", "B", "2026K1", 2).With("damage", "C", "2025K4", 27).AnalysedAsync();
        (await store.ReleaseAsync("correct", "--period", "2025K4", "--role", "säkerhetssamordnare", "--reason", "En anmälan till.")).Succeeded();
        await store.PublishAsync();
        var second = (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release;

        Assert.Contains(first.Counts, count => count is { Area: "A", Period: "2025K3", Mark: FigureMark.Withheld });
        Assert.Empty(Shown(first, second));
        Assert.Empty(MarginAttack.Told(MarginAttack.Hand.Of(first, second), smallestCount: 5));

        // A later release that shows the other mark gives the first away.
        var careless = second with { Counts = [.. second.Counts.Select(count => count.Area == other && count.Period == "2025K3" ? count with { Mark = FigureMark.Published, Count = store.CountOf("damage", other!, "2025K3") } : count)] };
        Assert.Single(Shown(first, careless));
        Assert.Contains(MarginAttack.Told(MarginAttack.Hand.Of(first, careless), smallestCount: 5), told => told.EndsWith(": 2–2", StringComparison.Ordinal));
    }

    private static Task<string?> CountsAsync(PlantedReleases store) =>
        store.ScalarAsync($"SELECT ((snapshot #- '{{description,runs}}') #- '{{description,id}}')::text || outlines::text AS \"Value\" FROM analysis.release_candidate ORDER BY length(id) DESC, id DESC LIMIT 1");

    // Withheld in the first, shown in the second: the same figure of the same time.
    private static IEnumerable<PublishedCount> Shown(ReleaseSnapshot first, ReleaseSnapshot second) =>
        from was in first.Counts
        join now in second.Counts on (was.Theme, was.AreaKind, was.Area, was.Period) equals (now.Theme, now.AreaKind, now.Area, now.Period)
        where was.Mark == FigureMark.Withheld && now.Mark == FigureMark.Published
        select now;
}
