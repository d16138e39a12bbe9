using Geo.Statistics.Disclosure;

namespace Geo.Tests.Support;

/// <summary>Every table of whole numbers that fits what is shown, one by one: what the auditor must agree with where there are
/// few. It shares no code with it: leaves are filled in, sums are added up, and shown sums are compared.</summary>
internal static class TableEnumeration
{
    /// <summary>The values that each cell has in some table that fits.</summary>
    /// <param name="cube">A cube in which the sum of all is shown for every time leaf that it has, or else tables would have no end.</param>
    /// <param name="withheld">One mark a cell.</param>
    public static HashSet<int>[] Values(CountCube cube, bool[] withheld)
    {
        var cells = cube.Cells.Select(cell => Members(cube, cell).ToArray()).ToArray();
        var shown = Enumerable.Range(0, cells.Length).Where(cell => !withheld[cell]).ToArray();
        var leaves = new int[cube.Leaves.Length];
        var left = cube.Cells.Select(cell => cell.Count).ToArray();

        // A shown sum is compared as soon as the last of its leaves is filled in.
        var over = Enumerable.Range(0, leaves.Length).Select(leaf => shown.Where(cell => cells[cell].Contains(leaf)).ToArray()).ToArray();
        var ends = Enumerable.Range(0, leaves.Length).Select(leaf => shown.Where(cell => cells[cell].Max() == leaf).ToArray()).ToArray();
        var values = cells.Select(_ => new HashSet<int>()).ToArray();
        Fill(0);
        return values;

        void Fill(int leaf)
        {
            if (leaf == leaves.Length)
            {
                for (var cell = 0; cell < cells.Length; cell++)
                {
                    values[cell].Add(cells[cell].Sum(member => leaves[member]));
                }

                return;
            }

            var most = over[leaf].Min(cell => left[cell]);
            for (var value = 0; value <= most; value++)
            {
                leaves[leaf] = value;
                foreach (var cell in over[leaf])
                {
                    left[cell] -= value;
                }

                if (ends[leaf].All(cell => left[cell] == 0) && IsTied(cube, leaves, leaf))
                {
                    Fill(leaf + 1);
                }

                foreach (var cell in over[leaf])
                {
                    left[cell] += value;
                }
            }
        }
    }

    /// <summary>Whether a count is safe, by the values that it can have.</summary>
    public static bool IsSafe(int count, HashSet<int> values, int smallestCount)
    {
        if (count > 0 && count < smallestCount)
        {
            return Enumerable.Range(1, smallestCount - 1).All(values.Contains);
        }

        var (lowest, largest) = (count, count);
        while (values.Contains(lowest - 1))
        {
            lowest--;
        }

        while (values.Contains(largest + 1))
        {
            largest++;
        }

        return largest - lowest >= smallestCount;
    }

    // What the attacker knows of a correction: which of the finest counts it left as they were.
    private static bool IsTied(CountCube cube, int[] leaves, int leaf)
    {
        var (area, time, kind) = (leaf / (cube.Times.Leaves * cube.Kinds.Leaves), leaf / cube.Kinds.Leaves % cube.Times.Leaves, leaf % cube.Kinds.Leaves);
        return cube.Times.Versions[time].Where(earlier => earlier < time).Select(earlier => cube.Leaf(area, earlier, kind))
            .All(earlier => cube.Leaves[earlier] != cube.Leaves[leaf] || leaves[earlier] == leaves[leaf]);
    }

    private static IEnumerable<int> Members(CountCube cube, CubeCell cell) =>
        from area in cube.Areas.Nodes[cell.Area].Leaves
        from time in cube.Times.Nodes[cell.Time].Leaves
        from kind in cube.Kinds.Nodes[cell.Kind].Leaves
        select cube.Leaf(area, time, kind);
}
