using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Parser;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Geo.Tests.Site;

/// <summary>Every kind of figure drawn from one small series that has a value, a zero, a withheld value and one that there is not.
/// </summary>
public class ChartTests
{
    public static TheoryData<FigureKind, string> KindsAndLanguages => new()
    {
        { FigureKind.Lines, "sv" }, { FigureKind.Lines, "en" }, { FigureKind.Bars, "sv" }, { FigureKind.Dots, "sv" }, { FigureKind.Dots, "en" },
        { FigureKind.Progress, "sv" }, { FigureKind.Grid, "sv" }, { FigureKind.Grid, "en" },
    };

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public async Task A_figure_of_any_kind_is_drawn_told_and_filed_from_one_series(FigureKind kind, string code)
    {
        var series = Series(kind, Language.Find(code)!);

        var figure = new HtmlParser().ParseDocument(await RenderAsync(series)).QuerySelector("figure")!;
        var (faults, numbers) = FigureReading.Check(figure, series.Language.IsSwedish, FigureTable.Csv(series));

        Assert.Empty(faults);
        Assert.True(numbers > 8);
    }

    [Fact]
    public async Task In_the_grid_of_the_week_withheld_missing_and_zero_look_different_and_each_cell_says_its_number()
    {
        var figure = new HtmlParser().ParseDocument(await RenderAsync(Series(FigureKind.Grid, Language.Swedish))).QuerySelector(".wide svg")!;
        string FillOf(string key) => figure.QuerySelector($"rect[data-n='{key}']")! is var cell ? cell.GetAttribute("fill") ?? cell.ClassName! : "";

        Assert.EndsWith("-h)", FillOf("0.2"), StringComparison.Ordinal);
        Assert.EndsWith("-p)", FillOf("0.3"), StringComparison.Ordinal);
        Assert.Equal("area paper", FillOf("0.1"));
        Assert.Equal(["8", "0", "4", "2"], figure.QuerySelectorAll(".cell-value text").Select(text => text.TextContent).Take(4));
    }

    [Fact]
    public void A_line_over_time_has_a_gap_for_each_year_that_no_value_is_known_for()
    {
        ChartPoint At(string year) => ChartPoint.At(ReportPeriod.Parse(year), Language.Swedish) with { Value = 1 };

        var points = ChartPoint.WithoutHoles([At("2021"), At("2024")], Language.Swedish);

        Assert.Equal(["2021", "2022", "2023", "2024"], points.Select(point => point.Code));
        Assert.Equal([FigureMark.Published, FigureMark.Missing, FigureMark.Missing, FigureMark.Published], points.Select(point => point.Mark));
    }

    private static FigureSeries Series(FigureKind kind, Language language)
    {
        ImmutableArray<ChartPoint> Points(decimal first, bool withInterval) =>
        [
            Point("2022", first) with { Lower = withInterval ? first - 1 : null, Upper = withInterval ? first + 1.5m : null },
            Point("2023", 0),
            .. kind is FigureKind.Progress ? [Point("2024", 3), Point("2025", 1)]
                : new[] { Point("2024", null) with { Mark = FigureMark.Withheld }, Point("2025", null) with { Mark = FigureMark.Missing } },
        ];
        return new()
        {
            Id = "prov",
            Kind = kind,
            Language = language,
            Title = "Åtta är mer än noll",
            Description = "Ett prov.",
            Category = "År",
            Unit = "händelser",
            Decimals = kind is FigureKind.Lines or FigureKind.Dots ? 1 : 0,
            Lines =
            [
                .. kind is FigureKind.Progress ? [new ChartLine("mål", LineRole.Target, [.. Points(9, false).Select(point => point with { Value = 9 })])] : Array.Empty<ChartLine>(),
                new("måndag", LineRole.Main, Points(8, kind is FigureKind.Lines or FigureKind.Dots)),
                .. kind is FigureKind.Grid ? [new ChartLine("tisdag", LineRole.Main, [Point("2022", 4), Point("2023", 2), Point("2024", 1), Point("2025", 8)])] : Array.Empty<ChartLine>(),
                .. kind is FigureKind.Lines or FigureKind.Bars or FigureKind.Dots
                    ? [new ChartLine("kommunen", LineRole.Comparison, [Point("2022", 6), Point("2023", 5), Point("2024", 7), Point("2025", 3)])]
                    : Array.Empty<ChartLine>(),
            ],
            Source = "provet",
            CsvAddress = "/prov.csv",
        };
    }

    private static ChartPoint Point(string code, decimal? value) => new() { Code = code, Label = code, Mark = FigureMark.Published, Value = value };

    private static async Task<string> RenderAsync(FigureSeries series)
    {
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Figure>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Figure.Series)] = series }))).ToHtmlString());
    }
}
