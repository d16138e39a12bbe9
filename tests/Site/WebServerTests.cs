using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Geo.Generator;
using Geo.Generator.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>An example configuration on the real web server that it is for: what a reader's browser is told.</summary>
public abstract class WebServerTests : IAsyncLifetime
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });
    private SampleSite _sample = null!;
    private Process _server = null!;

    /// <summary>What the server says that it is; null where it says nothing.</summary>
    protected abstract string? Name { get; }

    /// <summary>A folder of the test's own, with the site in <see cref="Site"/>.</summary>
    protected string Root => _sample.Root;

    protected string Site => _sample.Site;

    public async Task InitializeAsync()
    {
        _sample = new();
        await _sample.WriteAsync(SampleRelease.Fictional());
        _sample.WriteContent("omdirigeringar.csv", "fran,till\n/gammal/,/loften/\n");
        await _sample.WriteEnglishAsync();
        await SiteBuilder.BuildAsync(_sample.Release, _sample.Content, _sample.Site, CancellationToken.None);
        var port = FreePort();
        _client.BaseAddress = new($"http://127.0.0.1:{port}");
        var start = Command(port);
        start.RedirectStandardError = true;
        _server = Process.Start(start)!;
        var said = _server.StandardError.ReadToEndAsync();
        for (var i = 0; !await AnswersAsync(); i++)
        {
            Assert.False(_server.HasExited, _server.HasExited ? await said : "");
            Assert.True(i < 1_200, $"{start.FileName} did not answer");
            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _client.Dispose();
        _sample.Dispose();
    }

    [Fact]
    public async Task The_headers_types_redirects_and_missing_pages_are_as_they_should_be()
    {
        using var page = await _client.GetAsync("/loften/2026-1/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        HasTheHeaders(page);
        Assert.Equal("no-cache", Header(page, "Cache-Control"));
        Assert.False(page.Headers.Contains("Set-Cookie"));

        var style = "/filer/" + Path.GetFileName(Directory.GetFiles(Path.Combine(Site, "filer"), "site.*.css").Single());
        await HasTypeAsync(style, "text/css; charset=utf-8", "public, max-age=31536000, immutable");
        await HasTypeAsync("/atom.xml", "application/atom+xml", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/counts.csv", "text/csv; charset=utf-8", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/areas.geojson", "application/geo+json", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/geo.gpkg", "application/geopackage+sqlite3", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/SHA256SUMS", "text/plain; charset=utf-8", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1.zip", "application/zip", "no-cache");

        using var moved = await _client.GetAsync("/gammal/");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/loften/"), (moved.StatusCode, new Uri(_client.BaseAddress!, moved.Headers.Location!).AbsolutePath));
        HasTheHeaders(moved);
        await IsMissingAsync("/finns/inte/", "Sidan finns inte");
        await IsMissingAsync("/en/no/such/", "There is no such page");

        using var search = await _client.GetAsync("/en/search/");
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", Header(search, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    /// <summary>How the server is started in the foreground, on the loopback address, with the shipped configuration but for names
    /// and places.</summary>
    protected abstract ProcessStartInfo Command(int port);

    /// <summary>An example as it ships.</summary>
    protected static string Shipped(string name) => File.ReadAllText(Path.Combine(DemoRun.DataFolder, "..", "site", "deploy", name));

    private async Task HasTypeAsync(string address, string type, string cache)
    {
        using var answer = await _client.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK, type, cache), (address, answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), Header(answer, "Cache-Control")));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    private async Task IsMissingAsync(string address, string words)
    {
        using var answer = await _client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        HasTheHeaders(answer);
    }

    private void HasTheHeaders(HttpResponseMessage answer)
    {
        Assert.Equal(SiteServer.ContentSecurityPolicy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("max-age=63072000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("geolocation=(), camera=(), microphone=()", Header(answer, "Permissions-Policy"));
        Assert.Equal(Name, answer.Headers.TryGetValues("Server", out var name) ? string.Join(' ', name) : null);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _client.GetAsync("/robots.txt");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
}
