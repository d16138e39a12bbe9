using Geo.Generator;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class SiteBuildTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_built_site_has_no_faults(bool fictional)
    {
        var (sample, result) = await SampleSite.BuildAsync(fictional ? SampleRelease.Fictional() : SampleRelease.Real());
        using var _ = sample;

        Assert.Equal("", string.Join('\n', result.Faults));
    }

    [Fact]
    public async Task The_same_two_folders_give_the_same_bytes()
    {
        var (sample, first) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var _ = sample;
        var other = Path.Combine(sample.Root, "other");

        await SiteBuilder.BuildAsync(sample.Release, sample.Content, other, CancellationToken.None);

        Assert.Equal(Bytes(first.Folder), Bytes(other));
    }

    [Fact]
    public async Task A_folder_that_is_no_site_is_not_replaced()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());

        var refused = await Assert.ThrowsAsync<BuildException>(
            () => SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Content, CancellationToken.None));

        Assert.Contains(sample.Content, refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(sample.Content, "profile.yml")));
    }

    [Fact]
    public async Task An_invented_municipality_says_so_and_a_trial_says_so_on_every_page()
    {
        var (invented, first) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        var (trial, second) = await SampleSite.BuildAsync(SampleRelease.Real());
        using var a = invented;
        using var b = trial;

        Assert.All(Pages(first.Folder), page => Assert.Contains("EXEMPELDATA", page, StringComparison.Ordinal));
        Assert.All(Pages(first.Folder), page => Assert.DoesNotContain("noindex", page, StringComparison.Ordinal));
        Assert.All(Pages(second.Folder), page => Assert.Contains("""<meta name="robots" content="noindex">""", page.Replace(" />", ">", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(Pages(second.Folder), page => Assert.Contains("Provkörning, ej godkänd för publicering", page, StringComparison.Ordinal));
        Assert.Contains("Disallow: /", File.ReadAllText(Path.Combine(second.Folder, "robots.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_s_contact_is_dialled_and_written_to_by_a_touch()
    {
        var release = SampleRelease.Fictional();
        var (sample, _) = await SampleSite.BuildAsync(release with
        {
            Promises = [release.Promises[0] with { Contact = "Säkerhetssamordnaren, 031-390 06 10 eller sakerhet@example.org, polisen på 114 14, löfte 2026-1" }],
        });
        using var __ = sample;

        var contact = SiteText.Parse(sample.Page("/loften/2026-1/")).QuerySelector("section.aside > p")!;

        Assert.Equal(["tel:0313900610", "mailto:sakerhet@example.org", "tel:11414"], contact.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Kontakt: Säkerhetssamordnaren, 031-390 06 10 eller sakerhet@example.org, polisen på 114 14, löfte 2026-1", contact.TextContent.ReplaceLineEndings("").Trim());
    }

    [Fact]
    public async Task Every_page_is_within_its_thirty_kilobytes()
    {
        var (sample, result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var _ = sample;

        Assert.All(Directory.EnumerateFiles(result.Folder, "*.html", SearchOption.AllDirectories), file => Assert.True(Zipped(file) < 30_000, file));
        Assert.All(Directory.EnumerateFiles(result.Folder, "*.js", SearchOption.AllDirectories), file => Assert.True(new FileInfo(file).Length < 6_000, file));
    }

    private static long Zipped(string file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(file));
        }

        return zipped.Length;
    }

    private static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static Dictionary<string, string> Bytes(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
