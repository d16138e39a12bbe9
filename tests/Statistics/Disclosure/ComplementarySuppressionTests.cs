using CsCheck;
using Geo.Statistics.Disclosure;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics.Disclosure;

public class ComplementarySuppressionTests
{
    private const int K = 5;

    // Areas × quarters with both margins: one area of 2 in a quarter, whose row and column say it by subtraction.
    [Fact]
    public void A_lone_small_count_takes_others_with_it_until_no_sum_gives_it_away()
    {
        var cube = AddedUp.Join(K, [[[12], [9]], [[2], [14]], [[8], [30]]]).Cube;

        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        Assert.NotEmpty(Breaches(cube, cube.PrimaryMarks()));
        Assert.Empty(Breaches(cube, suppressed.Withheld));
        Assert.True(suppressed.Withheld[AddedUp.CellOf(cube, "area 1", "2026K1", "theme")]);
    }

    [Fact]
    public void A_table_without_small_counts_is_shown_whole() =>
        Assert.DoesNotContain(true, ComplementarySuppression.Withhold(AddedUp.Join(K, [[[12], [9]], [[7], [14]], [[8], [30]]]).Cube, K, CancellationToken.None).Withheld);

    // Two small counts side by side: 1 + 1 = 2 says that each is at most 2.
    [Fact]
    public void Two_small_counts_do_not_protect_each_other_when_their_sum_is_small()
    {
        var cube = AddedUp.Join(K, [[[1], [9]], [[1], [14]], [[8], [30]]]).Cube;

        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        Assert.Empty(Breaches(cube, suppressed.Withheld));
        Assert.True(suppressed.Withheld[AddedUp.CellOf(cube, "area 2", "2026K1", "theme")] || suppressed.Withheld[AddedUp.CellOf(cube, "municipality", "2026K1", "theme")]);
    }

    [Fact]
    public void A_kind_is_not_told_by_its_theme_less_the_other_kinds()
    {
        var cube = AddedUp.Join(K, [[[2, 40, 30], [20, 40, 30]], [[20, 40, 30], [20, 40, 30]]]).Cube;

        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        Assert.Empty(Breaches(cube, suppressed.Withheld));
        Assert.False(suppressed.Withheld[AddedUp.CellOf(cube, "area 0", "2026K1", "theme")]);
        Assert.False(suppressed.Withheld[AddedUp.CellOf(cube, "area 0", "2 quarters", "theme")]);
    }

    // A shop behind twelve reports: not small, and yet nobody may come nearer than k.
    [Fact]
    public void A_count_withheld_for_another_reason_is_left_k_wide()
    {
        var cube = AddedUp.Join(K, [[[12], [9]], [[22], [14]], [[8], [30]]], (area, period, _) => (area, period) == ("area 0", "2026K1")).Cube;

        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        Assert.NotEmpty(Breaches(cube, cube.PrimaryMarks()));
        Assert.Empty(Breaches(cube, suppressed.Withheld));
    }

    [Fact]
    public void An_unreported_zero_is_not_told_by_what_adds_up()
    {
        var cube = AddedUp.Join(K, [[[0], [9]], [[22], [14]], [[8], [30]]], (area, period, _) => (area, period) == ("area 0", "2026K1")).Cube;

        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        Assert.NotEmpty(Breaches(cube, cube.PrimaryMarks()));
        Assert.Empty(Breaches(cube, suppressed.Withheld));
    }

    // Whatever order areas and kinds are named in, the auditor says the same of the same marks.
    [Fact]
    public void The_order_of_areas_and_kinds_changes_no_verdict() =>
        Gen.Int[0, 14].Array[2].Array[3].Array[5].Select(Gen.Shuffle(Enumerable.Range(0, 5).ToArray()), Gen.Bool.Array[72]).Sample((counts, order, marks) =>
        {
            int[][][] shuffled = [.. order.Select(area => counts[area].Select(kinds => kinds.Reverse().ToArray()).ToArray())];
            var (one, other) = (AddedUp.Join(K, counts).Cube, AddedUp.Join(K, shuffled).Cube);
            var moved = new bool[marks.Length];
            for (var cell = 0; cell < marks.Length; cell++)
            {
                var at = other.Cells[cell];
                moved[cell] = marks[one.CellOf(at.Area < order.Length ? order[at.Area] : at.Area, at.Time, at.Kind < 2 ? 1 - at.Kind : at.Kind)];
            }

            return Breaches(one, marks).Length == Breaches(other, moved).Length
                && Breaches(other, ComplementarySuppression.Withhold(other, K, CancellationToken.None).Withheld).Length == 0;
        }, iter: 25, threads: 2);

    [Fact]
    public void Proofs_that_do_not_hold_prove_nothing()
    {
        var cube = AddedUp.Join(K, [[[12], [9]], [[2], [14]], [[8], [30]]]).Cube;
        var suppressed = ComplementarySuppression.Withhold(cube, K, CancellationToken.None);

        var lied = suppressed with { Withheld = cube.PrimaryMarks() };

        Assert.NotEmpty(DisclosureAuditor.Audit(cube, lied, K, new(), CancellationToken.None).Breaches);
        Assert.Empty(DisclosureAuditor.Audit(cube, suppressed, K, new(), CancellationToken.None).Breaches);
    }

    private static DisclosureBreach[] Breaches(CountCube cube, bool[] marks) =>
        [.. DisclosureAuditor.Audit(cube.ToTable(), marks, K, new(), CancellationToken.None).Breaches];
}
