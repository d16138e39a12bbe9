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
