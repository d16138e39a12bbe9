using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Tests.Service.Council;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Maps;

/// <summary>The map over stores of other kinds than the demo's: with thousands of plans, with the municipality's own map servers.</summary>
[Collection(nameof(DemoRun))]
public sealed partial class MapStoreTests(DemoRun demo)
{
    [Fact]
    public async Task The_first_view_weighs_at_most_300_kB_and_two_thousand_surfaces_are_moved_without_a_lost_key()
    {
        await using var desk = await CouncilDesk.StartAsync(demo);
        await AddPlansAsync(desk.Database);
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var page = await desk.SignInAsync(context, "planarkitekt");
        var finished = new ConcurrentQueue<IRequest>();
        page.RequestFinished += (_, request) => finished.Enqueue(request);
        await page.GotoAsync(desk.Address + "/checks/exempelstad/new");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = 0L;
        foreach (var request in finished.ToList())
        {
            bytes += (await request.SizesAsync()).ResponseBodySize;
        }

        Assert.InRange(bytes, 50_000, 300_000);

        // Every key moves the map, and each frame comes while the next is pressed.
        await page.Locator(".map-canvas").FocusAsync();
        await page.EvaluateAsync("""
            () => {
              window.pressed = 0; window.slowest = 0;
              let last = performance.now();
              addEventListener('keydown', () => window.pressed++, { capture: true });
              const frame = now => { window.slowest = Math.max(window.slowest, now - last); last = now; window.timer = requestAnimationFrame(frame); };
              window.timer = requestAnimationFrame(frame);
            }
            """);
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync(i % 2 == 0 ? "ArrowRight" : "ArrowDown", new() { Delay = 20 });
        }

        Assert.Equal(30, await page.EvaluateAsync<int>("window.pressed"));
        var slowest = await page.EvaluateAsync<double>("window.slowest");
        Console.WriteLine($"kartan: {bytes / 1000} kB vid första visningen; 2 000 ytor flyttade, längsta uppehåll {slowest:0} ms");
    }

    [Fact]
    public async Task A_map_server_of_the_municipality_s_own_is_asked_in_its_system_and_is_the_only_other_host()
    {
        await using var pictures = await PictureServer.StartAsync();
        await using var desk = await CouncilDesk.StartAsync(demo);
        await using (var db = GeoDb.Open(desk.Database.LoginOf(GeoRole.Etl)))
        {
            (string Title, string Kind, string Path)[] given = [("Stadskartan", "wms", "/wms"), ("Flygbild", "wmts", "/wmts/{TileMatrix}/{TileRow}/{TileCol}.png")];
            var maps = JsonSerializer.Serialize(given.Select(map => new { title = map.Title, kind = map.Kind, address = pictures.Address + map.Path, layer = "stad", format = "image/png", attribution = "© Provkommunen" }));
            await db.Municipalities.Where(one => one.Slug == "exempelstad").ExecuteUpdateAsync(set => set.SetProperty(one => one.MapBackgrounds, maps));
        }

        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var page = await desk.SignInAsync(context, "ledamot i BRÅ");
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : Array.Empty<string>());
        await page.GotoAsync(desk.Address + "/council/exempelstad/map");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(pictures.Asked);

        var wms = (await page.RunAndWaitForRequestFinishedAsync(() => page.GetByLabel("Stadskartan").CheckAsync(), new() { Predicate = asked => asked.Url.Contains("/wms?", StringComparison.Ordinal) })).Url;
        Assert.Contains("CRS=EPSG%3A3006", wms, StringComparison.Ordinal);
        Assert.Matches("BBOX=62[0-9.]+%2C7[0-9.]+%2C", wms);
        await page.RunAndWaitForRequestFinishedAsync(() => page.GetByLabel("Flygbild").CheckAsync(), new() { Predicate = asked => asked.Url.Contains("/wmts/", StringComparison.Ordinal) });
        Assert.Contains(pictures.Asked, asked => WmtsTile().IsMatch(asked));
        await Assertions.Expect(page.GetByText("© Provkommunen")).ToBeVisibleAsync();
        Assert.Empty(errors);
        await page.EvaluateAsync("() => new Promise(done => { const picture = new Image(); picture.onerror = done; picture.onload = done; picture.src = 'http://127.0.0.1:9/annan.png'; })");
        Assert.Contains(errors, error => error.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    // Two thousand plans over the town, beside those that it has.
    private static async Task AddPlansAsync(TestDatabase database)
    {
        await using var db = GeoDb.Open(database.Owner);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO core.area (municipality, kind, edition, code, name, outline)
            SELECT '9901', 'plan', 'prov', 'Q' || i, 'Provplan ' || i,
              ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(728000 + i % 50 * 280, 6254500 + i / 50 * 360), 3006), 110, 6))
            FROM generate_series(0, 1999) AS i
            """);
    }

    [GeneratedRegex("^/wmts/[0-9]+/[0-9]+/[0-9]+.png")]
    private static partial Regex WmtsTile();

    /// <summary>A map server that answers every question with one blank picture.</summary>
    private sealed class PictureServer : IAsyncDisposable
    {
        private static readonly byte[] Blank = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        private readonly WebApplication _app;
        private readonly List<string> _asked = [];

        private PictureServer(WebApplication app) => _app = app;

        public string Address => _app.Urls.Single();

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (_asked)
                {
                    return [.. _asked];
                }
            }
        }

        public static async Task<PictureServer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var server = new PictureServer(app);
            app.Urls.Add("http://127.0.0.1:0");
            app.Run(context =>
            {
                lock (server._asked)
                {
                    server._asked.Add(context.Request.Path + context.Request.QueryString);
                }

                context.Response.ContentType = "image/png";
                return context.Response.Body.WriteAsync(Blank).AsTask();
            });
            await app.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
