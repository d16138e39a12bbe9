using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Withheld cells that share sums, however far apart: nothing outside a block says anything of what is in it.</summary>
internal sealed record WithheldBlock(ImmutableArray<int> Cells, ImmutableArray<CountSum> Sums)
{
    /// <summary>The blocks of a table, by their first cell.</summary>
    public static IEnumerable<WithheldBlock> Of(CountTable table, bool[] withheld)
    {
        var block = Enumerable.Range(0, table.Cells.Length).ToArray();
        var sums = table.Sums.Where(sum => sum.Members.Any(cell => withheld[cell])).ToList();
        foreach (var sum in sums)
        {
            var first = sum.Members.First(cell => withheld[cell]);
            foreach (var cell in sum.Members.Where(cell => withheld[cell]))
            {
                block[Root(cell)] = Root(first);
            }
        }

        var sumsOf = sums.ToLookup(sum => Root(sum.Members.First(cell => withheld[cell])));
        return Enumerable.Range(0, withheld.Length)
            .Where(cell => withheld[cell])
            .GroupBy(Root)
            .Select(cells => new WithheldBlock([.. cells], [.. sumsOf[cells.Key]]));

        int Root(int cell) => block[cell] == cell ? cell : block[cell] = Root(block[cell]);
    }

    /// <summary>A sum of the block as signs of its withheld cells (total +1, parts −1) and what they come to.</summary>
    public static (ImmutableArray<(int Cell, int Sign)> Terms, int Known) Row(CountTable table, bool[] withheld, CountSum sum)
    {
        var terms = ImmutableArray.CreateBuilder<(int, int)>();
        var known = 0;
        foreach (var (cell, sign) in sum.Parts.Select(part => (part, -1)).Prepend((sum.Total, 1)))
        {
            if (withheld[cell])
            {
                terms.Add((cell, sign));
            }
            else
            {
                known -= sign * table.Cells[cell].Count;
            }
        }

        return (terms.ToImmutable(), known);
    }
}
