using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>The site of Exempelstad, as the demo makes it, past every gate.</summary>
[Collection(nameof(DemoRun))]
public class SiteGateTests(DemoRun demo)
{
    [Fact]
    public async Task The_Nu_checker_finds_no_error_on_any_page() => Assert.Equal("", await SiteGates.NuErrorsAsync(demo.Site));

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Every_word_is_spelt_as_a_dictionary_or_the_project_s_list_has_it(string language) =>
        Assert.Equal("", await SiteGates.UnknownWordsAsync(demo.Site, language));

    [Fact]
    public void Every_page_is_within_its_budget() => Assert.Equal("", SiteGates.TooHeavy(demo.Site));

    [Fact]
    public async Task No_page_asks_others_sets_a_cookie_breaks_the_policy_or_needs_its_script()
    {
        await using var browser = await TestBrowser.StartAsync();

        Assert.Equal("", await SiteGates.InBrowserAsync(demo.Site, browser));
    }
}
