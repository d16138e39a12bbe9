using System.Collections.Immutable;

namespace Geo.Service.Release;

/// <summary>Withholds more counts until those that had to be withheld cannot be computed from the others
/// (<i>complementary suppression</i>).</summary>
internal static class Suppression
{
    private const double Rounding = 1e-6;

    /// <summary>One mark a cell: true where the count is withheld.</summary>
    /// <param name="table">The theme's counts.</param>
    /// <param name="smallestCount">k: an attacker must be left with all of 1 … k − 1 for a count that is withheld for being small,
    /// and with k values in a row for any other.</param>
    /// <param name="cancel">Stops between two rounds.</param>
    /// <remarks>Greedy: of the cells that can protect, the lowest level first, and then the smallest count that is enough.
    /// It withholds more than the least possible.</remarks>
    public static bool[] Withhold(CountTable table, int smallestCount, CancellationToken cancel)
    {
        var withheld = table.Cells.Select(cell => cell.Primary).ToArray();
        var sumsOf = table.Sums.SelectMany(sum => sum.Members, (sum, cell) => (sum, cell)).ToLookup(pair => pair.cell, pair => pair.sum);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var unsafeCells = Unsafe(table, withheld, smallestCount);
            var gaveUp = unsafeCells.Count(cell => WithholdOneMore(table, withheld, sumsOf[cell], cell, smallestCount));
            if (gaveUp == 0)
            {
                return withheld;
            }
        }
    }

    /// <summary>The withheld cells that an attacker can tell too much about; none when the table is safe.</summary>
    public static ImmutableArray<int> Unsafe(CountTable table, bool[] withheld, int smallestCount)
    {
        int[] all = [.. Enumerable.Range(0, withheld.Length).Where(cell => withheld[cell])];
        var bounds = Attacker.Find(table, withheld, all.ToHashSet());
        return [.. all.Where(cell => bounds.TryGetValue(cell, out var found) && !IsSafe(table.Cells[cell], found, smallestCount))];
    }

    private static bool IsSafe(CountCell cell, Bounds bounds, int smallestCount) => cell.Primary && cell.Count < smallestCount
        ? bounds.Smallest <= 1 + Rounding && bounds.Largest >= smallestCount - 1 - Rounding
        : bounds.Largest - bounds.Smallest >= smallestCount - Rounding;

    private static bool WithholdOneMore(CountTable table, bool[] withheld, IEnumerable<Sum> sums, int cell, int smallestCount)
    {
        // The tightest sum first: where least is withheld beside the cell.
        foreach (var sum in sums.OrderBy(sum => sum.Members.Where(member => withheld[member]).Sum(member => (long)table.Cells[member].Count)))
        {
            var shown = sum.Members.Where(member => !withheld[member]).ToList();
            if (shown.Count > 0)
            {
                var needed = Math.Max(1, smallestCount - table.Cells[cell].Count);
                var chosen = shown.Where(member => table.Cells[member].Count >= needed)
                    .OrderBy(member => table.Cells[member].Level).ThenBy(member => table.Cells[member].Count).ThenBy(member => member)
                    .Cast<int?>().FirstOrDefault()
                    ?? shown.OrderBy(member => table.Cells[member].Level).ThenByDescending(member => table.Cells[member].Count).ThenBy(member => member).First();
                withheld[chosen] = true;
                return true;
            }
        }

        return false;
    }
}
