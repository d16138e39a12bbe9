using AngleSharp.Html.Parser;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Site;

/// <summary>Every number on every page of the demo's site leads back to a row of the release, or to a dated source of its content
/// file.</summary>
[Collection(nameof(DemoRun))]
public class TraceabilityTests(DemoRun demo, ITestOutputHelper output)
{
    [Fact]
    public void Every_number_on_every_page_leads_back_to_the_release_or_to_a_source()
    {
        var trace = Trace();
        var (lost, followed) = (new List<string>(), 0);

        foreach (var page in SitePages.Read(demo.Site).All)
        {
            var (here, count) = trace.Follow(page);
            lost.AddRange(here);
            followed += count;
            if (!NumberTrace.HasSources(page))
            {
                lost.Add($"{page.Address}: texten har tal, men innehållsfilen har varken daterad källa eller \"ej kontrollerad\"");
            }
        }

        Assert.True(lost.Count == 0, $"{lost.Count}:\n{string.Join('\n', lost.Take(60))}");
        output.WriteLine($"spårbarhet: {followed} tal följda till släppet");
    }

    [Fact]
    public void Every_value_of_every_figure_s_file_is_a_row_of_the_release()
    {
        var rows = ReleaseRows.Read(demo.Release);
        var pages = SitePages.Read(demo.Site);
        var (lost, followed) = (new List<string>(), 0);

        foreach (var (page, figure) in pages.All.SelectMany(page => page.Document.QuerySelectorAll("figure[data-figure]").Select(figure => (page, figure)))
            .Where(at => at.figure.GetAttribute("data-figure") != "distribution"))
        {
            var address = figure.QuerySelector("a[download]")!.GetAttribute("href")!;
            foreach (var row in FigureReading.Rows(File.ReadAllText(pages.FileOf(address))).Where(row => row.Value is not null))
            {
                followed++;
                if (!rows.Has(row))
                {
                    lost.Add($"{address}: {row.Series}, {row.Code}: {row.Value} står inte i släppet");
                }
            }
        }

        Assert.True(lost.Count == 0, $"{lost.Count}:\n{string.Join('\n', lost.Take(40))}");
        output.WriteLine($"spårbarhet: {followed} värden i figurernas filer är rader i släppet");
    }

    [Theory]
    [InlineData("<p>Det hände 4\u202f711 gånger.</p>")]
    [InlineData("<table><tr><td>98,76</td></tr></table>")]
    public void A_number_that_is_from_nowhere_is_found(string html)
    {
        var page = new SitePageRead("/laget/", new HtmlParser().ParseDocument($"<html lang=\"sv\"><body><main>{html}</main></body></html>"));

        Assert.Single(Trace().Follow(page).Lost);
    }

    private NumberTrace Trace() => new(demo.Release, Path.Combine(demo.Data, "exempelstad", "content"));
}
