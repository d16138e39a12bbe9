using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Pages;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class PublishedFiguresTests
{
    private const string Whole = "2024-07/2026-09";

    [Fact]
    public void A_map_shows_the_whole_time_where_the_latest_quarter_is_mostly_withheld()
    {
        var figures = new PublishedFigures(WithheldQuarters(SampleRelease.Fictional(), wholeTime: FigureMark.Published), Language.Swedish);

        Assert.Equal(Whole, figures.MapPeriodOf("damage")!.Code);
        Assert.Equal("2026K3", figures.MapPeriodOf("disorder")!.Code);
        Assert.Equal("damage", figures.DefaultTheme!.Id);
    }

    [Fact]
    public void A_map_starts_with_the_first_theme_that_half_of_the_areas_are_shown_for()
    {
        var figures = new PublishedFigures(WithheldQuarters(SampleRelease.Fictional(), wholeTime: FigureMark.Withheld), Language.Swedish);

        Assert.Equal("2026K3", figures.MapPeriodOf("damage")!.Code);
        Assert.NotEqual("damage", figures.DefaultTheme!.Id);
    }

    [Fact]
    public void Rates_of_periods_of_unlike_length_are_not_laid_on_one_scale()
    {
        var figures = new PublishedFigures(WithheldQuarters(SampleRelease.Fictional(), wholeTime: FigureMark.Published), Language.Swedish);

        Assert.NotEqual(figures.ClassesOf("disorder", PeriodKind.Quarter).Words(1, Language.Swedish), figures.ClassesOf("damage", PeriodKind.Span).Words(1, Language.Swedish));
    }

    [Fact]
    public async Task An_area_whose_quarters_are_all_withheld_still_gives_its_whole_time()
    {
        var (sample, _) = await SampleSite.BuildAsync(WithheldQuarters(SampleRelease.Fictional(), wholeTime: FigureMark.Published));
        using var __ = sample;

        var page = sample.Page("/omraden/9901c1010-hamnen/");

        Assert.Contains("Rapporterade händelser juli 2024–september 2026: skadegörelse 321.", page.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_stands_to_the_municipality_by_its_intervals_and_a_withheld_figure_not_at_all()
    {
        PublishedCount Rate(decimal? lower, decimal? upper, FigureMark mark = FigureMark.Published) => SampleRelease.Fictional().Counts[0] with
        {
            Mark = mark,
            PerThousandLower = lower,
            PerThousandUpper = upper,
        };
        var all = Rate(8, 10);

        Assert.Equal(
            "Per invånare, mot hela kommunen: fler för våld; färre för klotter; ingen säker skillnad för skadegörelse och otrygghet.",
            new Findings(Language.Swedish).Standing([("Skadegörelse", Rate(9, 12), all), ("Våld", Rate(11, 14), all), ("Otrygghet", Rate(1, 9), all), ("Klotter", Rate(1, 7), all), ("Brand", Rate(null, null, FigureMark.Withheld), all)]));
        Assert.Null(new Findings(Language.English).Standing([("Damage", Rate(null, null, FigureMark.Withheld), all)]));
    }

    [Fact]
    public async Task Official_series_are_the_total_its_part_and_a_table_of_the_rest()
    {
        var release = SampleRelease.Real();
        string[] ids = ["crime-theft", "crime-person", "crime-total", "crime-vandalism", "crime-drugs"];
        var series = ids.SelectMany((id, i) => release.Indicators.Select(value => value with { Indicator = id, Title = id, Value = value.Value + 1000 * (id == "crime-total" ? 9 : i), Preliminary = false }));
        var (sample, _) = await SampleSite.BuildAsync(release with { Indicators = [.. series] });
        using var __ = sample;

        var official = OfficialFigures.Of(new PublishedFigures(release with { Indicators = [.. series] }, Language.Swedish));

        Assert.Equal(["crime-total", "crime-vandalism"], official.Charts.Select(chart => chart.Lines[0].Name));
        Assert.Equal(["crime-theft", "crime-person", "crime-drugs"], Assert.Single(official.Tables).Series.Select(figure => figure.Lines[0].Name));
        Assert.StartsWith("Anmälda brott i hela kommunen 2025: 9\u202f9", official.Finding, StringComparison.Ordinal);
        Assert.Contains("skadegörelse (källa: Polisen och Brå)", official.Finding, StringComparison.Ordinal);
        Assert.Contains("id=\"ovriga-ar\"", sample.Page("/laget/officiella-siffror/"), StringComparison.Ordinal);
    }

    // Every area's quarters of "damage" are withheld; the whole time is there as one more period.
    private static ReleaseSnapshot WithheldQuarters(ReleaseSnapshot release, FigureMark wholeTime)
    {
        var counts = release.Counts.Select(count => count is { Theme: "damage", AreaKind: AreaKind.Deso }
            ? count with { Mark = FigureMark.Withheld, Count = null, PerThousand = null, PerThousandLower = null, PerThousandUpper = null }
            : count).ToList();
        var whole = release.Areas.Where(area => area.Kind == AreaKind.Deso).Select(area => new PublishedCount
        {
            Theme = "damage",
            AreaKind = AreaKind.Deso,
            Edition = "2025",
            Area = area.Code,
            Period = Whole,
            Mark = wholeTime,
            Count = wholeTime == FigureMark.Published ? 321 : null,
            PerThousand = wholeTime == FigureMark.Published ? 170.5m : null,
        });
        return release with { Counts = [.. counts, .. whole] };
    }
}
