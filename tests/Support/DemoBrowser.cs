using System.Collections.Concurrent;
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

    /// <summary>Does something with each address, two at a time. Who works through them keeps a context, and with it what pages share:
    /// to open one anew for each page costs more than to look at the page.</summary>
    public static async Task<IReadOnlyList<T>> EachAsync<T>(IEnumerable<string> addresses, Func<Task<IBrowserContext>> open, Func<IBrowserContext, string, Task<T>> look)
    {
        const int Workers = 2;
        var left = new ConcurrentQueue<string>(addresses);
        async Task<List<T>> WorkAsync()
        {
            var results = new List<T>();
            await using var context = await open();
            while (left.TryDequeue(out var address))
            {
                results.Add(await look(context, address));
                await Task.WhenAll(context.Pages.Select(page => page.CloseAsync()));
            }

            return results;
        }

        return [.. (await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync()))).SelectMany(results => results)];
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _server.DisposeAsync();
    }
}
