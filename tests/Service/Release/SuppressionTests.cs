using System.Collections.Immutable;
using CsCheck;
using Geo.Service.Release;
using Xunit.Abstractions;

namespace Geo.Tests.Service.Release;

public class SuppressionTests(ITestOutputHelper output)
{
    private const int K = 5;

    // Areas × quarters with both margins: one area of 2 in a quarter, whose row and column say it by subtraction.
    [Fact]
    public void A_lone_small_count_takes_others_with_it_until_no_sum_gives_it_away()
    {
        var table = Table([[12, 9], [2, 14], [8, 30]]);

        var withheld = Suppression.Withhold(table, K, CancellationToken.None);

        Assert.NotEmpty(Suppression.Unsafe(table, [.. table.Cells.Select(cell => cell.Primary)], K));
        Assert.Empty(Suppression.Unsafe(table, withheld, K));
        Assert.True(withheld[Index(2, area: 1, quarter: 0)]);
        Assert.True(withheld.Count(mark => mark) >= 4);
    }

    [Fact]
    public void A_table_without_small_counts_is_shown_whole()
    {
        var table = Table([[12, 9], [7, 14], [8, 30]]);

        Assert.DoesNotContain(true, Suppression.Withhold(table, K, CancellationToken.None));
    }

    // Two small counts side by side: 1 + 1 = 2 says that each is at most 2.
    [Fact]
    public void Two_small_counts_do_not_protect_each_other_when_their_sum_is_small()
    {
        var table = Table([[1, 9], [1, 14], [8, 30]]);

        var withheld = Suppression.Withhold(table, K, CancellationToken.None);

        Assert.Empty(Suppression.Unsafe(table, withheld, K));
        Assert.True(withheld[Index(2, area: 2, quarter: 0)] || withheld[Index(2, area: 3, quarter: 0)]);
    }

    [Fact]
    public void The_attacker_finds_what_subtraction_finds()
    {
        var table = Table([[2, 9], [10, 14]]);
        var withheld = new bool[table.Cells.Length];
        withheld[Index(2, area: 0, quarter: 0)] = true;

        var bounds = Attacker.Find(table, withheld, [Index(2, area: 0, quarter: 0)]);

        Assert.Equal(new Bounds(2, 2), bounds[Index(2, area: 0, quarter: 0)]);
    }

    // By hand: a 2 × 2 block withheld with margins 12, 23, 12, 23: the first cell lies between 0 and 12.
    [Fact]
    public void A_withheld_block_can_hold_anything_that_its_margins_allow()
    {
        var table = Table([[2, 10], [10, 13]]);
        bool[] withheld = [true, true, false, true, true, false, false, false, false];

        var bounds = Attacker.Find(table, withheld, [0]);

        Assert.Equal(new Bounds(0, 12), bounds[0]);
    }

    [Fact]
    public void No_random_table_gives_a_withheld_count_away()
    {
        var broken = 0;
        var tables = 0;
        Gen.Int[0, 14].Array[6].Array[2, 7].Sample(
            counts =>
            {
                var table = Table(counts);
                Interlocked.Increment(ref tables);
                if (Suppression.Unsafe(table, [.. table.Cells.Select(cell => cell.Primary)], K).Length > 0)
                {
                    Interlocked.Increment(ref broken);
                }

                return Suppression.Unsafe(table, Suppression.Withhold(table, K, CancellationToken.None), K).IsEmpty;
            },
            iter: 200, threads: 2);

        output.WriteLine($"{tables} tabeller: utan de extra döljandena går {broken} att räkna ut, med dem ingen.");
        Assert.True(broken > tables / 2, "a test that cannot fail");
    }

    // On tables small enough to try every whole-number table, the bounds never promise more than there is.
    [Fact]
    public void The_bounds_enclose_every_table_that_fits()
    {
        Gen.Int[0, 4].Array[2].Array[2].Select(Gen.Bool.Array[9]).Sample((counts, withheld) =>
        {
            var table = Table(counts);
            int[] asked = [.. Enumerable.Range(0, 9).Where(cell => withheld[cell])];
            var bounds = Attacker.Find(table, withheld, asked);
            var fits = Enumerate(table, withheld, largest: 16);
            return asked.All(cell =>
                bounds[cell].Smallest <= fits.Min(fit => fit[cell]) + 1e-6 && bounds[cell].Largest >= fits.Max(fit => fit[cell]) - 1e-6);
        }, iter: 60, threads: 2);
    }

    private static List<int[]> Enumerate(CountTable table, bool[] withheld, int largest)
    {
        // Areas × quarters decide the margins: only the four inner cells are free.
        int[] inner = [0, 1, 3, 4];
        var fits = new List<int[]>();
        foreach (var a in Values(inner[0]))
        {
            foreach (var b in Values(inner[1]))
            {
                foreach (var c in Values(inner[2]))
                {
                    foreach (var d in Values(inner[3]))
                    {
                        int[] fit = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
                        if (Enumerable.Range(0, 9).All(cell => withheld[cell] || fit[cell] == table.Cells[cell].Count))
                        {
                            fits.Add(fit);
                        }
                    }
                }
            }
        }

        return fits;

        IEnumerable<int> Values(int cell) => withheld[cell] ? Enumerable.Range(0, largest + 1) : [table.Cells[cell].Count];
    }

    // counts[area][quarter] with the sum of each area last, and the sums over areas as the last row.
    private static CountTable Table(int[][] counts)
    {
        var quarters = counts[0].Length;
        var areas = counts.Length;
        int[][] rows = [.. counts.Append([.. Enumerable.Range(0, quarters).Select(q => counts.Sum(row => row[q]))])];
        var cells = rows.SelectMany((row, area) => row.Append(row.Sum()).Select((count, quarter) => new CountCell(
            count, count is > 0 and < K, (area == areas ? 10 : 0) + (quarter == quarters ? 1 : 0))));
        var sums = ImmutableArray.CreateBuilder<Sum>();
        for (var area = 0; area <= areas; area++)
        {
            sums.Add(new(Index(quarters, area, quarters), [.. Enumerable.Range(0, quarters).Select(q => Index(quarters, area, q))]));
        }

        for (var quarter = 0; quarter <= quarters; quarter++)
        {
            sums.Add(new(Index(quarters, areas, quarter), [.. Enumerable.Range(0, areas).Select(a => Index(quarters, a, quarter))]));
        }

        return new([.. cells], sums.ToImmutable());
    }

    private static int Index(int quarters, int area, int quarter) => area * (quarters + 1) + quarter;
}
