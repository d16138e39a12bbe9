using Geo.Generator.Serving;
using Microsoft.Playwright;

namespace Geo.Tests.Support;

/// <summary>The demo's site served and a browser to look at it, for one class of tests.</summary>
internal sealed class DemoBrowser : IAsyncDisposable
{
    private readonly SiteServer _server;
    private readonly TestBrowser _browser;

    private DemoBrowser(SiteServer server, TestBrowser browser) => (_server, _browser) = (server, browser);

    public string Address => _server.Address;

    public static async Task<DemoBrowser> StartAsync(string site) =>
        new(await SiteServer.StartAsync(site, port: 0, CancellationToken.None), await TestBrowser.StartAsync());

    public Task<IBrowserContext> ContextAsync(int width, bool script = true, bool dark = false, bool forced = false, int zoom = 1) =>
        _browser.ContextAsync(width, script, dark, forced, zoom);

    /// <summary>Does something with each address, two pages at a time, in contexts of its own.</summary>
    public static async Task<IReadOnlyList<T>> EachAsync<T>(IEnumerable<string> addresses, Func<Task<IBrowserContext>> open, Func<IBrowserContext, string, Task<T>> look)
    {
        var results = new List<T>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (address, _) =>
        {
            await using var context = await open();
            var result = await look(context, address);
            lock (results)
            {
                results.Add(result);
            }
        });
        return results;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _server.DisposeAsync();
    }
}
