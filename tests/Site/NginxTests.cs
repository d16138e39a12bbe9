using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Geo.Generator;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>The example configuration on a real nginx: what a reader's browser is told.</summary>
public sealed class NginxTests : IAsyncLifetime
{
    private static readonly string[] Temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });
    private SampleSite _sample = null!;
    private Process _nginx = null!;

    public async Task InitializeAsync()
    {
        _sample = new();
        await _sample.WriteAsync(SampleRelease.Fictional());
        _sample.WriteContent("omdirigeringar.csv", "fran,till\n/gammal/,/loften/\n");
        await _sample.WriteEnglishAsync();
        await SiteBuilder.BuildAsync(_sample.Release, _sample.Content, _sample.Site, CancellationToken.None);
        var port = FreePort();
        _client.BaseAddress = new($"http://127.0.0.1:{port}");
        var settings = Path.Combine(_sample.Root, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(port));
        _nginx = Process.Start(new ProcessStartInfo("nginx", ["-p", _sample.Root, "-c", settings, "-e", "error.log"]) { RedirectStandardError = true })!;
        for (var i = 0; !await AnswersAsync(); i++)
        {
            Assert.False(_nginx.HasExited, _nginx.HasExited ? await _nginx.StandardError.ReadToEndAsync() : "");
            Assert.True(i < 100, "nginx did not answer");
            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        _nginx.Kill();
        await _nginx.WaitForExitAsync();
        _nginx.Dispose();
        _client.Dispose();
        _sample.Dispose();
    }

    [Fact]
    public async Task The_headers_types_redirects_and_missing_pages_are_as_they_should_be()
    {
        using var page = await _client.GetAsync("/loften/2026-1/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Equal(Generator.Serving.SiteServer.ContentSecurityPolicy, Header(page, "Content-Security-Policy"));
        Assert.Equal("max-age=63072000; includeSubDomains", Header(page, "Strict-Transport-Security"));
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(page, "Referrer-Policy"));
        Assert.Equal("geolocation=(), camera=(), microphone=()", Header(page, "Permissions-Policy"));
        Assert.Equal("no-cache", Header(page, "Cache-Control"));
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal("nginx", Header(page, "Server"));

        var style = "/filer/" + Path.GetFileName(Directory.GetFiles(Path.Combine(_sample.Site, "filer"), "site.*.css").Single());
        await HasTypeAsync(style, "text/css; charset=utf-8", "public, max-age=31536000, immutable");
        await HasTypeAsync("/atom.xml", "application/atom+xml", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/counts.csv", "text/csv; charset=utf-8", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/areas.geojson", "application/geo+json", "no-cache");
        await HasTypeAsync("/oppna-data/9901-2026-11-23-1/SHA256SUMS", "text/plain; charset=utf-8", "no-cache");

        using var moved = await _client.GetAsync("/gammal/");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/loften/"), (moved.StatusCode, moved.Headers.Location!.AbsolutePath));
        await IsMissingAsync("/finns/inte/", "Sidan finns inte");
        await IsMissingAsync("/en/no/such/", "There is no such page");

        using var search = await _client.GetAsync("/en/search/");
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", Header(search, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    private async Task HasTypeAsync(string address, string type, string cache)
    {
        using var answer = await _client.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK, type, cache), (address, answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), Header(answer, "Cache-Control")));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    private async Task IsMissingAsync(string address, string words)
    {
        using var answer = await _client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    // The example as it ships, but for certificate, names and places.
    private string Settings(int port)
    {
        var shipped = File.ReadAllText(Path.Combine(DemoRun.CheckoutData(), "..", "site", "deploy", "nginx.conf"));
        var plain = shipped.IndexOf("server {", StringComparison.Ordinal);
        var secure = shipped.IndexOf("server {", plain + 1, StringComparison.Ordinal);
        var server = shipped[..plain] + string.Join('\n', shipped[secure..].Split('\n').Where(line => !line.Contains("ssl_certificate", StringComparison.Ordinal)))
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(_sample.Root, "omdirigeringar.map"),
            string.Concat(File.ReadLines(Path.Combine(_sample.Site, "omdirigeringar.csv")).Skip(1).Select(line => line.Replace(',', ' ') + ";\n")));
        var temporary = string.Join('\n', Temporary.Select(kind => $"{kind}_temp_path {_sample.Root}/{kind};"));
        return $"daemon off;\nmaster_process off;\npid {_sample.Root}/nginx.pid;\nevents {{ }}\nhttp {{\n{temporary}\n"
            + server.Replace("/srv/trygg/webb", _sample.Site, StringComparison.Ordinal).Replace("/srv/trygg", _sample.Root, StringComparison.Ordinal) + "\n}\n";
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

    private static string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));
}
