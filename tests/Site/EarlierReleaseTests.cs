using System.IO.Compression;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Generator;
using Geo.Service.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>What was once published stays where it was cited, beside what is published now.</summary>
public sealed class EarlierReleaseTests : IAsyncLifetime
{
    private const string Spring = "9901-2026-05-11-1";
    private const string Summer = "9901-2026-08-30-1";
    private const string Trial = "9901-2026-06-01-1";

    private readonly SampleSite _sample = new();

    private string Archive => Path.Combine(_sample.Root, "archive");

    public async Task InitializeAsync()
    {
        await _sample.WriteAsync(SampleRelease.Fictional());
        await ReleaseAsync(Spring, description => description with { RegistryNumber = "KS 2026/40", Approval = new("säkerhetssamordnare", "Prövad.", new(2026, 5, 12)) });
        await ReleaseAsync(Trial, description => description with { Status = ReleaseStatus.Trial, Approval = null, RegistryNumber = null });
        var withdrawn = About(Summer) with
        {
            Status = ReleaseStatus.Withdrawn,
            Withdrawal = SampleRelease.Fictional().Events[0],
        };
        await WithdrawnFolder.WriteAsync(JsonSerializer.Serialize(withdrawn, ReleaseFiles.Json), Path.Combine(Archive, Summer), CancellationToken.None);
        await ReleaseAsync(SampleRelease.Fictional().Description.Id, description => description);
        Directory.CreateSymbolicLink(Path.Combine(Archive, "current"), SampleRelease.Fictional().Description.Id);
        Directory.CreateDirectory(Path.Combine(Archive, "9901-2026-11-24-1.unfinished"));
    }

    public Task DisposeAsync()
    {
        _sample.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Earlier_releases_are_listed_latest_first_with_time_approval_and_files_and_every_link_leads_somewhere()
    {
        var result = await BuildAsync();
        var page = SiteText.Parse(_sample.Page("/oppna-data/"));
        var listed = page.QuerySelectorAll("#tidigare ~ .events > li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal("", string.Join('\n', result.Faults));
        Assert.Equal(2, listed.Count);
        Assert.Contains($"{Summer}. Siffrorna gäller", listed[0], StringComparison.Ordinal);
        Assert.Contains("Återkallat 2 september 2026: En källa var inläst två gånger.", listed[0], StringComparison.Ordinal);
        Assert.Contains($"{Spring}. Siffrorna gäller", listed[1], StringComparison.Ordinal);
        Assert.Contains("Godkänt av säkerhetssamordnare, 12 maj 2026, diarienummer KS 2026/40.", listed[1], StringComparison.Ordinal);
        Assert.Contains($"/oppna-data/{Spring}.zip", page.QuerySelectorAll("#tidigare ~ .events a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Every_file_of_an_earlier_release_lies_where_it_did_and_a_trial_s_and_a_withdrawn_one_s_figures_nowhere()
    {
        await BuildAsync();
        var data = Path.Combine(_sample.Site, "oppna-data");

        Assert.Equal(Bytes(Path.Combine(Archive, Spring)), Bytes(Path.Combine(data, Spring)));
        Assert.False(File.Exists(Path.Combine(data, Summer, ReleaseFiles.Counts)));
        Assert.True(File.Exists(Path.Combine(data, Summer, ReleaseFiles.DataPackage)));
        Assert.False(Directory.Exists(Path.Combine(data, Trial)));
        using var zip = ZipFile.OpenRead(Path.Combine(data, Spring + ".zip"));
        Assert.Equal(Bytes(Path.Combine(Archive, Spring)).Keys.Select(name => $"{Spring}/{name}").Order(StringComparer.Ordinal), zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_changed_file_of_an_earlier_release_stops_the_build()
    {
        await File.AppendAllTextAsync(Path.Combine(Archive, Spring, ReleaseFiles.Counts), "x");

        var refused = await Assert.ThrowsAsync<BuildException>(BuildAsync);

        Assert.Contains($"{Spring}/{ReleaseFiles.Counts} är ändrad", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_municipality_s_release_stops_the_build()
    {
        await ReleaseAsync("9902-2026-05-11-1", description => description with { Municipality = "9902" });

        var refused = await Assert.ThrowsAsync<BuildException>(BuildAsync);

        Assert.Contains("9902-2026-05-11-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_release_says_so_and_a_site_without_an_archive_says_nothing()
    {
        Directory.Delete(Archive, recursive: true);
        await ReleaseAsync(SampleRelease.Fictional().Description.Id, description => description);
        await BuildAsync();
        var first = _sample.Page("/oppna-data/");

        await SiteBuilder.BuildAsync(_sample.Release, _sample.Content, _sample.Site, CancellationToken.None);

        Assert.Contains("Det här är det första släppet.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Tidigare släpp", _sample.Page("/oppna-data/"), StringComparison.Ordinal);
    }

    private Task<BuildResult> BuildAsync() =>
        SiteBuilder.BuildAsync(_sample.Release, _sample.Content, _sample.Site, CancellationToken.None, new(Archive));

    private async Task ReleaseAsync(string id, Func<ReleaseDescription, ReleaseDescription> about) => await ReleaseFolder.WriteAsync(
        SampleRelease.Fictional() with { Description = about(About(id)) }, SampleAreas.Outlines(), Path.Combine(Archive, id), CancellationToken.None);

    private static ReleaseDescription About(string id) => SampleRelease.Fictional().Description with
    {
        Id = id,
        CreatedOn = DateOnly.ParseExact(id[5..15], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> Bytes(string folder) => Directory.EnumerateFiles(folder)
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
