using System.Text;
using Geo.Tests.Support;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Council;

/// <summary>The council's journey in a real browser: before the meeting, the map, two times compared, a measure decided, a file taken. And every page for
/// those who do not see it, or hold it on a phone.</summary>
[Collection(nameof(DemoRun))]
public sealed class CouncilJourneyTests(DemoRun demo) : IAsyncLifetime
{
    private CouncilDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await CouncilDesk.StartAsync(demo);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task By_keyboard_alone_the_council_goes_from_the_meeting_to_a_decided_measure_and_takes_it_with_them()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var page = await _desk.SignInAsync(context, "ledamot i BRÅ");
        await FollowAsync(page, "Brottsförebyggande rådet");
        await FollowAsync(page, "Exempelstad");
        Assert.Equal("Inför mötet", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Beslutat och gjort", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await FollowAsync(page, "nummer 1, ");
        Assert.Equal("Karta", await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator("#koncentrationer tbody tr").CountAsync() > 0);
        await FollowAsync(page, "Jämför perioder");
        Assert.Equal(2, await page.Locator("#kartorna svg.plan-map:not(.key)").CountAsync());
        await FollowAsync(page, "Fynd till åtgärd");
        await FollowAsync(page, "Besluta en åtgärd: Anlagda småbränder");
        Assert.Equal("summer-fires", await page.Locator("#f-ny-atgard-finding").InputValueAsync());

        await WriteAsync(page, "f-ny-atgard-title", "Grillplats vid badet");
        await ChooseAsync(page, "f-ny-atgard-focusArea");
        await PressAsync(page, "Spara åtgärden");
        Assert.Contains("utan ansvarig lämnar inget rådet", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Grillplats vid badet", await page.Locator("#f-ny-atgard-title").InputValueAsync());

        await WriteAsync(page, "f-ny-atgard-owner", "Parkenheten");
        await WriteDayAsync(page, "f-ny-atgard-nextFollowUpOn", new(2027, 6, 1));
        await PressAsync(page, "Spara åtgärden");
        Assert.Contains("Det är sparat", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Grillplats vid badet", await page.Locator("#atgarderna").InnerTextAsync(), StringComparison.Ordinal);

        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Sidan som PDF" }).GetAttributeAsync("href");
        var pdf = Encoding.Latin1.GetString(await (await context.APIRequest.GetAsync(_desk.Address + address)).BodyAsync());
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledamot i BRÅ")]
    [InlineData("utomstående ledamot av BRÅ")]
    public async Task Every_page_passes_axe_and_fits_a_wide_screen_and_a_phone(string role)
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        await _desk.SignInAsync(context, role);
        var isOutside = role.StartsWith("utomstående", StringComparison.Ordinal);
        string[] pages =
        [
            "", "/map", "/timeline", "/compare", "/areas", "/areas/9901C1010", "/export",
            .. isOutside ? Array.Empty<string>() : ["/map?theme=violence&weekday=fri&weekday=sat&fromHour=20&toHour=4", "/findings", "/findings?theme=violence&period=2024-07%2F2026-06&number=1", "/quality"],
        ];
        var faults = new List<string>();
        foreach (var page in pages)
        {
            faults.AddRange((await TestBrowser.FaultsAsync(context, _desk.Address, CouncilDesk.Home + page, 320)).Faults);
        }

        Assert.Equal("", string.Join('\n', faults));
    }

    private static async Task FollowAsync(IPage page, string words)
    {
        await TabToAsync(page, $"document.activeElement.tagName === 'A' && document.activeElement.textContent.includes({System.Text.Json.JsonSerializer.Serialize(words)})", words);
        var here = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != here);
        await page.WaitForLoadStateAsync();
    }

    private static async Task PressAsync(IPage page, string words)
    {
        await TabToAsync(page, $"document.activeElement.tagName === 'BUTTON' && document.activeElement.textContent.includes({System.Text.Json.JsonSerializer.Serialize(words)})", words);
        var here = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != here);
        await page.WaitForLoadStateAsync();
    }

    private static async Task WriteAsync(IPage page, string id, string text)
    {
        await TabToAsync(page, $"document.activeElement.id === '{id}'", id);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task ChooseAsync(IPage page, string id)
    {
        await TabToAsync(page, $"document.activeElement.id === '{id}'", id);
        await page.Keyboard.PressAsync("ArrowDown");
    }

    // A browser orders the parts of a day by its own language.
    private static async Task WriteDayAsync(IPage page, string id, DateOnly day)
    {
        foreach (var order in (string[])["MMddyyyy", "yyyyMMdd", "ddMMyyyy"])
        {
            await TabToAsync(page, $"document.activeElement.id === '{id}'", id);
            await page.Keyboard.TypeAsync(day.ToString(order, System.Globalization.CultureInfo.InvariantCulture));
            if (await page.Locator("#" + id).InputValueAsync() == day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            {
                return;
            }

            while (await page.EvaluateAsync<bool>($"document.activeElement.id === '{id}'"))
            {
                await page.Keyboard.PressAsync("Delete");
                await page.Keyboard.PressAsync("Shift+Tab");
            }
        }

        Assert.Fail($"{id}: dagen gick inte att skriva");
    }

    private static async Task TabToAsync(IPage page, string isThere, string what)
    {
        for (var step = 0; step < 400; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(isThere))
            {
                return;
            }
        }

        Assert.Fail($"{what} nås inte med tangentbordet på {page.Url}");
    }
}
