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
    [InlineData("<p id=\"innehall\">x</p>", "finns 2 gånger")]
    [InlineData("<h1>En till</h1>", "2 h1")]
    [InlineData("<h5>För djup</h5>", "överhoppad")]
    [InlineData("<p style=\"color:red\">x</p>", "CSP")]
    [InlineData("<svg></svg>", "svg")]
    public async Task A_planted_fault_is_found_with_its_page_and_line(string fault, string expected)
    {
        using var sample = new SampleSite();
        Directory.CreateDirectory(sample.Site);
        File.WriteAllText(Path.Combine(sample.Site, "404.html"), Page(""));
        File.WriteAllText(Path.Combine(sample.Site, "index.html"), Page(fault));

        var faults = await SiteCheck.CheckAsync(sample.Site, CancellationToken.None);

        Assert.Contains(faults, found => found.Page == "index.html" && found.Problem.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, found => found.Page == "404.html");
    }

    private static string Page(string inside) =>
        $"<!DOCTYPE html>\n<html lang=\"sv\">\n<head><title>T</title></head>\n<body><a href=\"#innehall\">Hoppa</a>\n<main id=\"innehall\"><h1>R</h1>\n{inside}\n</main></body></html>\n";
}
