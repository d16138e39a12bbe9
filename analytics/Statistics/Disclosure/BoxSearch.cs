using System.Collections.Immutable;

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
    public ShapedBox? Find(int cell, int direction, int wanted, int[] room)
    {
        var at = cube.Cells[cell];
        var best = new Best();
        BoxStep[] areas = [.. Steps(_areas, _areas.Nodes[at.Area])];
        foreach (var a in areas)
        {
            foreach (var t in Steps(_times, _times.Nodes[at.Time]))
            {
                foreach (var k in Steps(_kinds, _kinds.Nodes[at.Kind]))
                {
                    if (Weigh(new(a, t, k, Twisted: false), [], direction, wanted, room, best))
                    {
                        return best.Box;
                    }
                }
            }
        }

        foreach (var (t, k) in Twists(at))
        {
            (int, int, int)[] pairs = [.. TouchedPairs(new(default, t, k, Twisted: true))];
            foreach (var a in areas)
            {
                if (Weigh(new(a, t, k, Twisted: true), pairs, direction, wanted, room, best))
                {
                    return best.Box;
                }
            }
        }

        return best.Box;
    }

    /// <summary>The box as a move.</summary>
    public BoxMove MoveOf(ShapedBox box)
    {
        var corners = ImmutableArray.CreateBuilder<(int, int)>(8);
        foreach (var corner in box.Shape.Corners())
        {
            foreach (var time in _times.Movers[corner.Time])
            {
                corners.Add((cube.Leaf(corner.Area, time, corner.Kind), corner.Sign * box.Direction));
            }
        }

        return new(corners.ToImmutable(), box.Size);
    }

    /// <summary>The cells that the box changes, each with +1 or −1.</summary>
    public IEnumerable<(int Cell, int Sign)> Touched(ShapedBox box)
    {
        foreach (var a in _areas.Touched(box.Shape.Area.Place, box.Shape.Area.Other))
        {
            foreach (var (time, kind, sign) in TouchedPairs(box.Shape))
            {
                yield return (cube.CellOf(a.Node, time, kind), a.Sign * sign * box.Direction);
            }
        }
    }

    private static IEnumerable<BoxStep> Steps(CountAxis axis, AxisNode node)
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

    // Another time and another kind at once: what the asked cell gains in one, it loses in the other.
    private IEnumerable<(BoxStep Time, BoxStep Kind)> Twists(CubeCell at) =>
        from time in Enumerable.Range(0, _times.Movers.Length)
        where _times.Holds(time, at.Time)
        from kind in Enumerable.Range(0, _kinds.Movers.Length)
        where _kinds.Holds(kind, at.Kind)
        from otherTime in Enumerable.Range(0, _times.Movers.Length)
        where otherTime != time
        from otherKind in Enumerable.Range(0, _kinds.Movers.Length)
        where otherKind != kind && !(_times.Holds(otherTime, at.Time) && _kinds.Holds(otherKind, at.Kind))
        select (new BoxStep(time, otherTime), new BoxStep(kind, otherKind));

    // Remembers a shape that is better than the best so far; true where none can be better.
    private bool Weigh(BoxShape shape, ReadOnlySpan<(int Time, int Kind, int Sign)> pairs, int direction, int wanted, int[] room, Best best)
    {
        var size = Size(shape, direction, Math.Max(wanted, smallestCount), room);
        if (size == 0)
        {
            return false;
        }

        // A small box must be followed by others, mostly over the same cells; what is withheld for it needs more room than it gives.
        var weight = (1 + .1 * ((wanted + size - 1) / size - 1)) * (size >= smallestCount ? 1 : 1.5);
        var score = Cost(shape, pairs, best.Score / weight) * weight + (size >= wanted ? 0 : 1e-6 / size);
        if (score >= best.Score)
        {
            return false;
        }

        (best.Box, best.Score) = (new(shape, direction, size), score);
        return score == 0;
    }

    private int Size(BoxShape shape, int direction, int most, int[] room)
    {
        var size = most;
        foreach (var corner in shape.Corners())
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

    private double Cost(BoxShape shape, ReadOnlySpan<(int Time, int Kind, int Sign)> pairs, double limit)
    {
        var cost = 0.0;
        foreach (var area in _areas.Touched(shape.Area.Place, shape.Area.Other))
        {
            if (shape.Twisted)
            {
                foreach (var (time, kind, _) in pairs)
                {
                    if ((cost += CostOf(area.Node, time, kind)) >= limit)
                    {
                        return double.PositiveInfinity;
                    }
                }

                continue;
            }

            foreach (var time in _times.Touched(shape.Time.Place, shape.Time.Other))
            {
                foreach (var kind in _kinds.Touched(shape.Kind.Place, shape.Kind.Other))
                {
                    if ((cost += CostOf(area.Node, time.Node, kind.Node)) >= limit)
                    {
                        return double.PositiveInfinity;
                    }
                }
            }
        }

        return cost;
    }

    private double CostOf(int area, int time, int kind)
    {
        var cell = cube.CellOf(area, time, kind);
        return withheld[cell] ? 0 : price[cell];
    }

    private IEnumerable<(int Time, int Kind, int Sign)> TouchedPairs(BoxShape shape)
    {
        var (time, kind) = (shape.Time, shape.Kind);
        if (!shape.Twisted)
        {
            foreach (var t in _times.Touched(time.Place, time.Other))
            {
                foreach (var k in _kinds.Touched(kind.Place, kind.Other))
                {
                    yield return (t.Node, k.Node, t.Sign * k.Sign);
                }
            }

            yield break;
        }

        for (var t = 0; t < _times.Nodes.Length; t++)
        {
            var (from, to) = (_times.Holds(time.Place, t), _times.Holds(time.Other, t));
            for (var k = 0; (from || to) && k < _kinds.Nodes.Length; k++)
            {
                var sign = (from && _kinds.Holds(kind.Place, k) ? 1 : 0) - (to && _kinds.Holds(kind.Other, k) ? 1 : 0);
                if (sign != 0)
                {
                    yield return (t, k, sign);
                }
            }
        }
    }

    private sealed class Best
    {
        public ShapedBox? Box { get; set; }

        public double Score { get; set; } = double.PositiveInfinity;
    }
}
