using System.Xml.Linq;
using Geo.Generator;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>What the engine makes besides pages: feeds, old addresses, the list of all pages, a section on one page, the
/// sitemap.</summary>
public class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Each_language_and_each_promise_has_a_feed_with_its_events_latest_first()
    {
        var (sample, result) = await SampleSite.BuildInBothAsync(SampleRelease.Fictional());
        using var _ = sample;

        var (all, english, one) = (Feed(sample, "atom.xml"), Feed(sample, "en/atom.xml"), Feed(sample, "loften/2026-1/atom.xml"));
        var days = all.Elements(Atom + "entry").Select(entry => (string)entry.Element(Atom + "updated")!).ToList();

        Assert.Equal("", string.Join('\n', result.Faults));
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.Equal(SampleRelease.Fictional().Promises.Sum(promise => promise.Events.Length), days.Count);
        Assert.Equal("en", (string)english.Attribute(XNamespace.Xml + "lang")!);
        Assert.All(english.Descendants(Atom + "summary"), summary => Assert.StartsWith("EN ", summary.Value, StringComparison.Ordinal));
        Assert.All(one.Elements(Atom + "entry"), entry => Assert.Equal("/loften/2026-1/", (string)entry.Element(Atom + "link")!.Attribute("href")!));
        Assert.Equal(
            days.Count, all.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task An_old_address_leads_on_and_stands_in_the_server_s_list()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("omdirigeringar.csv", "fran,till\n/gammal/,/loften/\n");

        var result = await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None);

        Assert.Equal("", string.Join('\n', result.Faults));
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"0; url=/loften/\"", sample.Page("/gammal/"), StringComparison.Ordinal);
        Assert.Equal("fran,till\n/gammal/,/loften/\n", File.ReadAllText(Path.Combine(sample.Site, "omdirigeringar.csv")));
    }

    [Theory]
    [InlineData("fran,till\n/gammal/,/finns-inte/\n", 2, "finns inte")]
    [InlineData("fran,till\n/gammal/,/loften/\n/loften/,/laget/\n", 3, "är en sida som finns")]
    [InlineData("fran,till\ngammal,/loften/\n", 2, "båda från /")]
    [InlineData("fran,till\n/a/,/loften/\n/a/,/laget/\n", 3, "står redan på rad 2")]
    [InlineData("fran,till\n/a/,/b/\n/b/,/a/\n", 2, "/b/ är själv en gammal adress")]
    [InlineData("fran,till\n/a/,/a/\n", 2, "/a/ är själv en gammal adress")]
    [InlineData("from,to\n", 1, "fran,till")]
    public async Task An_old_address_that_is_wrong_stops_the_build_at_its_line(string csv, int line, string message)
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("omdirigeringar.csv", csv);

        var refused = await Assert.ThrowsAsync<BuildException>(
            () => SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None));

        Assert.Contains($"omdirigeringar.csv:{line}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_all_pages_has_every_page_of_its_language_once()
    {
        var (sample, result) = await SampleSite.BuildInBothAsync(SampleRelease.Fictional());
        using var _ = sample;

        var html = sample.Page("/en/search/");
        var pages = Directory.EnumerateFiles(Path.Combine(result.Folder, "en"), "index.html", SearchOption.AllDirectories)
            .Select(file => "/" + Path.GetRelativePath(result.Folder, Path.GetDirectoryName(file)!).Replace('\\', '/') + "/");

        Assert.All(pages.Where(page => page != "/en/search/"), page => Assert.Contains($"<li><a href=\"{page}\">", html, StringComparison.Ordinal));
        Assert.DoesNotContain("<li><a href=\"/loften/2026-1/\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sitemap_has_every_page_with_its_other_half()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("profile.yml", SampleProfile.Text + "\nsiteAddress: https://trygg.example\n");
        sample.WriteContent("omdirigeringar.csv", "fran,till\n/gammal/,/loften/\n");
        await sample.WriteEnglishAsync();
        await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None);

        var sitemap = File.ReadAllText(Path.Combine(sample.Site, "sitemap.xml"));
        var page = sample.Page("/en/promises/2026-1/");

        Assert.Contains("<loc>https://trygg.example/loften/2026-1/</loc><xhtml:link rel=\"alternate\" hreflang=\"sv\" href=\"https://trygg.example/loften/2026-1/\"/><xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://trygg.example/en/promises/2026-1/\"/>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("/gammal/", sitemap, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"alternate\" hreflang=\"sv\" href=\"https://trygg.example/loften/2026-1/\"", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://trygg.example/en/promises/2026-1/\"", page, StringComparison.Ordinal);
    }

    private static XElement Feed(SampleSite sample, string path) => XDocument.Load(Path.Combine(sample.Site, path)).Root!;
}
