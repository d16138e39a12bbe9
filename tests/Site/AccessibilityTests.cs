using Geo.Generator.Pages;
using Geo.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Geo.Tests.Site;

/// <summary>Every kind of page of the demo's site in a real browser: by axe, by keyboard, enlarged, in the dark, on paper. What is
/// found is what the accessibility statement says.</summary>
[Collection(nameof(DemoRun))]
public sealed class AccessibilityTests(DemoRun demo, ITestOutputHelper output) : IAsyncLifetime
{
    private DemoBrowser _browser = null!;

    /// <summary>One page of each kind, in each language that it is in.</summary>
    private static readonly string[] Templates =
    [
        "/", "/loften/", "/loften/arkiv/", "/loften/2026-1/", "/nara-mig/", "/omraden/9901c1010-centrum/", "/omraden/9901c1010-centrum/perioder/", "/laget/", "/laget/damage/", "/laget/trygghet/",
        "/laget/officiella-siffror/", "/laget/vald-i-nara-relation/", "/programmet/", "/programmet/externt-1/", "/programmet/externt-7/", "/atgarder/", "/forebygg/",
        "/forebygg/grannsamverkan/", "/stod/", "/oppna-data/", "/om/metod/", "/kontakt/", "/404.html",
        "/rapporter/", "/om/rattelser/", "/om/tillganglighet/", "/lattlast/",
        "/en/", "/en/promises/", "/en/promises/archive/", "/en/promises/2026-1/", "/en/near-me/", "/en/areas/9901c1010-centrum/", "/en/areas/9901c1010-centrum/periods/", "/en/situation/", "/en/situation/damage/",
        "/en/situation/feeling-safe/", "/en/situation/official-figures/", "/en/situation/violence-in-close-relationships/", "/en/programme/", "/en/programme/external-1/",
        "/en/programme/external-7/", "/en/measures/", "/en/prevention/", "/en/support/", "/en/open-data/", "/en/about/method/", "/en/contact/", "/en/404.html",
    ];

    // What behaves in its own way: the rest is of the same parts.
    private static readonly string[] Behaving = ["/", "/loften/2026-1/", "/nara-mig/", "/omraden/9901c1010-centrum/", "/stod/", "/oppna-data/", "/en/near-me/"];

    public async Task InitializeAsync() => _browser = await DemoBrowser.StartAsync(demo.Site);

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_page_passes_axe_and_fits_in_both_languages_wide_and_narrow_and_the_statement_says_so()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var found = await DemoBrowser.EachAsync(Templates, () => _browser.ContextAsync(1280), async (context, address) =>
        {
            var (faults, version) = await TestBrowser.FaultsAsync(context, _browser.Address, address, 320);
            return (Faults: string.Join('\n', faults), Axe: version);
        });

