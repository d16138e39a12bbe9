using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Tests.Service.Council;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Maps;

/// <summary>The map in a real browser: drawn on by mouse and by keyboard, read by its list, with and without what it would like to have.</summary>
[Collection(nameof(DemoRun))]
public sealed partial class MapJourneyTests(DemoRun demo) : IAsyncLifetime
{
    private const string New = "/checks/exempelstad/new";
    private static readonly (int East, int North)[] Around = [(-40, -40), (40, -40), (40, 40), (-40, 40)];
    private CouncilDesk _desk = null!;
    private TestBrowser _browser = null!;

    public async Task InitializeAsync() => (_desk, _browser) = (await CouncilDesk.StartAsync(demo), await TestBrowser.StartAsync());

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_planner_draws_by_mouse_moves_a_corner_and_gets_the_report_with_the_map()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, New);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rita", Exact = true }).ClickAsync();
        (double X, double Y)[] corners = [(0.45, 0.4), (0.6, 0.4), (0.6, 0.55), (0.45, 0.55)];
        foreach (var (x, y) in corners)
        {
            await PressAsync(page, x, y);
        }

        await PressAsync(page, 0.45, 0.4);
        var drawn = await CornersAsync(page);
        Assert.Equal(4, drawn.Count);
        Assert.Equal(4 + 1, Surface(await page.Locator("[name=drawn]").InputValueAsync()).Count);

        var box = (await Canvas(page).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync((float)(box.X + 0.6 * box.Width), (float)(box.Y + 0.4 * box.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)(box.X + 0.7 * box.Width), (float)(box.Y + 0.35 * box.Height), new() { Steps = 8 });
        await page.Mouse.UpAsync();
        var moved = await CornersAsync(page);
        Assert.Single(drawn.Except(moved));
        Assert.Equal(moved, Surface(await page.Locator("[name=drawn]").InputValueAsync()).SkipLast(1));

        await page.GetByLabel("Planens namn").FillAsync("Ritad med mus");
        await page.GetByLabel("Ny plan").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Läs rapporten" }).ClickAsync();

        await Assertions.Expect(Canvas(page)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".plan-map")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(Canvas(page)).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".plan-map")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_planner_without_a_mouse_draws_moves_corners_and_reaches_report_answers_and_comparison()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, New);
        var keys = page.Keyboard;
        await TabToAsync(page, "Rita");
        await keys.PressAsync("Enter");
        Assert.Equal("application", await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"));
        await keys.PressAsync("Enter");
        await PressAsync(keys, "ArrowRight", 6);
        await keys.PressAsync("Enter");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Backspace");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Hörnet är borttaget, 2 kvar.");
        await PressAsync(keys, "ArrowDown", 5);
        await keys.PressAsync("Enter");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Hörn 3:");
        await keys.PressAsync("Enter");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Ytan är klar: 3 hörn");
        var drawn = await CornersAsync(page);
        Assert.Equal((drawn[1].East, true), (drawn[2].East, drawn[1].East > drawn[0].East && drawn[2].North < drawn[1].North));

        await TabToAsync(page, "Flytta hörn", backwards: true);
        await keys.PressAsync("Enter");
        await keys.PressAsync("PageDown");
        await keys.PressAsync("Shift+ArrowUp");
        await keys.PressAsync("Enter");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Escape");
        var moved = await CornersAsync(page);
        Assert.Equal(4, moved.Count);
        Assert.True(moved[1].North > drawn[1].North);
        await keys.PressAsync("Tab");
        Assert.NotEqual("application", await page.EvaluateAsync<string?>("document.activeElement.getAttribute('role')"));

        await TabToAsync(page, "Planens namn");
        await keys.TypeAsync("Ritad med tangenter");
        await TabToAsync(page, "Ny plan");
        await keys.PressAsync("Space");
        await TabToAsync(page, "Kontrollera");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(CheckAddress());
        await TabToAsync(page, "Skriv svar och slutsatser");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/comments");
        await TabToAsync(page, "Slutsatser");
        await keys.TypeAsync("Skrivet utan mus.");
        await TabToAsync(page, "Spara");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(CheckAddress());
        await TabToAsync(page, "Läs rapporten");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/report.html");
        Assert.Contains("Skrivet utan mus.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_ends_a_drawing_and_the_list_of_corners_and_the_map_follow_each_other()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, New);
        var field = page.GetByLabel("3. Eller skriv hörnen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rita", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Status(page)).ToContainTextAsync("minst tre hörn");
        Assert.Equal("", await field.InputValueAsync());

        await field.FillAsync("735200 6262620\n735400 6262620\n735400,5 6262820");
        Assert.Equal([(735_200, 6_262_620), (735_400, 6_262_620), (735_400.5, 6_262_820), (735_200, 6_262_620)], Surface(await page.Locator("[name=drawn]").InputValueAsync()));
        await field.FillAsync("735200 6262620\n7354");
        Assert.Equal("", await page.Locator("[name=drawn]").InputValueAsync());
    }

    [Fact]
    public async Task A_plan_of_the_register_that_is_pressed_on_the_map_is_chosen_in_the_form()
    {
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var plan = (await db.Areas.AsNoTracking().Where(area => area.Kind == AreaKind.Plan && area.Outline != null).ToListAsync()).OrderByDescending(area => area.Outline!.Area).First();
        var at = plan.Outline!.InteriorPoint;
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, New);
        await page.GetByLabel("3. Eller skriv hörnen").FillAsync(string.Join('\n', Around.Select(by => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(at.X + by.East)} {Math.Round(at.Y + by.North)}"))));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort ytan" }).ClickAsync();

        // Until the plans' tile has come there is nothing to press.
        var chosen = page.GetByLabel("2. Eller välj");
        for (var attempt = 0; attempt < 60 && await chosen.InputValueAsync() != plan.Code; attempt++)
        {
            await page.WaitForTimeoutAsync(500);
            await PressAsync(page, 0.5, 0.5);
        }

        await Assertions.Expect(chosen).ToHaveValueAsync(plan.Code);
        await Assertions.Expect(Status(page)).ToContainTextAsync(plan.Code);
    }

    [Fact]
    public async Task The_list_beside_the_map_shows_what_the_map_does_and_one_follows_the_other()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, "/council/exempelstad/map?theme=damage&period=2024-07%2F2026-06", "ledamot i BRÅ");
        var rows = page.Locator("#koncentrationer tbody tr");
        var all = await rows.CountAsync();
        Assert.True(all > 2);

        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByLabel("Visa bara det som syns på kartan").CheckAsync();

        await Assertions.Expect(rows.First).ToHaveAttributeAsync("aria-current", "true");
        var seen = await rows.EvaluateAllAsync<int>("rows => rows.filter(row => !row.hidden).length");
        Assert.InRange(seen, 1, all - 1);
        await Assertions.Expect(page.Locator(".map-count")).ToHaveTextAsync($"{seen} av {all} syns på kartan.");
    }

    [Fact]
    public async Task Every_page_of_the_desk_is_accessible_fits_and_asks_no_one_else()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await OpenAsync(context, New);
        await page.GetByLabel("3. Eller skriv hörnen").FillAsync("735200 6262620\n735400 6262620\n735400 6262820\n735200 6262820");
        await page.GetByLabel("Ny plan").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();
        await page.WaitForURLAsync(CheckAddress());
        var own = new Uri(page.Url).AbsolutePath;
        string[] pages = ["/", "/checks", "/checks/exempelstad", New, own, own + "/report.html", own + "/plan.html", own + "/comments", $"{own}/compare/{own[^32..]}", "/processes", "/processes/plan-check"];
        foreach (var (width, dark, forced) in ((int, bool, bool)[])[(1280, false, false), (320, false, false), (1280, true, false), (1280, false, true)])
        {
            await using var looking = await _browser.ContextAsync(width, dark: dark, forced: forced);
            await _desk.SignInAsync(looking, "planarkitekt");
            foreach (var address in pages)
            {
                await TestBrowser.CheckAsync(looking, _desk.Address, address);
            }
        }
    }

    [Fact]
    public async Task Without_script_there_is_no_dead_button_and_the_report_has_its_drawing()
    {
        await using var context = await _browser.ContextAsync(1280, script: false);
        var page = await OpenAsync(context, New);
        Assert.Equal(["Kontrollera"], await page.Locator("button").AllInnerTextsAsync());
        await page.GetByLabel("3. Eller skriv hörnen").FillAsync("735200 6262620\n735400 6262620\n735400 6262820");
        await page.GetByLabel("Ny plan").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Läs rapporten" }).ClickAsync();

        await Assertions.Expect(page.Locator(".plan-map")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("button").CountAsync());
    }

    [Fact]
    public async Task A_surface_that_is_sent_twice_over_or_outside_is_refused()
    {
        using var visitor = await DeskVisitor.SignInAsync(_desk.Address, "planner");
        var square = """{"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"coordinates":[[[735200,6262620],[735400,6262620],[735400,6262820],[735200,6262620]]]}""";
        foreach (var (drawn, register) in ((string, string)[])[(square, "9901-P2018/13"), ("{}", ""), ("[1,2]", ""), (square.Replace("6262", "6962", StringComparison.Ordinal), "")])
        {
            Assert.Equal(400, (int)(await SendAsync(visitor, drawn, register)).Status);
        }

        Assert.Equal(302, (int)(await SendAsync(visitor, square, "")).Status);
    }

    private static Task<Answer> SendAsync(DeskVisitor visitor, string drawn, string register) =>
        visitor.PostAsync(New, "/checks/exempelstad", ("drawn", drawn), ("register", register), ("name", "Sänd"), ("stage", "samrad"), ("mode", "new"));

    private async Task<IPage> OpenAsync(IBrowserContext context, string address, string role = "planarkitekt")
    {
        var page = await _desk.SignInAsync(context, role);
        await page.GotoAsync(_desk.Address + address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    private static ILocator Canvas(IPage page) => page.Locator(".map-canvas");

    private static ILocator Status(IPage page) => page.Locator(".map-status");

    private static async Task PressAsync(IPage page, double x, double y)
    {
        var box = (await Canvas(page).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync((float)(box.X + x * box.Width), (float)(box.Y + y * box.Height), new() { Steps = 3 });
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();

        // Two presses within a quarter of a second are one that ends the drawing.
        await page.WaitForTimeoutAsync(350);
    }

    private static async Task PressAsync(IKeyboard keys, string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await keys.PressAsync(key);
        }
    }

    // Goes by Tab until what has the focus is called so; a trap or a missing name ends in a failure.
    private static async Task TabToAsync(IPage page, string name, bool backwards = false)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            var at = await page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').trim()");
            if (at.StartsWith(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"Tab never came to {name}.");
    }

    private static async Task<List<(double East, double North)>> CornersAsync(IPage page) =>
    [
        .. (await page.GetByLabel("3. Eller skriv hörnen").InputValueAsync()).Split('\n').Select(line => line.Split(' '))
            .Select(corner => (double.Parse(corner[0], CultureInfo.InvariantCulture), double.Parse(corner[1], CultureInfo.InvariantCulture))),
    ];

    private static List<(double East, double North)> Surface(string geoJson)
    {
        var surface = JsonDocument.Parse(geoJson).RootElement;
        Assert.EndsWith("3006", surface.GetProperty("crs").GetProperty("properties").GetProperty("name").GetString(), StringComparison.Ordinal);
        return [.. surface.GetProperty("coordinates")[0].EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble()))];
    }

    [GeneratedRegex("/checks/exempelstad/[0-9a-f]{32}$")]
    private static partial Regex CheckAddress();
}
