namespace Geo.Statistics.Disclosure;

/// <summary>Adds up the moves that are said to prove how far counts can lie from the truth: every step must leave what is shown
/// as it is, no leaf below 0, and tied versions tied, or the chain counts for nothing.</summary>
internal static class MoveProof
{
    /// <summary>How much larger and how much smaller each cell is proven to be able to be, with every whole number between.</summary>
    public static (int[] Up, int[] Down) Of(CountCube cube, bool[] withheld, IEnumerable<MoveChain> chains)
    {
        var (up, down) = (new int[withheld.Length], new int[withheld.Length]);
        var (areas, times, kinds) = (Holders(cube.Areas), Holders(cube.Times), Holders(cube.Kinds));
        foreach (var chain in chains)
        {
            var (leaves, change, reached) = (new Dictionary<int, int>(), new Dictionary<int, int>(), new List<(int Cell, int Far)>());
            if (!chain.Moves.All(Holds))
            {
                continue;
            }

            foreach (var (cell, far) in reached)
            {
                up[cell] = Math.Max(up[cell], far);
                down[cell] = Math.Max(down[cell], -far);
            }

            bool Holds(BoxMove move)
            {
                var touched = new Dictionary<int, int>();
                foreach (var (leaf, sign) in move.Corners)
                {
                    leaves[leaf] = leaves.GetValueOrDefault(leaf) + sign * move.Size;
                    foreach (var cell in CellsOver(leaf))
                    {
                        touched[cell] = touched.GetValueOrDefault(cell) + sign;
                    }
                }

                // All whole numbers between two steps are met only where each event moves a count by one.
                if (move.Size < 1 || !move.Corners.All(corner => StaysTied(leaves, corner.Leaf)) || touched.Any(cell => (cell.Value != 0 && !withheld[cell.Key]) || Math.Abs(cell.Value) > 1)
                    || move.Corners.Any(corner => cube.Leaves[corner.Leaf] + leaves[corner.Leaf] < 0))
                {
                    return false;
                }

                foreach (var (cell, sign) in touched)
                {
                    change[cell] = change.GetValueOrDefault(cell) + sign * move.Size;
                    reached.Add((cell, change[cell]));
                }

                return true;
            }
        }

        return (up, down);

        (int Area, int Time, int Kind) Place(int leaf) =>
            (leaf / (cube.Times.Leaves * cube.Kinds.Leaves), leaf / cube.Kinds.Leaves % cube.Times.Leaves, leaf % cube.Kinds.Leaves);

        bool StaysTied(Dictionary<int, int> leaves, int leaf)
        {
            var (area, time, kind) = Place(leaf);
            return !cube.IsTied(area, time, kind)
                || cube.Times.Versions[time].All(version => leaves.GetValueOrDefault(cube.Leaf(area, version, kind)) == leaves[leaf]);
        }

        IEnumerable<int> CellsOver(int leaf)
        {
            var (area, time, kind) = Place(leaf);
            return from a in areas[area] from t in times[time] from k in kinds[kind] select cube.CellOf(a, t, k);
        }
    }

    private static int[][] Holders(CountAxis axis) =>
        [.. Enumerable.Range(0, axis.Leaves).Select(leaf => Enumerable.Range(0, axis.Nodes.Length).Where(node => axis.Nodes[node].Leaves.Contains(leaf)).ToArray())];
}
