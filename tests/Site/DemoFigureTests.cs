using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Site;

/// <summary>All figures of the demo's site in both languages: what the drawing says and where it puts it, what the table says and
/// what the file says are one and the same.</summary>
[Collection(nameof(DemoRun))]
public class DemoFigureTests(DemoRun demo, ITestOutputHelper output)
{
    [Fact]
    public void Every_figure_s_drawing_table_and_file_hold_the_same_numbers()
    {
        var pages = SitePages.Read(demo.Site);
        var (faults, figures, numbers) = (new List<string>(), 0, 0);
        var kinds = new HashSet<string>();

        foreach (var page in pages.All)
        {
            foreach (var figure in page.Document.QuerySelectorAll("figure[data-figure]"))
            {
                var csv = File.ReadAllText(pages.FileOf(figure.QuerySelector("a[download]")!.GetAttribute("href")!));
                var (found, compared) = FigureReading.Check(figure, page.IsSwedish, csv);
                faults.AddRange(found.Select(fault => $"{page.Address}#{figure.Id}: {fault}"));
                (figures, numbers) = (figures + 1, numbers + compared);
                kinds.Add(figure.GetAttribute("data-figure")!);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.Superset(new HashSet<string> { "lines", "bars", "dots", "progress", "distribution", "map" }, kinds);
        output.WriteLine($"figurer: {figures} ritningar, {numbers} tal lika i ritning, tabell och fil");
    }

    [Theory]
    [InlineData("<title>", "12,9", "13,9")]
    [InlineData("class=\"point", "cy=\"", "cy=\"9")]
    [InlineData("<td", "12,9", "13,9")]
    public void A_drawing_or_a_table_that_differs_from_the_file_is_found(string within, string from, string to)
    {
        var pages = SitePages.Read(demo.Site);
        var page = pages.All.Single(page => page.Address == "/laget/damage/");
        var figure = page.Document.QuerySelector("figure[data-figure=lines]")!;
        var csv = File.ReadAllText(pages.FileOf(figure.QuerySelector("a[download]")!.GetAttribute("href")!));
        Assert.Empty(FigureReading.Check(figure, swedish: true, csv).Faults);

        var at = figure.InnerHtml.IndexOf(from, figure.InnerHtml.IndexOf(within, StringComparison.Ordinal), StringComparison.Ordinal);
        figure.InnerHtml = figure.InnerHtml[..at] + to + figure.InnerHtml[(at + from.Length)..];

        Assert.NotEmpty(FigureReading.Check(figure, swedish: true, csv).Faults);
    }
}
