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
    /// <param name="cancel">Stops between two cells.</param>
    /// <remarks>
    /// Cell by cell, the linear heuristic of Fischetti and Salazar (2001, section 5): the cheapest way in which the table could have been
    /// another one, in which this count is as much larger or smaller as the rule asks, withholds every count that differs
    /// there. Cheap is what is withheld already, then a small area in a quarter. It withholds more than the least possible.
    /// </remarks>
    public static bool[] Withhold(CountTable table, int smallestCount, CancellationToken cancel)
    {
        var withheld = table.Cells.Select(cell => cell.Primary).ToArray();
        if (!withheld.Contains(true))
        {
            return withheld;
        }

        using var alternatives = new AlternativeTable(table);
        var open = new Queue<int>(Enumerable.Range(0, withheld.Length)
            .Where(cell => withheld[cell])
            .OrderByDescending(cell => Moves(table.Cells[cell], smallestCount).Select(Math.Abs).DefaultIfEmpty().Max()));
        while (open.TryDequeue(out var cell))
        {
            foreach (var move in Moves(table.Cells[cell], smallestCount))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var other in alternatives.Find(cell, move, withheld).Where(other => !withheld[other]))
                {
                    withheld[other] = true;
                    open.Enqueue(other);
                }
            }
        }

        return withheld;
    }

    /// <summary>The withheld cells that an attacker can tell too much about; none when the table is safe.</summary>
    public static ImmutableArray<int> Unsafe(CountTable table, bool[] withheld, int smallestCount)
    {
        var all = Enumerable.Range(0, withheld.Length).Where(cell => withheld[cell]).ToHashSet();
        var bounds = Attacker.Find(table, withheld, all);
        return [.. all.Where(cell => bounds.TryGetValue(cell, out var found) && !IsSafe(table.Cells[cell], found, smallestCount)).Order()];
    }

    private static bool IsSafe(CountCell cell, Bounds bounds, int smallestCount) => IsSmall(cell, smallestCount)
        ? bounds.Smallest <= 1 + Rounding && bounds.Largest >= smallestCount - 1 - Rounding
        : bounds.Largest - bounds.Smallest >= smallestCount - Rounding;

    // How far the count must be able to lie from the truth, up and down.
    private static IEnumerable<int> Moves(CountCell cell, int smallestCount)
    {
        if (!IsSmall(cell, smallestCount))
        {
            yield return smallestCount;
            yield break;
        }

        if (cell.Count < smallestCount - 1)
        {
            yield return smallestCount - 1 - cell.Count;
        }

        if (cell.Count > 1)
        {
            yield return 1 - cell.Count;
        }
    }

    private static bool IsSmall(CountCell cell, int smallestCount) => cell.Primary && cell.Count < smallestCount;
}
