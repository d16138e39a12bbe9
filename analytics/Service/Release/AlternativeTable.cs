using Google.OrTools.LinearSolver;

namespace Geo.Service.Release;

/// <summary>Another table that fits everything that adds up, in which one count is so much larger or smaller: found by
/// linear programming at the least cost of counts that would have to be withheld for it.</summary>
internal sealed class AlternativeTable : IDisposable
{
    private const double Rounding = 1e-7;

    private readonly CountTable _table;
    private readonly Solver _solver;
    private readonly Variable[] _more;
    private readonly Variable[] _less;

    public AlternativeTable(CountTable table)
    {
        _table = table;
        _solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("OR-Tools has no GLOP.");
        _more = [.. table.Cells.Select(_ => _solver.MakeNumVar(0, double.PositiveInfinity, ""))];
        _less = [.. table.Cells.Select(cell => _solver.MakeNumVar(0, cell.Count, ""))];
        foreach (var sum in table.Sums)
        {
            // What the total gains, its parts gain together.
            var row = _solver.MakeConstraint(0, 0);
            Add(row, sum.Total, 1);
            foreach (var part in sum.Parts)
            {
                Add(row, part, -1);
            }
        }
    }

    /// <summary>The cells that differ in the cheapest table in which a cell's count is <paramref name="move"/>
    /// higher, or lower where it is negative.</summary>
    public IReadOnlyList<int> Find(int cell, int move, bool[] withheld)
    {
        var objective = _solver.Objective();
        objective.Clear();
        objective.SetMinimization();
        for (var other = 0; other < _more.Length; other++)
        {
            var cost = withheld[other] ? 0 : Cost(_table.Cells[other]);
            objective.SetCoefficient(_more[other], cost);
            objective.SetCoefficient(_less[other], cost);
        }

        _more[cell].SetBounds(Math.Max(move, 0), Math.Max(move, 0));
        _less[cell].SetBounds(Math.Max(-move, 0), Math.Max(-move, 0));
        var status = _solver.Solve();
        List<int> different = status == Solver.ResultStatus.OPTIMAL
            ? [.. Enumerable.Range(0, _more.Length).Where(other => Math.Abs(_more[other].SolutionValue() - _less[other].SolutionValue()) > Rounding)]
            : throw new InvalidOperationException($"The linear programme ended as {status}.");
        _more[cell].SetBounds(0, double.PositiveInfinity);
        _less[cell].SetBounds(0, _table.Cells[cell].Count);
        return different;
    }

    public void Dispose() => _solver.Dispose();

    // A union's or a year's count is worth more to a reader than an area's in a quarter; a large count more than a small.
    private static double Cost(CountCell cell) => (1 + cell.Level) * (1 + Math.Log2(1 + cell.Count));

    private void Add(Constraint row, int cell, int sign)
    {
        row.SetCoefficient(_more[cell], sign);
        row.SetCoefficient(_less[cell], -sign);
    }
}
