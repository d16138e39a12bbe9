using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Geo.Components.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>What stands in the drawings, the tables and the files of a built site.</summary>
public partial class FigureTests
{
    [Fact]
    public async Task Nothing_is_drawn_or_written_from_a_withheld_count()
    {
        var release = SampleRelease.Fictional();
        var hidden = release.Counts.Select(count => count is { Theme: "violence-public", Area: "9901C1010" }
            ? count with { Mark = FigureMark.Withheld, Count = null, PerThousand = null, PerThousandLower = null, PerThousandUpper = null }
            : count);
        var (sample, result) = await SampleSite.BuildAsync(release with { Counts = [.. hidden] });
        using var _ = sample;
        var page = Parse(sample.Page("/omraden/9901c1010-hamnen/"));
        var figure = page.QuerySelector("figure#violence-public")!;

        Assert.Empty(figure.QuerySelectorAll("circle.point:not(.other), path.line:not(.dashed)[d]:not([d=''])"));
        Assert.Empty(figure.QuerySelectorAll("path.band"));
        Assert.Null(figure.QuerySelector("svg"));
        Assert.Equal("Siffrorna för området är skyddade. Därför finns inget att rita.", figure.QuerySelector(".nothing")!.TextContent);
        Assert.Contains("skyddad", figure.QuerySelector(".figure-title")!.TextContent, StringComparison.Ordinal);
        Assert.All(Rows(page, "Våld i offentlig miljö"), row => Assert.All(
            row.QuerySelectorAll("td.mark, td.number").SkipLast(row.Closest("#jamforelse") is null ? 0 : 1), cell => Assert.Equal("skyddad", cell.TextContent.Trim())));
        Assert.All(
            File.ReadAllLines(Path.Combine(result.Folder, "omraden/9901c1010-hamnen/violence-public.csv")).Where(line => line.StartsWith("\"området\"", StringComparison.Ordinal)),
            line => Assert.EndsWith(",,,,,withheld,false", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_attribute_has_a_decimal_comma_whatever_the_machine_s_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            var (swedish, result) = await SampleSite.BuildAsync(SampleRelease.Fictional());
            using var _ = swedish;

            var numbers = Directory.EnumerateFiles(result.Folder, "*.html", SearchOption.AllDirectories)
                .SelectMany(file => Parse(File.ReadAllText(file)).QuerySelectorAll("svg, svg *"))
                .SelectMany(element => element.Attributes.Where(attribute => attribute.Name is not ("aria-labelledby" or "id" or "class" or "fill" or "data-area")));

            Assert.All(numbers, attribute => Assert.DoesNotMatch(DecimalComma(), attribute.Value));
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = null;
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Areas_without_an_outline_stand_in_the_list_and_the_page_says_why()
    {
        var (sample, _) = await SampleSite.BuildAsync(SampleRelease.Real());
        using var __ = sample;
        var page = Parse(sample.Page("/nara-mig/"));

        Assert.Equal(6, page.QuerySelectorAll(".area-list a").Length);
        Assert.Equal(4, page.QuerySelectorAll(".map-large path[data-area]").Length);
        Assert.Contains("2 av områdena har ingen gräns", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ritas som 2025 års 0480C1011 och 0480C1012 tillsammans", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("47", page.QuerySelectorAll("#karta-tabell tr").Single(row => row.TextContent.Contains("Område saknas", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_municipality_s_outline_the_map_claims_neither_land_nor_water()
    {
        var release = SampleRelease.Real();
        var (sample, _) = await SampleSite.BuildAsync(release with { Map = [.. release.Map.Where(shape => shape.Layer == MapLayer.Area)] });
        using var __ = sample;

        var map = Parse(sample.Page("/nara-mig/")).QuerySelector(".map-large svg")!;

        Assert.Empty(map.QuerySelectorAll(".sea, .water, .border"));
        Assert.Equal("paper", map.Children.First(shape => shape.LocalName == "rect").ClassName);
        Assert.Equal(4, map.QuerySelectorAll("path[data-area]").Length);
    }

    [Fact]
    public async Task Areas_stand_by_code_and_never_by_value()
    {
        var (sample, _) = await SampleSite.BuildAsync(SampleRelease.Fictional());
        using var __ = sample;

        var codes = Parse(sample.Page("/nara-mig/")).QuerySelectorAll("#karta-tabell tr[data-area]").Select(row => row.GetAttribute("data-area")).ToList();

        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    private static IEnumerable<IElement> Rows(IDocument page, string theme) =>
        page.QuerySelectorAll("#antal-1 tbody tr, #jamforelse tbody tr").Where(row => row.QuerySelector("th")!.TextContent.Trim() == theme);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    [GeneratedRegex(@"\d,\d")]
    private static partial Regex DecimalComma();
}
