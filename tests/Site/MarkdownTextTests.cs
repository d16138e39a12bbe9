using Geo.Generator;
using Geo.Generator.Content;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>What officials write: containers, cross references, pictures and folder defaults, and what is said when they
/// slip.</summary>
public class MarkdownTextTests
{
    private const string Head = "---\ntitle: T\ndescription: D\n---\n";

    [Fact]
    public async Task Containers_and_cross_references_become_figures_contacts_boxes_and_addresses_of_the_language()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        var text = Head + "Se [löftet](xref:loften/2026-1#aktiviteter).\n\n::: diagram id=laget/damage/over-tid :::\n\n::: kontakt :::\n\n"
            + "::: varning rubrik=\"Ring först\"\nRing *112*.\n:::\n\n```\n::: inget\n```\n\n![En brygga](/bilder/brygga.svg)\n";
        sample.WriteContent("sv/forebygg/hamnen.md", text);
        sample.WriteContent("bilder/brygga.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        await sample.WriteEnglishAsync();
        sample.WriteContent("en/forebygg/hamnen.md", text);

        var result = await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None);
        var (swedish, english) = (sample.Page("/forebygg/hamnen/"), sample.Page("/en/prevention/hamnen/"));

        Assert.Equal("", string.Join('\n', result.Faults));
        Assert.Contains("href=\"/loften/2026-1/#aktiviteter\"", swedish, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/promises/2026-1/#aktiviteter\"", english, StringComparison.Ordinal);
        Assert.Contains("<figure id=\"over-tid\"", swedish, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/situation/damage/damage.csv\"", english, StringComparison.Ordinal);
        Assert.Contains("<p class=\"box-title\">Ring först</p>", swedish, StringComparison.Ordinal);
        Assert.Contains("Ring <em>112</em>", swedish, StringComparison.Ordinal);
        Assert.Contains("::: inget", swedish, StringComparison.Ordinal);
        Assert.Matches("<img src=\"/filer/brygga\\.[0-9a-f]{12}\\.svg\" alt=\"En brygga\"", swedish);
    }

    [Theory]
    [InlineData("Text.\n\n::: karta :::\n", 7, "karta är okänd")]
    [InlineData("::: diagram namn=x :::\n", 5, "känner inte till \"namn\"")]
    [InlineData("::: diagram :::\n", 5, "behöver id")]
    [InlineData("::: fakta\nText utan slut.\n", 5, "slutar aldrig")]
    [InlineData("Text.\n:::\n", 6, "avslutar inget")]
    [InlineData("::: diagram id=laget/finns-inte :::\n", 5, "finns inte i släppet")]
    [InlineData("::: kontakt id=ingen :::\n", 5, "ingen kontakt med id ingen")]
    [InlineData("Se\n[löftet](xref:loften/1999-1).\n", 6, "leder ingenstans")]
    [InlineData("Se\n\n![](/bilder/a.png)\n", 7, "saknar alternativtext")]
    [InlineData("![Ett ord](/bilder/finns-inte.png)\n", 5, "finns inte")]
    [InlineData("Text.\n\n# Rubrik\n", 7, "Börja texten med ##")]
    [InlineData("### Rubrik\n", 5, "hoppar över en nivå. Skriv ##.")]
    [InlineData("## Ett\n\n::: fakta\n#### Två\n:::\n", 8, "hoppar över en nivå. Skriv ###.")]
    [InlineData("Se\n[sidan](/finns-inte/).\n", 6, "länken /finns-inte/ leder ingenstans")]
    [InlineData("Se [sidan](javascript:alert).\n", 5, "är ingen adress")]
    [InlineData("Se [sidan](kontakt).\n", 5, "är ingen adress")]
    public async Task A_slip_stops_the_build_at_its_line(string body, int line, string message)
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("sv/sida.md", Head + body);

        var refused = await Assert.ThrowsAsync<BuildException>(
            () => SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None));

        Assert.Contains($"sida.md:{line}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_s_defaults_hold_below_it_and_a_nearer_one_goes_before()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("sv/_folder.yml", "checked: 2026-01-01\nrelatedThemes: [damage]\n");
        sample.WriteContent("sv/forebygg/_folder.yml", "checked: 2026-02-02\n");
        sample.WriteContent("sv/forebygg/a.md", Head + "A.\n");
        sample.WriteContent("sv/forebygg/b.md", "---\ntitle: B\ndescription: B\nchecked: 2026-03-03\n---\nB.\n");

        var content = (await ContentFolder.ReadAsync(sample.Content, CancellationToken.None)).In(Components.Language.Swedish);

        Assert.Equal(new DateOnly(2026, 2, 2), content.Find("forebygg/a.md")!.Head.Checked);
        Assert.Equal(["damage"], content.Find("forebygg/a.md")!.Head.RelatedThemes);
        Assert.Equal(new DateOnly(2026, 3, 3), content.Find("forebygg/b.md")!.Head.Checked);
    }

    [Fact]
    public async Task An_unknown_key_of_a_folder_stops_the_build_at_its_line()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        sample.WriteContent("sv/forebygg/_folder.yml", "checked: 2026-02-02\ntitle: Nej\n");

        var refused = await Assert.ThrowsAsync<BuildException>(() => ContentFolder.ReadAsync(sample.Content, CancellationToken.None));

        Assert.Contains("_folder.yml:2: ", refused.Message, StringComparison.Ordinal);
    }
}
