using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Pages;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class AreaPeriodsTests
{
    [Fact]
    public void Every_period_of_an_area_stands_once_latest_first_and_leads_to_its_neighbours()
    {
        var figures = new PublishedFigures(SampleRelease.Fictional(), Language.Swedish);

        var periods = AreaPeriods.Of(figures.Areas[0], figures)!.Periods;

        Assert.Equal(figures.PeriodsOf("damage").Reverse().Select(period => period.Code), periods.Select(period => period.Period.Code));
        Assert.Equal(periods.Skip(1).Select(period => period.Period), periods.SkipLast(1).Select(period => period.Earlier!));
        Assert.Equal(periods.SkipLast(1).Select(period => period.Period), periods.Skip(1).Select(period => period.Later!));
        Assert.Null(periods[0].Later);
        Assert.Null(periods[^1].Earlier);
    }

    [Fact]
    public void A_period_says_what_the_release_says_of_it_and_nothing_of_what_is_withheld()
    {
        var release = SampleRelease.Fictional();
        var figures = new PublishedFigures(release, Language.Swedish);

        foreach (var area in figures.Areas)
        {
            foreach (var period in AreaPeriods.Of(area, figures)!.Periods)
            {
                foreach (var (row, theme) in period.Table.Rows.Zip(figures.Themes.Where(theme => figures.PeriodsOf(theme.Id).Contains(period.Period))))
                {
                    var count = figures.Get(theme.Id, area.Kind, area.Code, period.Period.Code);
                    Assert.Equal(theme.Name, row.Cells[0].Text);
                    Assert.Equal(Language.Swedish.OrMark(count.Count, count.Mark), row.Cells[1].Text);
                    Assert.Equal(count.Mark == FigureMark.Published, row.Cells[3].Text.Any(char.IsAsciiDigit));
                }
            }
        }

        Assert.Contains(release.Counts, count => count is { AreaKind: AreaKind.Deso, Mark: FigureMark.Withheld });
    }

    [Fact]
    public async Task The_page_of_an_area_leads_to_the_quarter_before_and_to_all_in_both_languages()
    {
        var (sample, result) = await SampleSite.BuildInBothAsync(SampleRelease.Fictional());
        using var _ = sample;

        Assert.Empty(result.Faults);
        foreach (var (page, address) in new[] { ("/omraden/9901c1010-hamnen/", "perioder/"), ("/en/areas/9901c1010-hamnen/", "periods/") })
        {
            var all = sample.Page(page + address);
            Assert.Contains($"href=\"{page}{address}#2026k2\"", sample.Page(page), StringComparison.Ordinal);
            Assert.Contains("id=\"2024k3\"", all, StringComparison.Ordinal);
            Assert.Contains("href=\"#2026k1\"", all, StringComparison.Ordinal);
            Assert.Contains($"href=\"{page}\"", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_area_with_one_period_has_nothing_to_go_back_to()
    {
        var figures = new PublishedFigures(SampleRelease.Real(), Language.Swedish);

        Assert.Null(AreaPeriods.Of(figures.Areas[0], figures));
    }
}