        var faults = string.Join('\n', found.Select(page => page.Faults).Where(faults => faults.Length > 0));
        Assert.True(faults.Length == 0, faults);
        output.WriteLine($"axe {found[0].Axe}: 0 fel på {Templates.Length} sidor × 2 bredder ({watch.Elapsed.TotalSeconds:0} s)");
        var stated = AccessibilityResult.Shipped();
        Assert.Equal(found[0].Axe, stated.AxeVersion);
        Assert.Equal(Templates.Length, stated.Trials.Single(trial => trial.What.StartsWith("axe", StringComparison.Ordinal)).Pages);
        Assert.Equal(0, stated.Faults);
    }

    [Fact]
    public async Task Nothing_runs_over_the_side_at_two_hundred_per_cent_and_the_statement_counts_those_pages()
    {
        var over = await DemoBrowser.EachAsync(Templates, () => _browser.ContextAsync(1280, zoom: 2), async (context, address) =>
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(_browser.Address + address);
            return (address, pixels: await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        });

        Assert.DoesNotContain(over, page => page.pixels > 0);
        Assert.Equal(Templates.Length, AccessibilityResult.Shipped().Trials.Single(trial => trial.What.Contains("200", StringComparison.Ordinal)).Pages);
    }

    [Fact]
    public async Task Dark_colours_have_the_contrast_too()
    {
        var found = await DemoBrowser.EachAsync(Behaving, () => _browser.ContextAsync(1280, dark: true), async (context, address) =>
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(_browser.Address + address);
            return string.Join('\n', (await TestBrowser.AxeAsync(page)).Select(fault => $"{address}: {fault}"));
        });

        Assert.True(found.All(faults => faults.Length == 0), string.Join('\n', found));
    }

    [Fact]
    public async Task By_keyboard_alone_everything_is_reached_is_seen_to_be_reached_and_is_left_again()
    {
        var found = await DemoBrowser.EachAsync(Behaving, () => _browser.ContextAsync(1280), async (context, address) =>
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(_browser.Address + address);
            return await TabThroughAsync(page, address);
        });

        Assert.True(found.All(fault => fault.Length == 0), string.Join('\n', found));
        Assert.Equal(Behaving.Length, AccessibilityResult.Shipped().Trials.Single(trial => trial.What.StartsWith("tangentbord", StringComparison.Ordinal)).Pages);
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_header_and_the_place_of_focus_is_drawn()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync(_browser.Address + "/nara-mig/");

        await page.Keyboard.PressAsync("Tab");
        var (words, outline) = (await page.EvaluateAsync<string>("document.activeElement.textContent"), await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal(("Hoppa till innehållet", "solid"), (words, outline));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Theory]
    [InlineData("/stod/")]
    [InlineData("/en/support/")]
    [InlineData("/laget/vald-i-nara-relation/")]
    [InlineData("/forebygg/vald-i-nara-relation/")]
    public async Task A_support_page_is_left_by_its_link_without_script_and_by_escape_three_times(string address)
    {
        await using var plain = await _browser.ContextAsync(320, script: false);
        var without = await plain.NewPageAsync();
        await without.GotoAsync(_browser.Address + address);
        var link = without.Locator(".quick-exit a");
        Assert.True(await link.IsVisibleAsync());
        var away = await link.GetAttributeAsync("href");

        await using var context = await _browser.ContextAsync(1280);
        var page = await context.NewPageAsync();
        await page.RouteAsync(away!, route => route.FulfillAsync(new() { Body = "borta" }));
        await page.GotoAsync(_browser.Address + address);
        // Sent in one go: a busy machine would otherwise be too slow between them.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => page.Keyboard.PressAsync("Escape")));

        await page.WaitForURLAsync(away!);
        Assert.Equal(away, page.Url);
    }

    [Fact]
    public async Task On_paper_the_tables_are_open_the_menus_are_gone_and_addresses_are_written_out()
    {
        await using var context = await _browser.ContextAsync(1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync(_browser.Address + "/omraden/9901c1010-centrum/");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.True(await page.Locator("#damage-tabell").IsVisibleAsync());
        Assert.False(await page.Locator("header.site nav").IsVisibleAsync());
        await page.GotoAsync(_browser.Address + "/loften/2026-1/");
        Assert.Contains("https://", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main a[href^=\"https\"]'), '::after').content"), StringComparison.Ordinal);
        Assert.NotEmpty(await page.PdfAsync(new() { PreferCSSPageSize = true }));
    }

    [Fact]
    public async Task On_a_phone_each_cell_of_an_activity_stands_beside_its_column_s_name()
    {
        await using var context = await _browser.ContextAsync(320);
        var page = await context.NewPageAsync();
        await page.GotoAsync(_browser.Address + "/loften/2025-1/");

        Assert.True(await page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('.activities td:not(.none)')].every(cell => getComputedStyle(cell).display === 'grid' && getComputedStyle(cell, '::before').content.includes(cell.dataset.label))"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.activities').parentElement.scrollWidth <= document.querySelector('.activities').parentElement.clientWidth"));
    }

    [Fact]
    public void The_statement_was_made_of_these_tests() => Assert.Equal(
        ["axe, 1280 och 320 pixlar", "200 procents förstoring utan rullning i sidled", "tangentbord: allt nås, syns och lämnas"],
        AccessibilityResult.Shipped().Trials.Select(trial => trial.What));

    // Every stop once, each drawn, and out at the end: no trap.
    private static async Task<string> TabThroughAsync(IPage page, string address)
    {
        const string Stops = "[...document.querySelectorAll('a[href], summary, input, button, select, textarea, [tabindex=\"0\"]')].filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))";
        var expected = await page.EvaluateAsync<int>($"{Stops}.length");
        await page.EvaluateAsync("document.activeElement?.blur()");
        var (seen, left) = (new HashSet<int>(), "");
        for (var i = 0; i < expected + 2; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<int>($"{Stops}.indexOf(document.activeElement)");
            if (at < 0)
            {
                left = await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)");
                break;
            }

            seen.Add(at);
            if (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle") == "none")
            {
                return $"{address}: {await page.EvaluateAsync<string>("document.activeElement.outerHTML")} visar inte att den är i fokus";
            }
        }

        return seen.Count == expected ? "" : $"{address}: {seen.Count} av {expected} ställen nåddes, sist {left}";
    }
}
