using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Geo.Generator.Content;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>The rules of accessibility that can be read from the demo's pages themselves, on every page in both languages. Those that
/// need a browser are in <see cref="AccessibilityTests"/>.</summary>
[Collection(nameof(DemoRun))]
public partial class AccessibilityRuleTests(DemoRun demo)
{
    private const int MostLines = 4;
    private const int MostClasses = 5;
    private const double HighestLix = 45;

    private readonly SitePages _site = SitePages.Read(demo.Site);

    [Fact]
    public void Rule_1_every_figure_has_a_title_a_sentence_a_table_and_a_file() => None(Figures().Where(figure =>
        Words(figure.QuerySelector("figcaption .figure-title")).Length == 0
        || figure.QuerySelectorAll("svg[role=img]").Any(drawing => !Words(drawing.QuerySelector("desc")).TrimEnd().EndsWith('.'))
        || figure.QuerySelector("table caption") is null
        || figure.QuerySelector("a[download][href$='.csv']") is null
        || (figure.QuerySelector("svg[role=img]") is null && Words(figure.QuerySelector(".nothing")).Length == 0)));

    [Fact]
    public void Rule_2_a_drawing_is_one_named_picture_without_stops_and_each_area_on_it_has_a_link_in_the_table()
    {
        None(All("svg:not([aria-hidden])").Where(drawing => drawing.GetAttribute("role") != "img" || drawing.GetAttribute("aria-labelledby")!.Split(' ').Length != 2));
        None(All("svg a, svg [tabindex], svg [focusable=true]"));
        None(Figures().Where(figure => figure.GetAttribute("data-figure") == "map").SelectMany(figure => figure.QuerySelectorAll("path[data-area]").Where(area =>
            figure.QuerySelector($"tr[data-area='{area.GetAttribute("data-area")}'] th a[href]") is null)));
    }

