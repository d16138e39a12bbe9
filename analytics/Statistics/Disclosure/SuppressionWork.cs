using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>One run of <see cref="ComplementarySuppression"/>: what is withheld so far, and how far each count can move.</summary>
internal sealed class SuppressionWork
{
    private readonly CountCube _cube;
    private readonly bool[] _withheld;
    private readonly int _smallestCount;
    private readonly int[] _up;
    private readonly int[] _down;
    private readonly int[] _room;
    private readonly BoxSearch _search;
    private readonly ImmutableArray<MoveChain>.Builder _proofs = ImmutableArray.CreateBuilder<MoveChain>();
    private readonly List<int> _unproven = [];
    private readonly double[] _price;

    public SuppressionWork(CountCube cube, bool[] withheld, int smallestCount)
    {
        (_cube, _withheld, _smallestCount) = (cube, withheld, smallestCount);
        _up = new int[withheld.Length];
        _down = new int[withheld.Length];
        _room = [.. cube.Leaves];
        _price = [.. cube.Cells.Select(Price)];
        _search = new(cube, withheld, _price, smallestCount);
    }

    public void Run(CancellationToken cancel)
    {
        // What adds up much opens much: it goes first, and what is below then often moves for nothing.
        var open = new PriorityQueue<int, (int, int)>();
        foreach (var cell in Enumerable.Range(0, _withheld.Length).Where(cell => _withheld[cell] && IsAsked(cell)))
        {
            Enqueue(cell);
        }

        while (open.TryDequeue(out var cell, out _))
        {
            cancel.ThrowIfCancellationRequested();
            while (!IsMet(cell))
            {
                if (Cheapest(cell) is not { } chain)
                {
                    _unproven.Add(cell);
                    break;
                }

                foreach (var other in Apply(chain))
                {
                    Enqueue(other);
                }
            }
        }

        void Enqueue(int cell) => open.Enqueue(cell, (-Level(cell), cell));
    }

    public SuppressedCube Result() => new(_withheld, _proofs.ToImmutable(), [.. _unproven.Where(cell => !IsMet(cell)).Distinct().Order()]);

    private bool IsAsked(int cell) => _cube.Cells[cell].Standing != CellStanding.NeverTold;

    private bool IsMet(int cell) => Need.IsMet(_cube.Cells[cell].Count, _up[cell], _down[cell], _smallestCount);

    private List<BoxSearch.Box>? Cheapest(int cell)
    {
        var count = _cube.Cells[cell].Count;
        if (Need.IsSmall(count, _smallestCount))
        {
            var (more, less) = (_smallestCount - 1 - count, count - 1);
            return _up[cell] < more ? Chain(cell, 1, more)?.Boxes : Chain(cell, -1, less)?.Boxes;
        }

        var up = Chain(cell, 1, _smallestCount - _down[cell]);
        var far = _smallestCount - _up[cell];
        var down = up is { Cost: 0 } || count < far ? null : Chain(cell, -1, far);
        return (down is { } low && (up is not { } high || low.Cost < high.Cost) ? down : up)?.Boxes;
    }

    // From the true table, box after box, each the cheapest next; what is tried is forgotten again.
    private (List<BoxSearch.Box> Boxes, double Cost)? Chain(int cell, int direction, int wanted)
    {
        var (boxes, cost, gained) = (new List<BoxSearch.Box>(), 0.0, 0);
        var marked = new List<int>();
        while (gained < wanted)
        {
            if (_search.Find(cell, direction, wanted - gained, _room) is not { } box)
            {
                break;
            }

            boxes.Add(box);
            gained += box.Size;
            Move(box, 1);
            foreach (var (other, _) in _search.Touched(box).Where(touched => !_withheld[touched.Cell]))
            {
                _withheld[other] = true;
                marked.Add(other);
                cost += _price[other];
            }
        }

        boxes.ForEach(box => Move(box, -1));
        marked.ForEach(other => _withheld[other] = false);
        return gained >= wanted ? (boxes, cost) : null;
    }

    private void Move(BoxSearch.Box box, int times)
    {
        foreach (var (leaf, sign) in _search.MoveOf(box).Corners)
        {
            _room[leaf] += sign * times * box.Size;
        }
    }

    // Withholds what the chain changes, and remembers how far each count came on the way.
    private List<int> Apply(List<BoxSearch.Box> chain)
    {
        var change = new Dictionary<int, int>();
        var found = new List<int>();
        foreach (var box in chain)
        {
            foreach (var (cell, sign) in _search.Touched(box))
            {
                var far = change[cell] = change.GetValueOrDefault(cell) + sign * box.Size;
                _up[cell] = Math.Max(_up[cell], far);
                _down[cell] = Math.Max(_down[cell], -far);
                if (!_withheld[cell])
                {
                    _withheld[cell] = true;
                    found.Add(cell);
                }
            }
        }

        _proofs.Add(new([.. chain.Select(_search.MoveOf)]));
        return found;
    }

    private int Level(int cell)
    {
        var (area, time, kind) = (_cube.Cells[cell].Area, _cube.Cells[cell].Time, _cube.Cells[cell].Kind);
        return _cube.Areas.Nodes[area].Level + _cube.Times.Nodes[time].Level + _cube.Kinds.Nodes[kind].Level;
    }

    // A theme's count is worth more to a reader than a kind's, a union's or a year's more than an area's in a quarter, a large
    // one more than a small one. What is known for good has no price.
    private double Price(CubeCell cell)
    {
        if (cell.Standing == CellStanding.ShownBefore)
        {
            return double.PositiveInfinity;
        }

        var (area, time, kind) = (_cube.Areas.Nodes[cell.Area].Level, _cube.Times.Nodes[cell.Time].Level, _cube.Kinds.Nodes[cell.Kind].Level);
        return (1 + 2 * area) * (1 + time) * (1 + 5 * kind) * (1 + Math.Log2(1 + cell.Count));
    }
}
