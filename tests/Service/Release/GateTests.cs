using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Release;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Tests.Service.Release;

public class GateTests
{
    private const string Code = "9901";

    [Fact]
    public void A_count_of_three_and_all_that_is_computed_from_it_are_withheld()
    {
        var result = Pass(("A", 3), ("B", 12), ("C", 40));

        var small = Of(result, "A");
        Assert.Equal(FigureMark.Withheld, small.Mark);
        Assert.Null(small.Count);
        Assert.Null(small.PerThousand);
        Assert.Null(small.PerThousandLower);
        Assert.Null(small.PerThousandUpper);
    }

    [Fact]
    public void The_municipality_less_the_shown_areas_does_not_give_the_withheld_one()
    {
        var result = Pass(("A", 3), ("B", 12), ("C", 40));

        Assert.True(result.Counts.Count(count => count is { AreaKind: Geo.Components.Release.AreaKind.Deso, Mark: FigureMark.Withheld }) >= 2);
        Assert.Equal(55, Of(result, Code).Count);
    }

    // Garwood (1936): 12 events have the limits 6.2006 and 20.9616.
    [Fact]
    public void A_shown_count_has_its_rate_with_its_interval()
    {
        var shown = Of(Pass(("A", 12), ("B", 12), ("C", 40)), "A");

        Assert.Equal((12, 12m, 6.20m, 20.96m), (shown.Count, shown.PerThousand, shown.PerThousandLower, shown.PerThousandUpper));
    }

    [Fact]
    public void An_area_with_a_handful_of_residents_shows_nothing_however_much_happened()
    {
        var result = Pass([("A", 60), ("B", 12), ("C", 40)], residents: new() { ["A"] = 120 });

        Assert.Equal(FigureMark.Withheld, Of(result, "A").Mark);
    }

    [Fact]
    public void An_area_with_few_addresses_shows_nothing()
    {
        var result = Pass([("A", 60), ("B", 12), ("C", 40)], addresses: new() { ["A"] = 5 });

        Assert.Equal(FigureMark.Withheld, Of(result, "A").Mark);
    }

    [Fact]
    public void What_has_no_area_stands_for_itself()
    {
        var result = Pass(("A", 12), ("B", 14), ("", 9));

        var unplaced = result.Counts.Single(count => count.AreaKind == Geo.Components.Release.AreaKind.Unknown);
        Assert.Equal((9, Code), (unplaced.Count, unplaced.Area));
        Assert.Equal(35, Of(result, Code).Count);
    }

    private static PublishedCount Of(GateResult result, string area) =>
        result.Counts.Single(count => count.Area == area && count.AreaKind != Geo.Components.Release.AreaKind.Unknown);

    private static GateResult Pass(params (string Area, int Count)[] counts) => Pass(counts, residents: null);

    private static GateResult Pass((string Area, int Count)[] counts, Dictionary<string, int>? residents = null, Dictionary<string, int>? addresses = null)
    {
        var rows = counts.Select(count => Row(count.Area.Length > 0 ? AreaKind.Deso : AreaKind.Municipality, count.Area, count.Count))
            .Append(Row(AreaKind.Municipality, Code, counts.Sum(count => count.Count)))
            .ToList();
        var areas = counts.Where(count => count.Area.Length > 0).ToDictionary(
            count => (AreaKind.Deso, count.Area),
            count => new GateArea(null, residents?.GetValueOrDefault(count.Area, 1_000) ?? 1_000, addresses?.GetValueOrDefault(count.Area, 200) ?? 200));
        areas[(AreaKind.Municipality, Code)] = new(null, 3_000, 600);
        return Gate.Pass(rows, areas, Municipality(), CancellationToken.None);
    }

    private static AreaCount Row(AreaKind kind, string area, int count) => new()
    {
        RunId = 1,
        Municipality = Code,
        Theme = "damage",
        AreaKind = kind,
        AreaEdition = "2025",
        AreaCode = area,
        Period = "2026K1",
        Incidents = count,
        PlaceEvents = count,
        Places = count,
        LargestPlaceShare = 0.2m,
        Reporters = 3,
        CompletelyReported = true,
    };

    private static Municipality Municipality() => new()
    {
        Code = Code,
        Name = "Exempelstads kommun",
        ShortName = "Exempelstad",
        Slug = "exempelstad",
        Fictional = true,
        County = "Exempellän",
        CountyCode = "99",
        PublicAreaKind = AreaKind.Deso,
        PublicAreaEdition = "2025",
        CellSizeMetres = 250,
        SmallestCount = 5,
        SmallestPlaces = 3,
        LargestPlaceShare = 0.8m,
        SmallestReporters = 2,
        SmallestResidents = 700,
        SmallestAddresses = 8,
        SmallestPeriod = "quarter",
    };
}
