using System.Text.Json;
using Geo.Components.Release;
using Geo.Generator;
using Geo.Generator.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Release;

/// <summary>What happens to a release after it was built: approved by somebody else, corrected, withdrawn — by the programs, from the
/// store to the site.</summary>
public class ReleaseLifeTests
{
    private static readonly string[] Quarters = ["2025K3", "2025K4"];

    [Fact]
    public async Task A_correction_is_decided_before_a_published_figure_changes_and_stands_in_the_next_release_with_old_and_new_value()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).AnalysedAsync();
        var first = await store.PublishAsync();
        await store.With("damage", "B", "2025K3", 31).AnalysedAsync();

        (await store.ReleaseAsync("build")).Succeeded();
        var undecided = await store.ScalarAsync(
            $"SELECT jsonb_path_query_first(snapshot, '$.counts[*] ? (@.area == \"B\" && @.period == \"2025K3\").count')::text AS \"Value\" FROM analysis.release_candidate ORDER BY length(id) DESC, id DESC LIMIT 1");
        var decided = await store.ReleaseAsync("correct", "--theme", "damage", "--period", "2025K3", "--role", "säkerhetssamordnare", "--reason", "Åtta anmälningar saknades.");
        (await store.ReleaseAsync("build")).Succeeded();
        var preview = (await store.ReleaseAsync("preview", "--out", store.Data)).Succeeded();
        var second = await store.PublishAsync();

        Assert.Equal("23", undecided);
        decided.Succeeded();
        Assert.Contains("ändrad (rättelse 1): damage B 2025K3: 23 → 31", preview.Output, StringComparison.Ordinal);
        var release = (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release;
        Assert.NotEqual(first, second);
        Assert.Equal((1, ReleaseEventKind.Correction, first, "Åtta anmälningar saknades."), release.Events.Select(one => (one.Number, one.Kind, one.Release, one.Reason)).Single());
        Assert.Contains(release.Corrections, row => row is { Event: 1, Area: "B", Period: "2025K3", OldCount: 23, NewCount: 31 });
        Assert.Contains(release.Corrections, row => row is { Event: 1, AreaKind: AreaKind.Municipality, Period: "2025K3", OldCount: 165, NewCount: 173 });
        Assert.DoesNotContain(release.Corrections, row => row.Period == "2025K4");
        Assert.True(File.Exists(Path.Combine(store.Releases, first, ReleaseFiles.Counts)), "the corrected release stays in the archive");
    }

    [Fact]
    public async Task A_withdrawn_release_leaves_its_event_and_no_figure_and_a_site_refuses_it()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).AnalysedAsync();
        var first = await store.PublishAsync();
        await store.With("violence", "A", "2025K4", 14).AnalysedAsync();
        var second = await store.PublishAsync();

        var withdrawn = await store.ReleaseAsync("withdraw", "--release", second, "--role", "säkerhetssamordnare", "--reason", "En källa lästes in två gånger.", "--data", store.Data);
        var again = await store.ReleaseAsync("withdraw", "--release", second, "--role", "säkerhetssamordnare", "--reason", "En källa lästes in två gånger.", "--data", store.Data);
        var republished = await store.ReleaseAsync("publish", "--release", second, "--data", store.Data);

        withdrawn.Succeeded();
        again.Succeeded();
        Assert.Equal(2, republished.ExitCode);
        var folder = Path.Combine(store.Releases, second);
        Assert.Equal(
            [ReleaseFiles.Checksums, ReleaseFiles.DataPackage, "release-events-excel.csv", ReleaseFiles.Events, "release-events.json"],
            Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, ReleaseFiles.DataPackage)));
        Assert.Equal("En källa lästes in två gånger.", package.RootElement.GetProperty("geo").GetProperty("withdrawal").GetProperty("reason").GetString());
        var refused = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(folder, CancellationToken.None));
        Assert.Contains("återkallat", refused.Message, StringComparison.Ordinal);
        Assert.Equal(first, (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release.Description.Id);
        Assert.Equal("0", await store.ScalarAsync($"SELECT count(*)::text AS \"Value\" FROM published.count WHERE release = {second}"));
        Assert.Equal("1", await store.ScalarAsync($"SELECT count(*)::text AS \"Value\" FROM work.release_decision"));
        Assert.Contains("14", await store.ScalarAsync($"SELECT jsonb_path_query_array(snapshot, '$.counts[*] ? (@.theme == \"violence\").count')::text AS \"Value\" FROM analysis.release_candidate WHERE id = {second}"), StringComparison.Ordinal);

        await store.PublishAsync();
        var third = (await ReleaseReader.ReadAsync(store.Current, CancellationToken.None)).Release;
        Assert.Equal((1, ReleaseEventKind.Withdrawal, second), third.Events.Select(one => (one.Number, one.Kind, one.Release)).Single());
    }

    // Both are safe alone; the difference between two releases is what nobody tried.
    [Fact]
    public async Task A_candidate_is_not_published_beside_a_release_that_it_was_not_tried_with()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).AnalysedAsync();
        var first = await CandidateAsync(store);
        await store.With("damage", "B", "2025K3", 31).AnalysedAsync();
        var second = await CandidateAsync(store);

        (await store.ReleaseAsync("publish", "--release", first, "--data", store.Data)).Succeeded();
        var beside = await store.ReleaseAsync("publish", "--release", second, "--data", store.Data);
        (await store.ReleaseAsync("withdraw", "--release", first, "--role", "säkerhetssamordnare", "--reason", "Prov", "--data", store.Data)).Succeeded();
        var after = await store.ReleaseAsync("publish", "--release", second, "--data", store.Data);
        var rebuilt = await store.PublishAsync();

        Assert.Equal((2, 2), (beside.ExitCode, after.ExitCode));
        Assert.Contains($"innan {first} publicerades", beside.Errors, StringComparison.Ordinal);
        Assert.Contains("återkallades", after.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(rebuilt, (string[])[first, second]);
        Assert.False(Directory.Exists(Path.Combine(store.Releases, second)));
    }

    [Fact]
    public async Task Two_that_build_at_once_make_one_candidate()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).AnalysedAsync();

        var both = await Task.WhenAll(store.ReleaseAsync("build"), store.ReleaseAsync("build"));

        Assert.All(both, build => build.Succeeded());
        Assert.Single(both, build => build.Output.Contains(" byggt", StringComparison.Ordinal));
        Assert.Equal("1", await store.ScalarAsync($"SELECT count(*)::text AS \"Value\" FROM analysis.release_candidate"));
    }

    private static async Task<string> CandidateAsync(PlantedReleases store)
    {
        (await store.ReleaseAsync("build")).Succeeded();
        (await store.ReleaseAsync("approve", "--role", "säkerhetssamordnare", "--reason", "Prov")).Succeeded();
        return (await store.ScalarAsync($"SELECT id AS \"Value\" FROM analysis.release_candidate ORDER BY length(id) DESC, id DESC LIMIT 1"))!;
    }

    [Fact]
    public async Task Nothing_unapproved_becomes_a_site_and_the_builder_does_not_approve_where_another_person_must()
    {
        await using var store = await (await PlantedReleases.CreateAsync(anotherPersonApproves: true)).Full("damage", Quarters).AnalysedAsync();
        (await store.ReleaseAsync("build", "--role", "analytiker")).Succeeded();

        var unapproved = await store.ReleaseAsync("publish", "--data", store.Data);
        var byBuilder = await store.ReleaseAsync("approve", "--role", "säkerhetssamordnare", "--reason", "Prov");
        var byAnyone = await store.ReleaseAsync("approve", "--role", "praktikant", "--reason", "Prov");

        Assert.Equal((2, 2, 2), (unapproved.ExitCode, byBuilder.ExitCode, byAnyone.ExitCode));
        Assert.Contains("inte godkänt", unapproved.Errors, StringComparison.Ordinal);
        Assert.Contains("samma konto", byBuilder.Errors, StringComparison.Ordinal);
        Assert.Contains("praktikant", byAnyone.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(store.Releases));
    }

    [Fact]
    public async Task A_release_cannot_be_built_by_a_role_that_may_not()
    {
        await using var store = await (await PlantedReleases.CreateAsync()).Full("damage", Quarters).AnalysedAsync();
        foreach (var login in new[] { "GEO_DATABASE_PUBLIC", "GEO_DATABASE_DESK", "GEO_DATABASE_ETL" })
        {
            var environment = store.Database.Environment().ToDictionary();
            environment["GEO_DATABASE_ANALYTICS"] = environment[login];

            var run = await ProgramRun.RunAsync("Geo.Service", environment, "release", "build", PlantedReleases.Slug);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("Databasen nekade", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal("0", await store.ScalarAsync($"SELECT count(*)::text AS \"Value\" FROM analysis.release_candidate"));
    }
}
