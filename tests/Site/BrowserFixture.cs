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
    private TestBrowser _browser = null!;

    public string Address => _server.Address;

    public async Task InitializeAsync()
    {
        (_sample, var result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        _server = await SiteServer.StartAsync(result.Folder, port: 0, CancellationToken.None);
        _browser = await TestBrowser.StartAsync();
    }

    public Task<IBrowserContext> ContextAsync(int width, bool script = true, bool dark = false, bool forced = false) =>
        _browser.ContextAsync(width, script, dark, forced);

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _server.DisposeAsync();
        _sample.Dispose();
    }
}
