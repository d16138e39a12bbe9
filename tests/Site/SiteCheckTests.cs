using AngleSharp.Html.Parser;
using Geo.Generator.Checks;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class SiteCheckTests
{
    [Theory]
    [InlineData("<a href=\"/finns-inte/\">x</a>", "finns inte")]
    [InlineData("<a href=\"#saknas\">x</a>", "ankaret #saknas")]
    [InlineData("<a href=\"https:///\">x</a>", "ingen giltig adress")]
    [InlineData("<img src=\"/a.png\">", "saknar alt")]
    [InlineData("<img src=\"https://example.org/a.png\" alt=\"\">", "en annan plats")]
    [InlineData("<script src=\"https://example.org/a.js\"></script>", "en annan plats")]
    [InlineData("<script src=\"//example.org/a.js\"></script>", "saknar protokoll")]
    [InlineData("<p id=\"innehall\">x</p>", "finns flera gånger")]
    [InlineData("<h1>En till</h1>", "2 h1")]
    [InlineData("<h5>För djup</h5>", "överhoppad")]
    [InlineData("<p style=\"color:red\">x</p>", "CSP")]
    [InlineData("<svg></svg>", "svg")]
    [InlineData("<p title=\"a > b\" onclick='x()'>x</p>", "skript i ett attribut")]
    [InlineData("<!-- <p> --><section aria-labelledby=\"innehall borta\">x</section>", "\"borta\" som inte finns")]
    [InlineData("<a href=\"../upp/\">x</a>", "finns inte")]
    public async Task A_planted_fault_is_found_with_its_page_and_line(string fault, string expected)
    {
        using var sample = new SampleSite();
        Directory.CreateDirectory(sample.Site);
        File.WriteAllText(Path.Combine(sample.Site, "404.html"), Page(""));
        File.WriteAllText(Path.Combine(sample.Site, "index.html"), Page(fault));

        var faults = await SiteCheck.CheckAsync(sample.Site, CancellationToken.None);

        Assert.Contains(faults, found => found.Page == "index.html" && found.Line is 0 or 6 && found.Problem.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, found => found.Page == "404.html");
    }

    [Fact]
    public async Task A_page_in_another_language_than_its_folder_is_found()
    {
        using var sample = new SampleSite();
        Directory.CreateDirectory(Path.Combine(sample.Site, "en"));
        File.WriteAllText(Path.Combine(sample.Site, "index.html"), Page(""));
        File.WriteAllText(Path.Combine(sample.Site, "404.html"), Page(""));
        File.WriteAllText(Path.Combine(sample.Site, "en", "index.html"), Page(""));

        var fault = Assert.Single(await SiteCheck.CheckAsync(sample.Site, CancellationToken.None));

        Assert.Equal(("en/index.html", true), (fault.Page, fault.Problem.Contains("lang \"sv\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_reading_of_a_page_finds_what_a_browser_s_parser_finds()
    {
        var (sample, result) = await SampleSite.BuildInBothAsync(SampleRelease.Fictional());
        using var _ = sample;

        foreach (var file in Directory.EnumerateFiles(result.Folder, "*.html", SearchOption.AllDirectories))
        {
            var html = File.ReadAllText(file);
            var scan = PageScan.Of("index.html", html, new StringPool());
            var tree = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);

            Assert.Equal(tree.QuerySelectorAll("[id]").Select(element => element.Id!).Order(StringComparer.Ordinal), scan.Ids.Order(StringComparer.Ordinal));
            Assert.Equal(
                tree.QuerySelectorAll("a[href]").Select(link => (link.GetAttribute("href")!, link.SourceReference!.Position.Line)),
                scan.Links.Select(link => (link.Address, link.Line)));
        }
    }

    private static string Page(string inside) =>
        $"<!DOCTYPE html>\n<html lang=\"sv\">\n<head><title>T</title></head>\n<body><a href=\"#innehall\">Hoppa</a>\n<main id=\"innehall\"><h1>R</h1>\n{inside}\n</main></body></html>\n";
}
