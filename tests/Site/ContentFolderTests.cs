using System.Text;
using Geo.Components;
using Geo.Generator;
using Geo.Generator.Content;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class ContentFolderTests
{
    [Fact]
    public async Task An_unknown_key_stops_the_build_at_its_line()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/kontakt.md", "---\ntitle: Kontakt\ndescription: Så når du oss.\nfokusomrade: external-1\n---\nText.\n");

        var refused = await RefusedAsync(sample);

        Assert.Contains("kontakt.md:4: ", refused, StringComparison.Ordinal);
        Assert.Contains("fokusomrade", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_of_the_profile_stops_the_build_at_its_line()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("profile.yml", "name: A\nshortName: A\nsiteTitle: A\ntagline: A\nlogo: a.png\n");

        var refused = await RefusedAsync(sample);

        Assert.Contains("profile.yml:5: ", refused, StringComparison.Ordinal);
        Assert.Contains("logo", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ndescription: Utan titel.\n---\n")]
    [InlineData("Ingen front matter.\n")]
    [InlineData("---\ntitle: T\ndescription: D\nupdated: i går\n---\n")]
    [InlineData("---\ntitle: T\ndescription: D\n---\n# Egen rubrik\n")]
    public async Task A_text_that_is_not_as_it_should_be_is_refused_with_file_and_line(string text)
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/sida.md", text);

        Assert.Matches(@"sida\.md:\d+: ", await RefusedAsync(sample));
    }

    [Theory]
    [InlineData("---\ntitle: T\n\tdescription: D\n---\n", 3, "tabb")]
    [InlineData("---\ntitle: Sida: ett\ndescription: D\n---\n", 2, "kolon")]
    [InlineData("---\ntitle: T\ntitle: U\ndescription: D\n---\n", 3, "nyckeln står två gånger")]
    [InlineData("---\ntitle: T\ndescription: D\nupdated: i går\n---\n", 4, "en dag skrivs 2026-11-23")]
    [InlineData("---\ntitle: T\ndescription: D\norder: först\n---\n", 4, "ett helt tal")]
    [InlineData("---\ntitle: T\ndescription: D\nquickExit: kanske\n---\n", 4, "true eller false")]
    [InlineData("---\ndescription: D\n---\n", 2, "title saknas")]
    [InlineData("---\ntitle: T\ndescription: D\nfocusArea: external-9\n---\n", 4, "focusArea external-9 finns inte")]
    public async Task What_is_wrong_in_the_front_matter_is_said_in_Swedish_at_its_line(string text, int line, string words)
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/sida.md", text);

        var refused = await RefusedAsync(sample);

        Assert.Contains($"sida.md:{line}: ", refused, StringComparison.Ordinal);
        Assert.Contains(words, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bilder/min bild.png", 10, "a–z, 0–9 och bindestreck")]
    [InlineData("bilder/brygga.gif", 10, "är ingen bild")]
    [InlineData("bilder/brygga.jpg", 36_000, "bilden är 36 kB, och högst 35 kB får plats")]
    [InlineData("sv/åtgärd.md", 10, "a–z, 0–9 och bindestreck")]
    [InlineData("sv/bild.png", 10, "läses inte")]
    public async Task A_file_that_cannot_be_on_the_site_is_refused_by_name(string path, int bytes, string words)
    {
        using var sample = await SampleAsync();
        sample.WriteContent(path, new('x', bytes));

        var refused = await RefusedAsync(sample);

        Assert.Contains($"{Path.GetFileName(path)}: ", refused, StringComparison.Ordinal);
        Assert.Contains(words, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_another_encoding_is_refused_at_its_line()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/sida.md", "");
        File.WriteAllBytes(Path.Combine(sample.Content, "sv/sida.md"), Encoding.Latin1.GetBytes("---\ntitle: Räksmörgås\ndescription: D\n---\n"));

        Assert.Contains("sida.md:2: filen är inte i UTF-8", await RefusedAsync(sample), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_marks_of_Windows_are_read_as_if_they_were_not_there()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/sida.md", "\ufeff---\r\ntitle: Räksmörgås\r\ndescription: D\r\n---\r\n## Ett\r\n\r\n::: fakta\r\nText.\r\n:::\r\n");
        sample.WriteContent("omdirigeringar.csv", "\ufefffran,till\r\n/gammal/,/sida/\r\n");

        var content = await ContentFolder.ReadAsync(sample.Content, CancellationToken.None);

        Assert.Equal("Räksmörgås", content.In(Language.Swedish).Find("sida.md")!.Head.Title);
        Assert.Equal(2, content.In(Language.Swedish).Find("sida.md")!.Text.Parts.Length);
        Assert.Equal(new("/gammal/", "/sida/", 2), Assert.Single(content.Redirects.List));
    }

    [Fact]
    public async Task The_municipality_s_own_text_stands_in_the_place_of_the_shipped_one()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("sv/om/metod.md", "---\ntitle: Vår metod\ndescription: Egen.\n---\nEgen text.\n");

        var content = await ContentFolder.ReadAsync(sample.Content, CancellationToken.None);

        Assert.Equal("Vår metod", content.In(Language.Swedish).Find("om/metod.md")!.Head.Title);
        Assert.Equal("Så skyddar vi uppgifter", content.In(Language.Swedish).Find("om/skydd.md")!.Head.Title);
    }

    [Theory]
    [InlineData("linkColour", "#7fb2d0")]
    [InlineData("brandColour", "#767676")]
    [InlineData("darkLinkColour", "#0a558c")]
    [InlineData("darkBrandColour", "#6b7f88")]
    public async Task A_colour_that_cannot_be_read_in_its_scheme_is_refused_at_its_line(string key, string colour)
    {
        using var sample = await SampleAsync();
        sample.WriteContent("profile.yml", $"name: A\nshortName: A\nsiteTitle: A\ntagline: A\n{key}: \"{colour}\"\n");

        Assert.Contains($"profile.yml:5: {key} {colour} har kontrasten ", await RefusedAsync(sample), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_s_colours_stand_in_both_schemes_of_the_style_sheet()
    {
        using var sample = await SampleAsync();
        sample.WriteContent("profile.yml", SampleProfile.Text.Replace("#0a558c", "#5b2c83", StringComparison.Ordinal) + "\ndarkLinkColour: \"#d3b6f0\"\n");

        var result = await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None);
        var style = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(result.Folder, "filer"), "*.css").Single());
        var dark = style.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);

        Assert.Contains("--link: #5b2c83", style[..dark], StringComparison.Ordinal);
        Assert.Contains("--link: #d3b6f0", style[dark..], StringComparison.Ordinal);
        Assert.DoesNotContain("#9cc9f0;\n  --done", style[dark..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ink")]
    [InlineData("muted")]
    [InlineData("brand")]
    [InlineData("link")]
    [InlineData("done")]
    [InlineData("late")]
    [InlineData("not-done")]
    public void Every_colour_of_words_can_be_read_in_both_schemes(string token)
    {
        Assert.True(Contrast.Within(Contrast.Token(token, Scheme.Light), Scheme.Light) >= 4.5);
        Assert.True(Contrast.Within(Contrast.Token(token, Scheme.Dark), Scheme.Dark) >= 4.5);
    }

    [Fact]
    public void Black_on_white_has_the_contrast_that_the_standard_says() =>
        Assert.Equal(21, Contrast.Between("#000000", "#ffffff"), precision: 6);

    private static async Task<SampleSite> SampleAsync()
    {
        var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        return sample;
    }

    private static async Task<string> RefusedAsync(SampleSite sample) =>
        (await Assert.ThrowsAsync<BuildException>(() => ContentFolder.ReadAsync(sample.Content, CancellationToken.None))).Message;
}
