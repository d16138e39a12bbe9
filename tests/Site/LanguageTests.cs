using Geo.Components;
using Geo.Components.Release;
using Geo.Generator;
using Geo.Generator.Content;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>The site in two languages: each page knows its other half, and nothing is left in Swedish by oversight.</summary>
public class LanguageTests
{
    [Fact]
    public async Task Every_page_but_the_statement_has_its_other_half_and_says_so()
    {
        var (sample, result) = await SampleSite.BuildInBothAsync(SampleRelease.Fictional());
        using var _ = sample;

        Assert.Equal("", string.Join('\n', result.Faults));
        Assert.Contains("<html lang=\"en\">", sample.Page("/en/promises/2026-1/"), StringComparison.Ordinal);
        Assert.Contains("href=\"/en/promises/2026-1/\" hreflang=\"en\" lang=\"en\"", sample.Page("/loften/2026-1/"), StringComparison.Ordinal);
        Assert.Contains("href=\"/loften/2026-1/\" hreflang=\"sv\" lang=\"sv\"", sample.Page("/en/promises/2026-1/"), StringComparison.Ordinal);
        Assert.Contains("href=\"/en/\" hreflang=\"en\"", sample.Page("/om/tillganglighet/"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(sample.Site, "en", "404.html")));
    }

    [Fact]
    public async Task The_foot_of_a_printed_page_is_in_the_page_s_language()
    {
        var release = SampleRelease.Fictional();
        var (sample, _) = await SampleSite.BuildInBothAsync(release);
        using var __ = sample;

        var style = File.ReadAllText(Directory.GetFiles(Path.Combine(sample.Site, "filer"), "site.*.css").Single());

        Assert.DoesNotContain("PRINT-FOOTER", style, StringComparison.Ordinal);
        Assert.Contains($"· släpp {release.Description.Id}", style, StringComparison.Ordinal);
        Assert.Contains($"· release {release.Description.Id}", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_the_release_without_English_stops_the_build_at_its_line()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        await sample.WriteEnglishAsync();
        var translations = File.ReadAllText(Path.Combine(sample.Content, "en", "translations.yml"));
        sample.WriteContent("en/translations.yml", translations.Replace("\"Ny belysning vid hamnen\"", "\"En annan text\"", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<BuildException>(
            () => SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None));

        Assert.StartsWith("measures.json:4: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Ny belysning vid hamnen", refused.Message, StringComparison.Ordinal);
        Assert.Contains("translations.yml", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(sample.Site));
    }

    [Theory]
    [InlineData("sv/forebygg/natt.md", "", "natt.md:1: texten finns inte på engelska")]
    [InlineData("en/prevention/night.md", "", "night.md:1: texten finns inte på svenska")]
    [InlineData("sv/forebygg/natt.md", "onlySwedish: true\n", "natt.md:1: onlySwedish får bara stå i")]
    public async Task A_text_without_its_other_half_stops_the_build(string path, string head, string message)
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        await sample.WriteEnglishAsync();
        sample.WriteContent(path, $"---\ntitle: T\ndescription: D\n{head}---\nText.\n");

        var refused = await Assert.ThrowsAsync<BuildException>(() => ContentFolder.ReadAsync(sample.Content, CancellationToken.None));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_English_text_lies_where_its_slugs_say()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        await sample.WriteEnglishAsync();
        sample.WriteContent("sv/forebygg/index.md", "---\ntitle: Förebygg\ndescription: D\n---\n");
        sample.WriteContent("sv/forebygg/nattvandring.md", "---\ntitle: Nattvandring\ndescription: D\n---\n");
        sample.WriteContent("en/forebygg/index.md", "---\ntitle: Prevent\ndescription: D\n---\n");
        sample.WriteContent("en/forebygg/nattvandring.md", "---\ntitle: Night walks\ndescription: D\nslug: night-walks\n---\n");

        var english = (await ContentFolder.ReadAsync(sample.Content, CancellationToken.None)).In(Language.English);

        Assert.Equal("/en/programme/external-7/", english.Find("programmet/externt-7.md")!.Address);
        Assert.Equal("/en/prevention/night-walks/", english.Find("forebygg/nattvandring.md")!.Address);
        Assert.Equal("forebygg/nattvandring", english.Find("forebygg/nattvandring.md")!.Key);
    }

    [Fact]
    public void Numbers_days_and_periods_are_written_the_language_s_way()
    {
        Assert.Equal("\u22121\u202f234,5", Language.Swedish.Number(-1234.5m, 1));
        Assert.Equal("\u22121,234.5", Language.English.Number(-1234.5m, 1));
        Assert.Equal("3 May 2026", Language.English.Day(new(2026, 5, 3)));
        Assert.Equal("May–August 2026", ReportPeriod.Parse("2026T2").In(Language.English));
        Assert.Equal("maj–augusti 2026", ReportPeriod.Parse("2026T2").MonthsIn(Language.Swedish));
        Assert.Equal("Q1\u00a02026", ReportPeriod.Parse("2026K1").BriefIn(Language.English));
        Assert.Equal("withheld", Language.English.OrMark(null, FigureMark.Withheld));
    }
}
