using CsCheck;
using Geo.Statistics.Disclosure;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Statistics.Disclosure;

public class DisclosureAuditorTests(ITestOutputHelper output)
{
    private const int K = 3;

    [Fact]
    public void Subtraction_is_found()
    {
        var cube = AddedUp.Join(5, [[[2], [9]], [[10], [14]]]).Cube;
        var marks = new bool[cube.Cells.Length];
        marks[AddedUp.CellOf(cube, "area 0", "2026K1", "theme")] = marks[AddedUp.CellOf(cube, "area 0", "2026K1", "kind 0")] = true;

        var audit = DisclosureAuditor.Audit(cube.ToTable(), marks, 5, new(), CancellationToken.None);

        Assert.Equal(2, audit.Breaches.Length);
        Assert.All(audit.Breaches, breach => Assert.Equal((1, BreachProof.LinearBounds), (breach.Value, breach.By)));
    }

    // By hand: a block of 2 × 2 with the margins 12, 23, 12, 23: its first cell is anything from 0 to 12.
    [Fact]
    public void A_block_that_can_be_anything_that_its_margins_allow_is_safe()
    {
        var cube = AddedUp.Join(5, [[[2], [10]], [[10], [13]]]).Cube;
        var marks = new bool[cube.Cells.Length];
        foreach (var (area, quarter) in new[] { (0, 1), (0, 2), (1, 1), (1, 2) })
        {
            marks[AddedUp.CellOf(cube, $"area {area}", $"2026K{quarter}", "theme")] = marks[AddedUp.CellOf(cube, $"area {area}", $"2026K{quarter}", "kind 0")] = true;
        }

        Assert.Empty(DisclosureAuditor.Audit(cube.ToTable(), marks, 5, new(), CancellationToken.None).Breaches);
    }

    // x + y = 1, y + z = 1 and x + z = t: then t = 2x, and is 1 only where x is a half.
    [Fact]
    public void What_only_fractions_allow_is_no_shelter()
    {
        var table = new CountTable(
            [new(1, true), new(0, false), new(1, false), new(2, true), new(1, false), new(1, false)],
            [new(4, [0, 1]), new(5, [1, 2]), new(3, [0, 2])]);
        bool[] marks = [true, true, true, true, false, false];

        var audit = DisclosureAuditor.Audit(table, marks, K, new(), CancellationToken.None);

        Assert.Contains(new DisclosureBreach(3, 1, BreachProof.WholeNumbers), audit.Breaches);
    }

    [Fact]
    public void What_is_not_decided_within_its_limit_is_unsafe()
    {
        var table = new CountTable(
            [new(1, true), new(0, false), new(1, false), new(2, true), new(1, false), new(1, false)],
            [new(4, [0, 1]), new(5, [1, 2]), new(3, [0, 2])]);

        var audit = DisclosureAuditor.Audit(table, [true, true, true, true, false, false], K, new() { UndecidedSearches = 0 }, CancellationToken.None);

        Assert.Contains(new DisclosureBreach(3, 1, BreachProof.Undecided), audit.Breaches);
    }

    // Two areas × two quarters × two kinds, any pattern of marks: for every withheld count the auditor and the list of all tables agree.
    [Fact]
    public void It_agrees_with_the_list_of_all_tables()
    {
        var (safe, unsafe_) = (0, 0);
        Gen.Int[0, 4].Array[2].Array[2].Array[2].Select(Gen.Int[0, 5].Select(mark => mark > 0).Array[27]).Sample((counts, marks) =>
        {
            var cube = AddedUp.Join(K, counts).Cube;
            marks[AddedUp.CellOf(cube, "municipality", "2 quarters", "theme")] = false;
            var values = TableEnumeration.Values(cube, marks);
            var breached = DisclosureAuditor.Audit(cube.ToTable(), marks, K, new(), CancellationToken.None).Breaches.Select(breach => breach.Cell).ToHashSet();
            var asked = Enumerable.Range(0, marks.Length).Where(cell => marks[cell]).ToList();
            Interlocked.Add(ref unsafe_, breached.Count);
            Interlocked.Add(ref safe, asked.Count - breached.Count);
            return asked.All(cell => breached.Contains(cell) == !TableEnumeration.IsSafe(cube.Cells[cell].Count, values[cell], K));
        }, iter: 200, threads: 2);

        output.WriteLine($"Granskaren mot uppräkning av alla tabeller: {safe} säkra och {unsafe_} röjda antal, samma svar om alla.");
        Assert.True(safe > 100 && unsafe_ > 100, "a test that cannot fail");
    }

    // Two areas, two quarters, one of them corrected between two releases.
    [Fact]
    public void It_agrees_with_the_list_of_all_tables_of_two_releases()
    {
        var breachedInAll = 0;
        Gen.Int[0, 4].Array[1].Array[2].Array[2].Select(Gen.Int[0, 2].Array[2], Gen.Bool.Array[18], Gen.Bool.Array[18]).Sample((counts, late, before, now) =>
        {
            int[][][] corrected = [.. counts.Select((area, a) => (int[][])[[area[0][0] + late[a]], area[1]])];
            var first = RandomMunicipality.Published(AddedUp.Table(K, counts, [0, 0]), before);
            var cube = ReleaseHistory.Join(AddedUp.Hierarchy("area", 2, "municipality"), AddedUp.Hierarchy("kind", 1, "theme"), [first], AddedUp.Table(K, corrected, [1, 0]), K).Cube;
            var marks = cube.Cells.Select((cell, i) => cell.Standing == CellStanding.WithheldBefore || (cell.Standing == CellStanding.Open && now[i % now.Length])).ToArray();
            foreach (var total in Enumerable.Range(0, marks.Length).Where(cell => cube.Cells[cell].Area == 2 && cube.Times.Nodes[cube.Cells[cell].Time].Leaves.Length > 1))
            {
                marks[total] = false;
            }

            var values = TableEnumeration.Values(cube, marks);
            var breached = DisclosureAuditor.Audit(cube.ToTable(), marks, K, new(), CancellationToken.None).Breaches.Select(breach => breach.Cell).ToHashSet();
            Interlocked.Add(ref breachedInAll, breached.Count);
            return Enumerable.Range(0, marks.Length).Where(cell => marks[cell]).All(cell => breached.Contains(cell) == !TableEnumeration.IsSafe(cube.Cells[cell].Count, values[cell], K));
        }, iter: 150, threads: 2);

        Assert.True(breachedInAll > 100, "a test that cannot fail");
    }
}
