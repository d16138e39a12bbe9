using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Pages;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>The official figures beside others': which years, which order, and what is not there.</summary>
public class ComparisonTableTests
{
    [Fact]
    public void The_latest_year_that_both_have_is_shown_and_the_places_stand_by_kind_not_by_value()
    {
        var table = Of(
            Value("2025", "0099", "Exempellän", ComparedPlace.County, 1), Value("2024", "0099", "Exempellän", ComparedPlace.County, 500),
            Value("2024", "9902", "Grannstads kommun", ComparedPlace.Similar, 900), Value("2026", "9902", "Grannstads kommun", ComparedPlace.Similar, 901))!;

        var row = Assert.Single(table.Rows);
        Assert.Equal(["Exempelstad", "Grannstads kommun (liknande kommun)", "Exempellän (länet)"], table.Columns.Skip(2).Select(column => column.Title));
        Assert.Equal("2025", row.Cells[1].Text);
        Assert.Equal((Language.Swedish.Missing, FigureMark.Missing), (row.Cells[3].Text, row.Cells[3].Mark));
        Assert.Equal("1", row.Cells[4].Text);
    }

    [Fact]
    public void Without_a_year_in_common_or_anyone_to_compare_with_there_is_no_table()
    {
        Assert.Null(Of());
        Assert.Null(Of(Value("1999", "9902", "Grannstads kommun", ComparedPlace.Similar, 900)));
        Assert.Null(Of(Value("2025", "9902", "Grannstads kommun", ComparedPlace.Similar, 900) with { Indicator = "unknown" }));
    }

    private static TableView? Of(params PublishedComparison[] comparisons) =>
        ComparisonTable.Of(new(SampleRelease.Fictional() with { Comparisons = [.. comparisons] }, Language.Swedish));

    private static PublishedComparison Value(string period, string place, string name, ComparedPlace kind, decimal value) => new()
    {
        Indicator = "bra-skadegorelse", Period = period, Place = place, PlaceName = name, Kind = kind, Value = value, Source = "bra",
    };
}
