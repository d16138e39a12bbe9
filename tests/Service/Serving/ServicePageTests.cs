using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>The service's pages as a reader has them: in a real browser, wide and narrow.</summary>
[Collection(nameof(PublishedService))]
public class ServicePageTests(PublishedService service)
{
    private static readonly string[] Pages =
    [
        "/", "/conformance", "/collections", "/collections/counts", "/collections/counts/items?limit=20&mark=withheld", "/collections/areas/items/deso.2025.9901C1010", "/collections/promises/items", "/api?f=html",
        "/processes/compare-periods", "/collections/areas/tiles?f=html", "/tileMatrixSets/SWEREF99TM", "/problems/invalid-parameter",
    ];

    [Fact]
    public async Task Every_page_is_accessible_fits_and_asks_no_one_else()
    {
        await using var browser = await TestBrowser.StartAsync();
        foreach (var width in (int[])[320, 1280])
        {
            await using var context = await browser.ContextAsync(width);
            foreach (var page in Pages)
            {
                await TestBrowser.CheckAsync(context, service.Address, page);
            }
        }
    }

    [Fact]
    public async Task Whoever_chooses_a_role_in_the_demo_by_keyboard_is_in_and_can_leave()
    {
        await using var desk = ServiceApp.Build(new() { Zone = ServiceZone.Desk, Database = service.Database.LoginOf(GeoRole.Desk), Demo = true });
        await desk.StartAsync();
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(320);
        await TestBrowser.CheckAsync(context, desk.ListeningAddress(), "/sign-in");
        var page = await context.NewPageAsync();

        await page.GotoAsync(desk.ListeningAddress() + "/");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(desk.ListeningAddress() + "/");

        Assert.Contains("ledamot i BRÅ", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.GotoAsync(desk.ListeningAddress() + "/");
        Assert.EndsWith("/sign-in", page.Url, StringComparison.Ordinal);
    }
}
