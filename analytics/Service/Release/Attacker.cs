using System.Collections.Immutable;
using Google.OrTools.LinearSolver;

namespace Geo.Service.Release;

/// <summary>What can be found out about withheld counts by who knows every count that is shown, what adds up, and that
/// counts are 0 or more.</summary>
/// <remarks>
/// The bounds are those of linear programming, a smallest and a largest value for each withheld count (Fischetti, M. and Salazar,
/// J. J. (2001), Solving the cell suppression problem on tabular data with linear constraints, <i>Management Science</i> 47(7)).
/// They are wide enough to condemn and, since counts are whole, in rare tables too wide to acquit.
/// </remarks>
internal static class Attacker
{
    /// <summary>The bounds of some of the withheld cells.</summary>
    /// <param name="table">The theme's counts.</param>
    /// <param name="withheld">One mark a cell.</param>
    /// <param name="asked">Withheld cells to find out about.</param>
    /// <returns>For each: the smallest and the largest value it can have; infinity where nothing limits it.</returns>
    public static Dictionary<int, Bounds> Find(CountTable table, bool[] withheld, IReadOnlyCollection<int> asked)
    {
        var found = new Dictionary<int, Bounds>();
        foreach (var block in Blocks(table, withheld))
        {
            var wanted = block.Cells.Where(asked.Contains).ToList();
            if (wanted.Count > 0)
            {
                Solve(table, withheld, block, wanted, found);
            }
        }

        return found;
    }

    private static void Solve(CountTable table, bool[] withheld, Block block, List<int> wanted, Dictionary<int, Bounds> found)
    {
        using var solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("OR-Tools has no GLOP.");
        var variables = block.Cells.ToDictionary(cell => cell, cell => solver.MakeNumVar(0, double.PositiveInfinity, ""));
        foreach (var sum in block.Sums)
        {
            // Total − Σ parts = 0: what is shown moves to the right-hand side.
            double known = 0;
            foreach (var (cell, sign) in Signed(sum))
            {
                known -= withheld[cell] ? 0 : sign * table.Cells[cell].Count;
            }

            var row = solver.MakeConstraint(known, known);
            foreach (var (cell, sign) in Signed(sum).Where(member => withheld[member.Cell]))
            {
                row.SetCoefficient(variables[cell], sign);
            }
        }

        var objective = solver.Objective();
        foreach (var cell in wanted)
        {
            objective.Clear();
            objective.SetCoefficient(variables[cell], 1);
            found[cell] = new(Optimum(solver, objective, maximise: false), Optimum(solver, objective, maximise: true));
        }
    }

    private static double Optimum(Solver solver, Objective objective, bool maximise)
    {
        objective.SetOptimizationDirection(maximise);
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => objective.Value(),
            Solver.ResultStatus.UNBOUNDED => maximise ? double.PositiveInfinity : 0,

            // GLOP may not tell infeasible from unbounded; the true counts are a solution, so it is unbounded.
            Solver.ResultStatus.INFEASIBLE when maximise => double.PositiveInfinity,

            var status => throw new InvalidOperationException($"The linear programme ended as {status}."),
        };
    }

    private static IEnumerable<(int Cell, int Sign)> Signed(Sum sum) =>
        sum.Parts.Select(part => (part, -1)).Prepend((sum.Total, 1));

    // Withheld cells that share a sum, however far apart: nothing outside a block bounds what is in it.
    private static IEnumerable<Block> Blocks(CountTable table, bool[] withheld)
    {
        var block = Enumerable.Range(0, table.Cells.Length).ToArray();
        var sums = table.Sums.Where(sum => sum.Members.Any(cell => withheld[cell])).ToList();
        foreach (var sum in sums)
        {
            var members = sum.Members.Where(cell => withheld[cell]).ToList();
            members.ForEach(cell => block[Root(cell)] = Root(members[0]));
        }

        var sumsOf = sums.ToLookup(sum => Root(sum.Members.First(cell => withheld[cell])));
        return Enumerable.Range(0, withheld.Length)
            .Where(cell => withheld[cell])
            .GroupBy(Root)
            .Select(cells => new Block([.. cells], [.. sumsOf[cells.Key]]));

        int Root(int cell) => block[cell] == cell ? cell : block[cell] = Root(block[cell]);
    }

    private sealed record Block(ImmutableArray<int> Cells, ImmutableArray<Sum> Sums);
}

/// <summary>What a withheld count can be at least and at most.</summary>
internal readonly record struct Bounds(double Smallest, double Largest);
