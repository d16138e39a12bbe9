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

    // Each rule that looks at one count alone, with a planted one that breaks it. The attacker subtracts what is shown from what adds up.
    [Theory]
    [InlineData("twelve reports about one household", 12, 1, 1.0, 3, true)]
    [InlineData("a shop behind most of twelve", 12, 4, 0.85, 3, true)]
    [InlineData("all twelve from one reporter", 12, 9, 0.2, 1, true)]
    [InlineData("four events", 4, 4, 0.25, 3, true)]
    [InlineData("a zero that nobody is sure of", 0, 0, 0.0, 0, false)]
    public void A_planted_count_is_neither_shown_nor_left_over_by_subtraction(string planted, int count, int places, double share, int reporters, bool complete)
    {
        var rows = RowsOf(("A", count), ("B", 22), ("C", 40), ("D", 31));
        rows[0] = Row(AreaKind.Deso, "A", count, places, (decimal)share, reporters, complete);

        var result = Gate.Pass(rows, AreasOf("A", "B", "C", "D"), Municipality(), CancellationToken.None);

        var shown = result.Counts.Where(one => one.Mark == FigureMark.Published).ToDictionary(one => one.Area, one => one.Count!.Value);
        Assert.False(shown.ContainsKey("A"), planted);
        Assert.True(!shown.ContainsKey(Code) || shown.Count <= 3, planted);
        Assert.All(result.Counts.Where(one => one.Mark == FigureMark.Withheld), one => Assert.Null(one.Count ?? (object?)one.PerThousand ?? one.PerThousandUpper));
    }

    [Fact]
    public void A_kind_of_three_is_not_left_over_by_the_theme_less_its_other_kinds()
    {
        var result = PassKinds([(3, 20), (18, 22), (25, 31)]);

        var shown = result.KindCounts.Where(count => count.Mark == FigureMark.Published).Select(count => (count.Area, count.Kind)).ToHashSet();
        Assert.DoesNotContain(("A", "graffiti"), shown);
        Assert.DoesNotContain(("A", "arson"), shown);
        Assert.True(shown.Contains((Code, "graffiti")) && shown.Contains((Code, "arson")));
        Assert.Equal(23, Of(result, "A").Count);
        Assert.Equal("Klotter", result.KindCounts.First(count => count.Kind == "graffiti").KindName);
    }

    [Fact]
    public void Kinds_are_told_only_where_they_may_be()
    {
        var result = PassKinds([(3, 20), (18, 22), (25, 31)], mayTell: count => count.Kind.Length == 0 || count.AreaKind == AreaKind.Municipality);

        Assert.All(result.KindCounts, count => Assert.Equal(Code, count.Area));
    }

    private static PublishedCount Of(GateResult result, string area) =>
        result.Counts.Single(count => count.Area == area && count.AreaKind != Geo.Components.Release.AreaKind.Unknown);

    private static GateResult Pass(params (string Area, int Count)[] counts) => Pass(counts, residents: null);

    private static GateResult Pass((string Area, int Count)[] counts, Dictionary<string, int>? residents = null, Dictionary<string, int>? addresses = null)
    {
        var rows = RowsOf(counts);
        var areas = counts.Where(count => count.Area.Length > 0).ToDictionary(
            count => (AreaKind.Deso, count.Area),
            count => new GateArea(null, residents?.GetValueOrDefault(count.Area, 1_000) ?? 1_000, addresses?.GetValueOrDefault(count.Area, 200) ?? 200));
        areas[(AreaKind.Municipality, Code)] = new(null, 3_000, 600);
        return Gate.Pass(rows, areas, Municipality(), CancellationToken.None);
    }

    private static List<AreaCount> RowsOf(params (string Area, int Count)[] counts) =>
    [
        .. counts.Select(count => Row(count.Area.Length > 0 ? AreaKind.Deso : AreaKind.Municipality, count.Area, count.Count)),
        Row(AreaKind.Municipality, Code, counts.Sum(count => count.Count)),
    ];

    private static Dictionary<(AreaKind, string), GateArea> AreasOf(params string[] areas) => areas.ToDictionary(area => (AreaKind.Deso, area), _ => new GateArea(null, 1_000, 200));

    private static GateResult PassKinds((int Graffiti, int Arson)[] counts, Func<AreaCount, bool>? mayTell = null)
    {
        var named = counts.Select((count, i) => (Area: $"{(char)('A' + i)}", count.Graffiti, count.Arson)).ToList();
        return Gate.Pass(
            new()
            {
                Counts =
                [
                    .. RowsOf([.. named.Select(count => (count.Area, count.Graffiti + count.Arson))]),
                    .. RowsOf([.. named.Select(count => (count.Area, count.Graffiti))]).Select(row => Row(row.AreaKind, row.AreaCode, row.Incidents, kind: "graffiti")),
                    .. RowsOf([.. named.Select(count => (count.Area, count.Arson))]).Select(row => Row(row.AreaKind, row.AreaCode, row.Incidents, kind: "arson")),
                ],
                Areas = AreasOf([.. named.Select(count => count.Area)]),
                Municipality = Municipality(),
                MayTell = mayTell ?? (_ => true),
                KindNames = new Dictionary<string, string> { ["graffiti"] = "Klotter", ["arson"] = "Anlagd brand" },
            },
            CancellationToken.None);
    }

    private static AreaCount Row(
        AreaKind areaKind, string area, int count, int? places = null, decimal share = 0.2m, int reporters = 3, bool complete = true, string kind = "") => new()
    {
        RunId = 1,
        Municipality = Code,
        Theme = "damage",
        Kind = kind,
        AreaKind = areaKind,
        AreaEdition = "2025",
        AreaCode = area,
        Period = "2026K1",
        Incidents = count,
        PlaceEvents = count,
        Places = places ?? count,
        LargestPlaceShare = share,
        Reporters = reporters,
        CompletelyReported = complete,
    };

    internal static Municipality Municipality() => new()
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
