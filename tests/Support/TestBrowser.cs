using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Geo.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright without a download.</summary>
internal sealed class TestBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private TestBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<TestBrowser> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    public Task<IBrowserContext> ContextAsync(int width, bool script = true, bool dark = false, bool forced = false) => _browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = 900 },
        JavaScriptEnabled = script,
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        ForcedColors = forced ? ForcedColors.Active : ForcedColors.None,
        Locale = "sv-SE",
    });

    /// <summary>Opens a page and fails the test unless it passes axe, fits its width, asks no other host and reports no
    /// error.</summary>
    public static async Task CheckAsync(IBrowserContext context, string host, string address)
    {
        var page = await context.NewPageAsync();
        var (foreign, errors) = Listen(page, host);

        await page.GotoAsync(host + address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");

        Assert.Equal("", string.Join('\n', axe.Violations.Select(found => $"{found.Id}: {string.Join(' ', found.Nodes.Select(node => node.Html))}")));
        Assert.True(overflow <= 0, $"{overflow} px för bred");
        Assert.Empty(foreign);
        Assert.Empty(errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private static (List<string> Foreign, List<string> Errors) Listen(IPage page, string own)
    {
        var (foreign, errors) = (new List<string>(), new List<string>());
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own, StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return (foreign, errors);
    }
}
