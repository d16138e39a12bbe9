using System.IO.Compression;
using System.Security.Cryptography;
using Geo.Generator;
using Geo.Generator.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>What is carried to a server, and what a writer of texts sees.</summary>
public class SiteArchiveTests
{
    [Fact]
    public async Task The_zip_holds_the_site_has_its_checksum_beside_it_and_is_the_same_each_time()
    {
        var (sample, result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var _ = sample;

        var zip = await SiteArchive.WriteAsync(result.Folder, result.Release.CreatedOn, CancellationToken.None);
        var first = await File.ReadAllBytesAsync(zip);
        await SiteArchive.WriteAsync(result.Folder, result.Release.CreatedOn, CancellationToken.None);

        Assert.Equal(first, await File.ReadAllBytesAsync(zip));
        Assert.Equal(
            $"{Convert.ToHexStringLower(SHA256.HashData(first))}  site.zip\n", await File.ReadAllTextAsync(Path.Combine(sample.Root, SiteArchive.Checksums)));
        using var archive = ZipFile.OpenRead(zip);
        Assert.Equal(Directory.EnumerateFiles(result.Folder, "*", SearchOption.AllDirectories).Count(), archive.Entries.Count);
        Assert.NotNull(archive.GetEntry("loften/2026-1/index.html"));
    }

    [Fact]
    public async Task A_saved_text_is_built_and_the_open_page_is_told()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None);
        var reload = new LiveReload();
        await using var server = await SiteServer.StartAsync(sample.Site, port: 0, CancellationToken.None, reload);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var watching = new SitePreview(sample.Release, sample.Content, sample.Site, new(), reload).WatchAsync(_ => { }, stop.Token);
        using var client = new HttpClient();
        using var events = new StreamReader(await client.GetStreamAsync(server.Address + "/_omladdning", stop.Token));

        sample.WriteContent("sv/ny.md", "---\ntitle: En ny sida\ndescription: D\n---\nText.\n");
        var told = await events.ReadLineAsync(stop.Token);
        var page = await client.GetStringAsync(server.Address + "/ny/", stop.Token);

        Assert.Equal("data: ny", told);
        Assert.Contains("<h1>En ny sida</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<script src=\"/_omladdning.js\" defer>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("_omladdning", await File.ReadAllTextAsync(Path.Combine(sample.Site, "ny", "index.html"), stop.Token), StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task The_index_of_words_finds_a_page_by_what_it_says_under_the_policy_of_service()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("sv/ny.md", "---\ntitle: En ny sida\ndescription: D\n---\nHär står ordet vattenkvarn.\n");
        await SiteBuilder.BuildAsync(
            sample.Release, sample.Content, sample.Site, CancellationToken.None,
            new(Pagefind: TestTools.Npm("search", "@pagefind/linux-x64/bin/pagefind_extended")));
        await using var server = await SiteServer.StartAsync(sample.Site, port: 0, CancellationToken.None);
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) => errors.Add(message.Text);

        await page.GotoAsync(server.Address + "/sok/");
        await page.GetByLabel("Sök i sidornas text").FillAsync("vattenkvarn");
        await page.Locator("#sok ul a").First.WaitForAsync();

        Assert.Equal("/ny/", await page.Locator("#sok ul a").First.GetAttributeAsync("href"));
        Assert.Empty(errors);
    }
}
