using System.Net;
using Geo.Generator;
using Geo.Generator.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class SiteServerTests
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/oppna-data/9901-2026-11-23-1/counts.csv", "text/csv; charset=utf-8")]
    [InlineData("/oppna-data/9901-2026-11-23-1/areas.geojson", "application/geo+json")]
    [InlineData("/robots.txt", "text/plain; charset=utf-8")]
    public async Task A_file_is_served_as_what_it_is_with_the_headers_of_service(string address, string type)
    {
        var (sample, result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var _ = sample;
        await using var server = await SiteServer.StartAsync(result.Folder, port: 0, CancellationToken.None);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(server.Address + address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("default-src 'self'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_gets_the_site_s_own_page()
    {
        var (sample, result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var _ = sample;
        await using var server = await SiteServer.StartAsync(result.Folder, port: 0, CancellationToken.None);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(server.Address + "/finns/inte/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Sidan finns inte", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_site_is_refused()
    {
        using var sample = new SampleSite();

        await Assert.ThrowsAsync<BuildException>(() => SiteServer.StartAsync(sample.Root, port: 0, CancellationToken.None));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));
}
