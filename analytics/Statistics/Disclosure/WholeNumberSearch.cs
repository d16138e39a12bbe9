using System.Collections.Immutable;
using System.Globalization;
using Google.OrTools.Sat;

namespace Geo.Statistics.Disclosure;

/// <summary>Asks CP-SAT for a table of whole numbers in which one count has a certain value.</summary>
/// <remarks>One worker, one seed and a deterministic limit: the same question has the same answer on any machine. Counts above
/// <paramref name="largest"/> are not tried, which can only condemn.</remarks>
internal sealed class WholeNumberSearch(
    int counts, ImmutableArray<(ImmutableArray<(int Place, int Sign)> Terms, int Known)> rows, long largest, double effort)
{
    /// <summary>The table, or null and whether it is sure that there is none.</summary>
    public (ImmutableArray<int>? Values, bool Impossible) Find(int place, int value)
    {
        var model = new CpModel();
        var variables = new IntVar[counts];
        for (var i = 0; i < counts; i++)
        {
            variables[i] = i == place ? model.NewIntVar(value, value, "") : model.NewIntVar(0, largest, "");
        }

        foreach (var (terms, known) in rows)
        {
            model.Add(LinearExpr.WeightedSum(terms.Select(term => variables[term.Place]), terms.Select(term => (long)term.Sign)) == known);
        }

        var solver = new CpSolver { StringParameters = string.Create(CultureInfo.InvariantCulture, $"max_deterministic_time:{effort},num_workers:1,random_seed:1") };
        return solver.Solve(model) switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => ([.. variables.Select(variable => (int)solver.Value(variable))], false),
            CpSolverStatus.Infeasible => (null, true),
            _ => (null, false),
        };
    }
}
