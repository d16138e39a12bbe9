using Geo.Statistics;
using Geo.Statistics.Rates;

namespace Geo.Service.Workbench;

/// <summary><c>eb-rates</c>: rates of small areas, smoothed and with intervals.</summary>
internal static class EbRatesMethod
{
    private static readonly string[] Columns = ["id", "raw", "eb_global", "eb_local", "expected", "lower", "upper"];

    public static StatMethod Method { get; } = new(
        "eb-rates",
        "Vilka tal per invånare håller när områdena är små? Empirisk Bayes (Marshall 1991) och Garwoods intervall (1936).",
        [
            StatOptions.Id,
            StatOptions.Cases,
            StatOptions.Population,
            .. WeightsOptions.Units,
            new("per", "Talet anges per så många i befolkningen", Default: "1000"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        var cases = Checked(table, call.Column("cases"), value => value is >= 0 and <= int.MaxValue && value == Math.Floor(value), "ett heltal, 0 eller mer,");
        var population = Checked(table, call.Column("population"), value => value >= 0, "ett tal, 0 eller mer,");
        if (Enumerable.Range(0, ids.Length).FirstOrDefault(row => population[row] == 0 && cases[row] > 0, -1) is var row and >= 0)
        {
            throw table.Wrong(row, call.Column("population"), $"ett tal över 0 till {StatNumber.Text(cases[row])} fall");
        }

        if (population.All(people => people == 0))
        {
            throw call.Wrong("population", $"kolumnen {call.Column("population")} har bara nollor");
        }

        var per = call.Number("per", above: 0);
        if (ids.Length < 2)
        {
            throw call.Wrong("input", $"minst 2 områden behövs, men filen har {ids.Length}");
        }

        var weights = call.Has("weights") || call.Has("contiguity") ? WeightsInput.Read(call, table, ids, withSelf: true) : null;
        var (global, local, intervals) = call.Compute(_ => (
            EmpiricalBayes.Global(cases, population),
            weights is null ? null : EmpiricalBayes.Local(cases, population, weights),
            Array.ConvertAll(cases, count => PoissonInterval.Garwood((int)count))));
        if (local is null)
        {
            call.Undefined("eb_local", "inga grannar är angivna");
        }

        if (population.Contains(0))
        {
            foreach (var name in (string[])["raw", "eb_global", "lower", "upper", .. local is null ? Array.Empty<string>() : ["eb_local"]])
            {
                call.Undefined(name, "befolkningen är 0: området har inget tal per invånare");
            }
        }

        var overall = cases.Sum() / population.Sum();
        call.Write(Columns, ids.Select((id, i) => (object?[])
        [
            id, per * cases[i] / population[i], per * global[i], per * (local?[i] ?? double.NaN), overall * population[i],
            per * intervals[i].Lower / population[i], population[i] == 0 ? null : per * intervals[i].Upper / population[i],
        ]));
    }

    private static double[] Checked(StatTable table, string column, Func<double, bool> holds, string wanted)
    {
        var values = table.Numbers(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (!holds(values[row]))
            {
                throw table.Wrong(row, column, wanted);
            }
        }

        return values;
    }
}
