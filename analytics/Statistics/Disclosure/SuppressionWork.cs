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
    private readonly List<Dictionary<int, (int Up, int Down)>> _reach = [];
    private readonly List<int> _unproven = [];
    private readonly bool[] _given;
    private readonly double[] _price;

    public SuppressionWork(CountCube cube, bool[] withheld, int smallestCount)
    {
        (_cube, _withheld, _smallestCount, _given) = (cube, withheld, smallestCount, [.. withheld]);
        _up = new int[withheld.Length];
        _down = new int[withheld.Length];
        _room = [.. cube.Leaves];
        _price = [.. cube.Cells.Select(Price)];
        _search = new(cube, withheld, _price, smallestCount);
    }

    public void Run(CancellationToken cancel)
    {
        // From below: what moves for a kind in a quarter seldom needs a sum, and what moves for a sum moves what is below.
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

        if (_unproven.Count == 0)
        {
            ShowAgain();
        }

        void Enqueue(int cell) => open.Enqueue(cell, (Level(cell), cell));
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
        var (change, reach, found) = (new Dictionary<int, int>(), new Dictionary<int, (int Up, int Down)>(), new List<int>());
        foreach (var box in chain)
        {
            foreach (var (cell, sign) in _search.Touched(box))
            {
                var far = change[cell] = change.GetValueOrDefault(cell) + sign * box.Size;
                var (up, down) = reach.GetValueOrDefault(cell);
                reach[cell] = (Math.Max(up, far), Math.Max(down, -far));
                _up[cell] = Math.Max(_up[cell], far);
                _down[cell] = Math.Max(_down[cell], -far);
                if (!_withheld[cell])
                {
                    _withheld[cell] = true;
                    found.Add(cell);
                }
            }
        }

        _reach.Add(reach);
        _proofs.Add(new([.. chain.Select(_search.MoveOf)]));
        return found;
    }

    // Chains that later ones have made needless are dropped, the dearest first, and what only they changed is shown again.
    private void ShowAgain()
    {
        var over = new List<int>[_withheld.Length];
        for (var chain = 0; chain < _reach.Count; chain++)
        {
            foreach (var cell in _reach[chain].Keys)
            {
                (over[cell] ??= []).Add(chain);
            }
        }

        var dropped = new bool[_reach.Count];
        foreach (var chain in Enumerable.Range(0, _reach.Count).OrderByDescending(chain => _reach[chain].Keys.Where(cell => !_given[cell]).Sum(cell => _price[cell])).ThenByDescending(chain => chain))
        {
            dropped[chain] = true;
            dropped[chain] = _reach[chain].Keys.All(cell => !IsAsked(cell) || IsFree(cell) || Need.IsMet(_cube.Cells[cell].Count, Reach(cell).Up, Reach(cell).Down, _smallestCount));
        }

        for (var cell = 0; cell < _withheld.Length; cell++)
        {
            _withheld[cell] = _given[cell] || (_withheld[cell] && !IsFree(cell));
        }

        var kept = _proofs.Where((_, chain) => !dropped[chain]).ToList();
        _proofs.Clear();
        _proofs.AddRange(kept);

        bool IsFree(int cell) => !_given[cell] && (over[cell] is null || over[cell].All(chain => dropped[chain]));
        (int Up, int Down) Reach(int cell)
        {
            var (up, down) = (0, 0);
            foreach (var chain in over[cell].Where(chain => !dropped[chain]))
            {
                (up, down) = (Math.Max(up, _reach[chain][cell].Up), Math.Max(down, _reach[chain][cell].Down));
            }

            return (up, down);
        }
    }

    private int Level(int cell)
    {
        var (area, time, kind) = (_cube.Cells[cell].Area, _cube.Cells[cell].Time, _cube.Cells[cell].Kind);
        return _cube.Areas.Nodes[area].Level + _cube.Times.Nodes[time].Level + _cube.Kinds.Nodes[kind].Level;
    }

    // A theme's count is worth more to a reader than a kind's, a union's or a year's more than an area's in a quarter, a large
    // one more than a small one; but a zero that is withheld must be able to be k, and draws in many others. What is known for good has
    // no price. Measured on the town of ./geo bench release: other weights withhold up to a third more.
    private double Price(CubeCell cell)
    {
        if (cell.Standing == CellStanding.ShownBefore)
        {
            return double.PositiveInfinity;
        }

        var (area, time, kind) = (_cube.Areas.Nodes[cell.Area].Level, _cube.Times.Nodes[cell.Time].Level, _cube.Kinds.Nodes[cell.Kind].Level);
        return (1 + 2 * area) * (1 + 3 * time) * (1 + 30 * kind) * (cell.Count == 0 ? 100 : 1 + .1 * Math.Log2(1 + cell.Count));
    }
}
