using Microsoft.Playwright;

namespace Geo.Tests.Site;

/// <summary>The site as a reader has it: a real browser, wide and narrow, with the headers of service.</summary>
[Collection(nameof(BrowserFixture))]
public class BrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_filter_is_made_by_the_script_and_nothing_else_is_missing_without_it()
    {
        await using var with = await browser.ContextAsync(1280);
        await using var without = await browser.ContextAsync(1280, script: false);
        var (scripted, plain) = (await with.NewPageAsync(), await without.NewPageAsync());
        await scripted.GotoAsync(browser.Address + "/nara-mig/");
        await plain.GotoAsync(browser.Address + "/nara-mig/");

        await scripted.GetByLabel("Sök område").FillAsync("hamn");

        Assert.Equal(1, await scripted.Locator(".area-list li:visible").CountAsync());
        Assert.Equal(0, await plain.Locator("input").CountAsync());
        Assert.Equal(6, await plain.Locator(".area-list li:visible").CountAsync());
        Assert.True(await plain.Locator(".map-large svg.map").IsVisibleAsync());
        Assert.True(await plain.Locator("#karta-tabell").IsVisibleAsync());
    }

    [Fact]
    public async Task The_tables_under_charts_open_without_a_script()
    {
        await using var context = await browser.ContextAsync(320, script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(browser.Address + "/omraden/9901c1010-hamnen/");

        await page.Locator("#damage summary").ClickAsync();

        Assert.True(await page.Locator("#damage-tabell").IsVisibleAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_promise_s_activities_can_be_read_on_a_phone_and_are_still_a_table(bool forced)
    {
        await using var context = await browser.ContextAsync(320, forced: forced);
        var page = await context.NewPageAsync();

        await page.GotoAsync(browser.Address + "/loften/2026-1/");
        var overflow = await page.EvaluateAsync<int>("(s => s.scrollWidth - s.clientWidth)(document.querySelector('#aktiviteter').parentElement)");

        Assert.True(overflow <= 0, $"{overflow} px för bred");
        Assert.True(await page.GetByRole(AriaRole.Table, new() { Name = "Aktiviteter i löftet" }).IsVisibleAsync());
        Assert.Equal(
            await page.Locator("#aktiviteter tbody tr").CountAsync(), await page.Locator("#aktiviteter").GetByRole(AriaRole.Rowheader).CountAsync());
    }
}