    [Fact]
    public void Rule_3_nothing_is_said_by_colour_alone_and_withheld_missing_and_zero_look_different()
    {
        None(All(".status").Where(status => Words(status.QuerySelector(".shape[aria-hidden]")).Trim().Length == 0 || Words(status).Trim().Length < 4));
        var shapes = All(".status").Select(status => (Tone: status.ClassList[1]!, Shape: Words(status.QuerySelector(".shape")))).Distinct().ToList();
        Assert.All(shapes.Where(status => status.Tone != "calm").GroupBy(status => status.Shape), same => Assert.Single(same.Select(status => status.Tone).Distinct()));
        Assert.NotEmpty(All("[data-n][fill$='-h)']"));
        None(All("[data-n][fill$='-h)']").Where(mark => !Says(mark, "skyddad", "withheld")));
        None(All("[data-n][fill$='-p)']").Where(mark => !Says(mark, "uppgift saknas", "no data") && mark.Closest("figure")?.GetAttribute("data-figure") != "distribution"));
        None(All("td.mark").Where(cell => Words(cell).Trim() is not ("skyddad" or "withheld" or "uppgift saknas" or "no data")));
        None(All(".map-large .legend").Where(legend => !legend.TextContent.Contains("skyddad", StringComparison.Ordinal) && !legend.TextContent.Contains("withheld", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rule_4_the_maps_colours_are_the_five_of_the_scale_and_their_words_can_be_read_on_them()
    {
        string[] scale = ["#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"];
        var style = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(demo.Site, "filer"), "*.css").Single());

        Assert.Equal(scale, Enumerable.Range(1, MostClasses).Select(number => Regex.Match(style, $@"\.class-{number} \{{ fill: (#\w+)").Groups[1].Value));
        Assert.All(scale[..4], colour => Assert.True(Contrast.Between(colour, "#1b1b1b") >= 4.5, colour));
        Assert.True(Contrast.Between(scale[4], "#ffffff") >= 4.5);
        None(All("path[class*='class-']").Where(area => area.ClassList.Any(name => name.StartsWith("class-", StringComparison.Ordinal) && int.Parse(name[6..], CultureInfo.InvariantCulture) > MostClasses)));
    }

    [Fact]
    public void Rule_5_lines_are_few_differ_by_dash_and_name_and_show_their_interval_as_a_band()
    {
        var charts = Figures().Where(figure => figure.GetAttribute("data-figure") == "lines").SelectMany(figure => figure.QuerySelectorAll("svg[role=img]")).ToList();

        None(charts.Where(chart => chart.QuerySelectorAll("path.line").Length > MostLines));
        None(charts.Where(chart => chart.QuerySelectorAll("path.line:not([d=''])").Length > 1 && chart.QuerySelectorAll(".line-name").Length < 2));
        None(charts.Where(chart => chart.QuerySelectorAll("path.line").GroupBy(line => line.ClassName!.Trim()).Any(same => same.Count() > 1)));
        None(charts.Where(chart => chart.QuerySelectorAll("circle title").Any(title => title.TextContent.Contains('(', StringComparison.Ordinal)) && chart.QuerySelector("path.band") is null));
    }

    [Fact]
    public void Rule_7_each_page_begins_with_the_way_past_the_header_has_one_heading_of_its_own_and_names_its_language()
    {
        var documents = _site.All.Select(page => page.Document).ToList();
        Assert.All(documents, page => Assert.Equal("#innehall", page.QuerySelector("body a[href], body button, body input")!.GetAttribute("href")));
        Assert.All(documents, page => Assert.Single(page.QuerySelectorAll("h1")));
        Assert.All(_site.All, page => Assert.Equal(page.Address.StartsWith("/en/", StringComparison.Ordinal) ? "en" : "sv", page.Document.DocumentElement.GetAttribute("lang")));
        None(All(".scroll").Where(region => region.GetAttribute("tabindex") != "0" || region.GetAttribute("role") != "region" || region.GetAttribute("aria-labelledby") is null));
    }

    [Fact]
    public void Rules_8_and_10_nothing_moves_and_contrast_and_paper_keep_borders_and_patterns()
    {
        var style = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(demo.Site, "filer"), "*.css").Single());

        Assert.DoesNotMatch(@"\b(animation|transition)\s*:", style);
        Assert.Contains("forced-colors: active", style, StringComparison.Ordinal);
        Assert.Contains("prefers-contrast: more", style, StringComparison.Ordinal);
        Assert.Contains("break-inside: avoid", style, StringComparison.Ordinal);
        Assert.Contains("@page", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_9_no_page_has_a_control_that_would_be_dead_without_script() => None(All("button, input, select, textarea, [onclick]"));

    [Fact]
    public void Rule_11_the_words_that_the_program_writes_are_plain_swedish_and_machines_get_plain_numbers()
    {
        var sentences = _site.All.Where(page => page.IsSwedish).SelectMany(page => page.Document.QuerySelectorAll("main p:not(.hash):not(.figure-foot), main li"))
            .Where(text => text.Closest(".text") is null && text.QuerySelector("p, li") is null)
            .Select(text => text.TextContent.Trim()).Where(text => text.EndsWith('.')).Distinct().ToList();

        Assert.InRange(Lix.Of(string.Join(' ', sentences)), 1, HighestLix);
        None(All("svg *").Where(mark => mark.Attributes.Any(attribute => attribute.Name is "x" or "y" or "cx" or "cy" or "width" or "height" or "d" && DecimalComma().IsMatch(attribute.Value))));
    }

    [Fact]
    public void Rule_12_every_page_has_its_other_language_or_is_of_the_few_kinds_that_may_be_swedish_alone()
    {
        string[] swedishOnly = ["/rapporter/", "/om/rattelser/", "/om/tillganglighet/", "/lattlast/"];
        var addresses = _site.All.Select(page => page.Address).ToHashSet();

        foreach (var page in _site.All)
        {
            var other = page.Document.QuerySelector(".language a")!;
            var address = other.GetAttribute("href")!;
            Assert.Contains(address, addresses);
            Assert.Equal(page.IsSwedish ? "en" : "sv", other.GetAttribute("hreflang"));
            if (!swedishOnly.Any(only => page.Address.StartsWith(only, StringComparison.Ordinal)))
            {
                var back = _site.All.Single(there => there.Address == address).Document.QuerySelector(".language a")!.GetAttribute("href");
                Assert.Equal(page.Address, back);
            }
        }
    }

    [Fact]
    public void Rule_13_support_pages_have_the_way_off_first_and_never_a_map()
    {
        string[] support = ["/stod/", "/en/support/", "/laget/vald-i-nara-relation/", "/en/situation/violence-in-close-relationships/", "/forebygg/vald-i-nara-relation/"];

        Assert.All(support, address => Assert.Equal("quick-exit", _site.All.Single(page => page.Address == address).Document.QuerySelector("main")!.FirstElementChild!.ClassName));
        Assert.All(_site.All.Where(page => page.Document.QuerySelector("figure.map-large") is not null), page => Assert.Null(page.Document.QuerySelector(".quick-exit")));
        None(All("script:not([src^='/filer/']), img[src^='http'], link[href^='http'][rel=stylesheet]"));
    }

    private IEnumerable<IElement> Figures() => All("figure[data-figure]");

    private IEnumerable<IElement> All(string selector) => _site.All.SelectMany(page => page.Document.QuerySelectorAll(selector));

    private static bool Says(IElement mark, string swedish, string english) =>
        Words(mark.QuerySelector("title")) is var words && (words.Contains(swedish, StringComparison.Ordinal) || words.Contains(english, StringComparison.Ordinal));

    private static string Words(IElement? element) => element?.TextContent ?? "";

    private static void None(IEnumerable<IElement> faults)
    {
        var found = faults.Take(5).Select(fault => fault.OuterHtml[..Math.Min(300, fault.OuterHtml.Length)]).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex(@"\d,\d")]
    private static partial Regex DecimalComma();
}
