using System.Collections.Immutable;
using Google.OrTools.LinearSolver;

namespace Geo.Statistics.Disclosure;

/// <summary>The attack on one block of withheld cells: which values each cell is proven to be able to have.</summary>
internal sealed class BlockAttack : IDisposable
{
    private const double Rounding = 1e-6;

    private readonly CountTable _table;
    private readonly WithheldBlock _block;
    private readonly int _smallestCount;
    private readonly AuditLimits _limits;
    private readonly Dictionary<int, int> _place;
    private readonly HashSet<int>[] _proven;
    private readonly ImmutableArray<(ImmutableArray<(int Place, int Sign)> Terms, int Known)> _rows;
    private readonly WholeNumberSearch _search;
    private Solver? _solver;
    private Variable[] _variables = [];
    private int _undecided;

    public BlockAttack(
        CountTable table, bool[] withheld, WithheldBlock block, int smallestCount, AuditLimits limits, int[] up, int[] down)
    {
        (_table, _block, _smallestCount, _limits) = (table, block, smallestCount, limits);
        _place = block.Cells.Select((cell, place) => (cell, place)).ToDictionary(pair => pair.cell, pair => pair.place);
        _rows = [.. block.Sums.Select(Row)];
        _search = new(block.Cells.Length, _rows, 8L * smallestCount + 2 * block.Cells.Sum(cell => (long)table.Cells[cell].Count), limits.SearchEffort);
        _proven = [.. block.Cells.Select(cell => Enumerable.Range(table.Cells[cell].Count - down[cell], up[cell] + down[cell] + 1).ToHashSet())];

        (ImmutableArray<(int, int)>, int) Row(CountSum sum)
        {
            var (terms, known) = WithheldBlock.Row(table, withheld, sum);
            return ([.. terms.Select(term => (_place[term.Cell], term.Sign))], known);
        }
    }

    /// <summary>Linear programmes solved so far.</summary>
    public int Programmes { get; private set; }

    /// <summary>Searches over whole numbers so far.</summary>
    public int Searches { get; private set; }

    /// <summary>The breach of a cell; null when it is safe.</summary>
    public DisclosureBreach? Find(int cell)
    {
        var count = _table.Cells[cell].Count;
        if (Need.IsSmall(count, _smallestCount))
        {
            for (var value = 1; value < _smallestCount; value++)
            {
                if (Disproof(cell, value) is { } by)
                {
                    return new(cell, value, by);
                }
            }

            return null;
        }

        // As far down as it goes or as is needed, then up: k + 1 whole numbers in a row, the true one among them.
        var (lowest, largest, worst, stop) = (count, count, (BreachProof?)null, count);
        while (largest - lowest < _smallestCount && lowest > 0 && (worst = Disproof(cell, lowest - 1)) is null)
        {
            lowest--;
        }

        while (largest - lowest < _smallestCount)
        {
            if (Disproof(cell, largest + 1) is { } by)
            {
                stop = largest + 1;
                return new(cell, stop, worst is BreachProof.Undecided ? BreachProof.Undecided : by);
            }

            largest++;
        }

        return null;
    }

    public void Dispose() => _solver?.Dispose();

    // How it is known that the cell cannot be the value; null when it can.
    private BreachProof? Disproof(int cell, int value)
    {
        if (_proven[_place[cell]].Contains(value))
        {
            return null;
        }

        switch (Fractions(cell, value))
        {
            case null:
                return BreachProof.LinearBounds;
            case { IsEmpty: false } corner:
                Remember(corner);
                if (_proven[_place[cell]].Contains(value))
                {
                    return null;
                }

                break;
            default:
                break;
        }

        return Whole(cell, value);
    }

    // A table of fractions in which the cell has the value, whole where it is empty of them; null where there is none.
    private ImmutableArray<int>? Fractions(int cell, int value)
    {
        Programmes++;
        var solver = _solver ??= MakeProgramme();
        var variable = _variables[_place[cell]];
        variable.SetBounds(value, value);
        var status = solver.Solve();
        ImmutableArray<int>? corner = status switch
        {
            Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE => Rounded(),
            Solver.ResultStatus.INFEASIBLE => null,
            _ => ImmutableArray<int>.Empty,
        };
        variable.SetBounds(0, double.PositiveInfinity);
        return corner;
    }

    private ImmutableArray<int> Rounded()
    {
        var values = Array.ConvertAll(_variables, variable => variable.SolutionValue());
        return values.Any(value => Math.Abs(value - Math.Round(value)) > Rounding) ? [] : [.. values.Select(value => (int)Math.Round(value))];
    }

    private BreachProof? Whole(int cell, int value)
    {
        if (_undecided >= _limits.UndecidedSearches)
        {
            return BreachProof.Undecided;
        }

        Searches++;
        var (values, impossible) = _search.Find(_place[cell], value);
        if (values is { } whole)
        {
            Remember(whole);
            return null;
        }

        _undecided += impossible ? 0 : 1;
        return impossible ? BreachProof.WholeNumbers : BreachProof.Undecided;
    }

    // A whole table that fits proves a value of every cell, and where all of it lies a multiple away from the truth, the steps between.
    private void Remember(ImmutableArray<int> values)
    {
        if (values.Any(value => value < 0) || _rows.Any(row => row.Terms.Sum(term => term.Sign * values[term.Place]) != row.Known))
        {
            return;
        }

        var step = 0;
        for (var place = 0; place < values.Length; place++)
        {
            step = Divisor(step, Math.Abs(values[place] - _table.Cells[_block.Cells[place]].Count));
        }

        for (var place = 0; place < values.Length; place++)
        {
            var (value, count) = (values[place], _table.Cells[_block.Cells[place]].Count);
            for (var i = 1; i <= step; i++)
            {
                _proven[place].Add(count + (value - count) / step * i);
            }
        }
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    private Solver MakeProgramme()
    {
        var solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("OR-Tools has no GLOP.");
        _variables = [.. _block.Cells.Select(_ => solver.MakeNumVar(0, double.PositiveInfinity, ""))];
        foreach (var (terms, known) in _rows)
        {
            var row = solver.MakeConstraint(known, known);
            foreach (var (place, sign) in terms)
            {
                row.SetCoefficient(_variables[place], row.GetCoefficient(_variables[place]) + sign);
            }
        }

        return solver;
    }
}
