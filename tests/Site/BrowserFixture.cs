using Geo.Generator.Serving;
using Geo.Tests.Support;
using Microsoft.Playwright;

namespace Geo.Tests.Site;

/// <summary>One browser and one served site for all tests that look at pages.</summary>
[CollectionDefinition(nameof(BrowserFixture))]
public sealed class BrowserFixture : IAsyncLifetime, ICollectionFixture<BrowserFixture>
{
    private SampleSite _sample = null!;
    private SiteServer _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public string Address => _server.Address;

    public async Task InitializeAsync()
    {
        (_sample, var result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        _server = await SiteServer.StartAsync(result.Folder, port: 0, CancellationToken.None);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    public Task<IBrowserContext> ContextAsync(int width, bool script = true, bool dark = false, bool forced = false) => _browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = 900 },
        JavaScriptEnabled = script,
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        ForcedColors = forced ? ForcedColors.Active : ForcedColors.None,
        Locale = "sv-SE",
    });

    public async Task DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
        _sample.Dispose();
    }
}
