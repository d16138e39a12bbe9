using System.Collections.Immutable;
using System.Numerics;

namespace Geo.Statistics.Disclosure;

/// <summary>Finds the box that lets a withheld count be larger or smaller at the least cost of counts that would have to be
/// withheld for it.</summary>
internal sealed class BoxSearch(CountCube cube, bool[] withheld, double[] price, int smallestCount)
{
    private readonly CountAxis _areas = cube.Areas;
    private readonly CountAxis _times = cube.Times;
    private readonly CountAxis _kinds = cube.Kinds;
    private readonly bool[] _tied = Tied(cube);

    /// <summary>The cheapest box; null where every one would change a count that is known for good, or take from where there is
    /// none.</summary>
    /// <param name="cell">The count that is to move.</param>
    /// <param name="direction">+1 for larger, −1 for smaller.</param>
    /// <param name="wanted">By how much, at least 1. The box may be smaller: then another must follow.</param>
    /// <param name="room">How much each leaf can fall.</param>
    public Box? Find(int cell, int direction, int wanted, int[] room)
    {
        var (area, time, kind) = (_areas.Nodes[cube.Cells[cell].Area], _times.Nodes[cube.Cells[cell].Time], _kinds.Nodes[cube.Cells[cell].Kind]);
        var (best, bestScore) = ((Box?)null, double.PositiveInfinity);
        foreach (var a in Steps(_areas, area))
        {
            foreach (var t in Steps(_times, time))
            {
                foreach (var k in Steps(_kinds, kind))
                {
                    var size = Size(a, t, k, direction, Math.Max(wanted, smallestCount), room);
                    if (size == 0)
                    {
                        continue;
                    }

                    // A small box must be followed by others, mostly over the same cells; what is withheld for it needs more room than it gives.
                    var weight = (1 + .1 * ((wanted + size - 1) / size - 1)) * (size >= smallestCount ? 1 : 1.5);
                    var score = Cost(a, t, k, bestScore / weight) * weight + (size >= wanted ? 0 : 1e-6 / size);
                    if (score < bestScore)
                    {
                        (best, bestScore) = (new(a, t, k, direction, size), score);
                        if (score == 0)
                        {
                            return best;
                        }
                    }
                }
            }
        }

        return best;
    }

    /// <summary>The box as a move.</summary>
    public BoxMove MoveOf(Box box)
    {
        var corners = ImmutableArray.CreateBuilder<(int, int)>(8);
        foreach (var corner in Corners(box.Area, box.Time, box.Kind))
        {
            foreach (var time in _times.Movers[corner.Time])
            {
                corners.Add((cube.Leaf(corner.Area, time, corner.Kind), corner.Sign * box.Direction));
            }
        }

        return new(corners.ToImmutable(), box.Size);
    }

    /// <summary>The cells that the box changes, each with +1 or −1.</summary>
    public IEnumerable<(int Cell, int Sign)> Touched(Box box)
    {
        foreach (var a in _areas.Touched(box.Area.Place, box.Area.Other))
        {
            foreach (var t in _times.Touched(box.Time.Place, box.Time.Other))
            {
                foreach (var k in _kinds.Touched(box.Kind.Place, box.Kind.Other))
                {
                    yield return (cube.CellOf(a.Node, t.Node, k.Node), a.Sign * t.Sign * k.Sign * box.Direction);
                }
            }
        }
    }

    private static IEnumerable<Step> Steps(CountAxis axis, AxisNode node)
    {
        var inside = Array.ConvertAll([.. axis.Movers], mover => mover.Any(node.Leaves.Contains));
        for (var place = 0; place < inside.Length; place++)
        {
            if (!inside[place])
            {
                continue;
            }

            for (var other = 0; other < inside.Length; other++)
            {
                if (!inside[other])
                {
                    yield return new(place, other);
                }
            }

            yield return new(place, CountAxis.None);
        }
    }

    private static bool[] Tied(CountCube cube)
    {
        var tied = new bool[cube.Leaves.Length];
        for (var leaf = 0; leaf < tied.Length; leaf++)
        {
            tied[leaf] = cube.IsTied(leaf / (cube.Times.Leaves * cube.Kinds.Leaves), leaf / cube.Kinds.Leaves % cube.Times.Leaves, leaf % cube.Kinds.Leaves);
        }

        return tied;
    }

    private int Size(Step a, Step t, Step k, int direction, int most, int[] room)
    {
        var size = most;
        foreach (var corner in Corners(a, t, k))
        {
            var versions = _times.Movers[corner.Time];
            foreach (var time in versions)
            {
                var leaf = cube.Leaf(corner.Area, time, corner.Kind);
                if ((versions.Length == 1 && _tied[leaf]) || (corner.Sign * direction < 0 && room[leaf] < size && (size = room[leaf]) == 0))
                {
                    return 0;
                }
            }
        }

        return size;
    }

    private static CornerList Corners(Step a, Step t, Step k) => new(a, t, k);

    private double Cost(Step a, Step t, Step k, double limit)
    {
        var cost = 0.0;
        foreach (var area in _areas.Touched(a.Place, a.Other))
        {
            foreach (var time in _times.Touched(t.Place, t.Other))
            {
                foreach (var kind in _kinds.Touched(k.Place, k.Other))
                {
                    var cell = cube.CellOf(area.Node, time.Node, kind.Node);
                    if (!withheld[cell] && (cost += price[cell]) >= limit)
                    {
                        return double.PositiveInfinity;
                    }
                }
            }
        }

        return cost;
    }

    /// <summary>A place on an axis, and the one that it is held against, or none.</summary>
    internal readonly record struct Step(int Place, int Other);

    /// <summary>What an event moves to (+1) or from (−1).</summary>
    private readonly record struct Corner(int Area, int Time, int Kind, int Sign);

    /// <summary>A step along each axis, the way that the asked cell goes, and how far.</summary>
    internal sealed record Box(Step Area, Step Time, Step Kind, int Direction, int Size);

    // Up to eight corners without a list on the heap: this is the innermost loop.
    private readonly struct CornerList(Step a, Step t, Step k)
    {
        public Enumerator GetEnumerator() => new(a, t, k);

        public struct Enumerator(Step a, Step t, Step k)
        {
            private int _next = -1;

            public readonly Corner Current => new(
                (_next & 1) == 0 ? a.Place : a.Other,
                (_next & 2) == 0 ? t.Place : t.Other,
                (_next & 4) == 0 ? k.Place : k.Other,
                (BitOperations.PopCount((uint)_next) & 1) == 0 ? 1 : -1);

            public bool MoveNext()
            {
                while (++_next < 8)
                {
                    if (((_next & 1) == 0 || a.Other >= 0) && ((_next & 2) == 0 || t.Other >= 0) && ((_next & 4) == 0 || k.Other >= 0))
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
