using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Release;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Tests.Service.Release;

/// <summary>What the gate does with a quarter that is public already.</summary>
public class GateHistoryTests
{
    private const string Code = "9901";

    private static readonly (string Area, int[] Counts)[] First = [("A", [12, 9]), ("B", [20, 14]), ("C", [8, 30]), ("D", [33, 28])];

    [Fact]
    public void A_report_that_came_late_does_not_change_a_published_quarter()
    {
        var before = Said(Pass(First, []), First);
        (string, int[])[] late = [("A", [13, 9]), .. First[1..]];

        var now = Pass(late, [before]);

        Assert.Equal(12, Of(now, "A", "2026K1").Count);
        Assert.Equal(73, Of(now, Code, "2026K1").Count);
        Assert.Equal(21, Of(now, "A", "2026-01/2026-06").Count);
    }

    [Fact]
    public void A_correction_publishes_the_block_again_but_not_a_change_of_one()
    {
        var before = Said(Pass(First, []), First);
        (string, int[])[] late = [("A", [13, 9]), ("B", [27, 14]), .. First[2..]];

        var now = Pass(late, [before], corrected: "2026K1");

        Assert.Equal(FigureMark.Withheld, Of(now, "A", "2026K1").Mark);
        Assert.Equal(8, Of(now, "C", "2026K1").Count);
        Assert.Equal(9, Of(now, "A", "2026K2").Count);
        Assert.Equal(81, Of(now, Code, "2026K1").Count);
    }

    [Fact]
    public void What_was_withheld_stays_so_however_much_is_reported_later()
    {
        (string, int[])[] small = [("A", [3, 9]), .. First[1..]];
        var before = Said(Pass(small, []), small);
        (string, int[])[] late = [("A", [30, 9]), .. First[1..]];

        var now = Pass(late, [before]);

        Assert.Equal(FigureMark.Withheld, Of(now, "A", "2026K1").Mark);
        Assert.Equal(64, Of(now, Code, "2026K1").Count);
    }

    // The whole time of six months less that of three is the quarter between, in which an area had two events.
    [Fact]
    public void Two_releases_subtracted_from_each_other_leave_nothing_small()
    {
        (string Area, int[] Counts)[] one = [.. First.Select(area => (area.Area, area.Counts[..1]))];
        (string Area, int[] Counts)[] two = [("A", [12, 2]), .. First[1..]];
        var before = Said(Pass(one, []), one);

        var now = Pass(two, [before]);

        Assert.Equal(FigureMark.Published, Of(now, "A", "2026K1").Mark);
        Assert.Equal(FigureMark.Withheld, Of(now, "A", "2026K2").Mark);
        Assert.Equal(FigureMark.Withheld, Of(now, "A", "2026-01/2026-06").Mark);
    }

    [Fact]
    public void A_whole_time_that_overlaps_a_published_one_without_quarters_is_refused()
    {
        List<AreaCount> rows = [.. Rows(First, "2018-01/2024-03")];
        var before = new SaidRelease("r1", rows.ToDictionary(CountKey.Of, _ => false), rows.ToDictionary(CountKey.Of, row => row.Incidents), _ => 0);

        var refused = Assert.Throws<UsageException>(() => Gate.Pass(Input([.. Rows(First, "2018-01/2024-06")], [before], null), CancellationToken.None));

        Assert.Contains("överlappar", refused.Message, StringComparison.Ordinal);
    }

    private static PublishedCount Of(GateResult result, string area, string period) => result.Counts.Single(count => count.Area == area && count.Period == period);

    private static SaidRelease Said(GateResult result, (string Area, int[] Counts)[] counts) => new(
        "r1",
        result.Counts.ToDictionary(count => new CountKey(Enum.Parse<AreaKind>(count.AreaKind.ToString()), count.Edition, count.Area, count.Period, ""), count => count.Mark == FigureMark.Withheld),
        Quarters(counts).ToDictionary(CountKey.Of, row => row.Incidents),
        _ => 0);

    private static GateResult Pass((string Area, int[] Counts)[] counts, SaidRelease[] earlier, string? corrected = null) =>
        Gate.Pass(Input([.. Quarters(counts)], earlier, corrected), CancellationToken.None);

    private static GateInput Input(IReadOnlyList<AreaCount> rows, SaidRelease[] earlier, string? corrected) => new()
    {
        Counts = rows,
        Areas = rows.Where(row => row.AreaKind == AreaKind.Deso).Select(row => row.AreaCode).Distinct().ToDictionary(area => (AreaKind.Deso, area), _ => new GateArea(null, 1_000, 200)),
        Municipality = GateTests.Municipality(),
        History = new([.. earlier], period => period == corrected ? 1 : 0),
    };

    private static IEnumerable<AreaCount> Quarters((string Area, int[] Counts)[] counts)
    {
        var quarters = counts[0].Counts.Length;
        for (var quarter = 0; quarter < quarters; quarter++)
        {
            foreach (var row in Rows([.. counts.Select(area => (area.Area, (int[])[area.Counts[quarter]]))], $"2026K{quarter + 1}"))
            {
                yield return row;
            }
        }

        if (quarters > 1)
        {
            foreach (var row in Rows(counts, "2026-01/2026-06"))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<AreaCount> Rows((string Area, int[] Counts)[] counts, string period) => counts
        .Select(area => Row(AreaKind.Deso, area.Area, period, area.Counts.Sum()))
        .Append(Row(AreaKind.Municipality, Code, period, counts.Sum(area => area.Counts.Sum())));

    private static AreaCount Row(AreaKind kind, string area, string period, int count) => new()
    {
        RunId = 1,
        Municipality = Code,
        Theme = "damage",
        AreaKind = kind,
        AreaEdition = "2025",
        AreaCode = area,
        Period = period,
        Incidents = count,
        PlaceEvents = count,
        Places = count,
        LargestPlaceShare = 0.2m,
        Reporters = 3,
        CompletelyReported = true,
    };
}
