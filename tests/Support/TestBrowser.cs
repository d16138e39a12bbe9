using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Geo.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright without a download.</summary>
internal sealed class TestBrowser : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    private const float PatienceMilliseconds = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private TestBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<TestBrowser> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

        // What is waited for comes, or does not: five seconds, as is usual, is too little on a machine that does something else meanwhile.
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    public async Task<IBrowserContext> ContextAsync(int width, bool script = true, bool dark = false, bool forced = false, int zoom = 1)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width / zoom, Height = 900 / zoom },
            DeviceScaleFactor = zoom,
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = forced ? ForcedColors.Active : ForcedColors.None,
            Locale = "sv-SE",
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    /// <summary>Opens a page and fails the test unless it passes axe, fits its width, asks no other host and reports no
    /// error.</summary>
    public static async Task CheckAsync(IBrowserContext context, string host, string address)
    {
        var (faults, _) = await FaultsAsync(context, host, address, []);

        Assert.Equal("", string.Join('\n', faults));
    }

    /// <summary>What axe finds on a page, how far it runs over its width, whom it asks and what it complains of; and the version
    /// of axe.</summary>
    /// <param name="context">Where to open it.</param>
    /// <param name="host">Where the site is served.</param>
    /// <param name="address">The page's.</param>
    /// <param name="widths">Further widths to look at it in, in pixels.</param>
    public static async Task<(IReadOnlyList<string> Faults, string AxeVersion)> FaultsAsync(IBrowserContext context, string host, string address, params int[] widths)
    {
        var page = await context.NewPageAsync();
        var (foreign, errors) = Listen(page, host);
        var faults = new List<string>();

        await page.GotoAsync(host + address, new() { WaitUntil = WaitUntilState.Load });
        await LookAsync(page, address, faults);
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await LookAsync(page, address, faults);
        }

        var version = await page.EvaluateAsync<string>("axe.version");
        await page.CloseAsync();
        return ([.. faults, .. foreign.Select(other => $"{address}: hämtar {other}"), .. errors.Select(error => $"{address}: {error}")], version);
    }

    /// <summary>What axe finds on an open page as it is now, a line a rule.</summary>
    /// <remarks>Axe is put into the page once and asked for faults alone: the library's own way runs it in a page more each time, and
    /// works out an address for everything that is as it should be, which is most of the time it takes.</remarks>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in globalThis"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, {
              runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"],
            })).violations.map((fault) => fault.id + ": " + fault.nodes.slice(0, 3).map((node) => node.html).join(" "))
            """);
    }

    private static async Task LookAsync(IPage page, string address, List<string> faults)
    {
        var found = await AxeAsync(page);
        var (overflow, width) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"), page.ViewportSize!.Width);
        faults.AddRange(found.Select(fault => $"{address}, {width} px: {fault}"));
        if (overflow > 0)
        {
            faults.Add($"{address}, {width} px: {overflow} px för bred");
        }
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
