using Geo.Statistics;
using Geo.Statistics.Autocorrelation;

namespace Geo.Service.Workbench;

/// <summary><c>local-moran</c>: which units are like their neighbours, and which stand out.</summary>
internal static class LocalMoranMethod
{
    private static readonly StatOption Moments = new(
        "moments", "Väntevärde och varians: conditional (Sokal m.fl. 1998, enhetens värde fast) eller randomization (Anselin 1995)", Default: "conditional", Choices: ["conditional", "randomization"]);

    private static readonly StatOption AssumptionOption = new(
        "assumption", "Bara randomization: lokala Moran har ingen annan", Default: "randomization", Choices: ["randomization"]);

    private static readonly string[] Columns =
        ["id", "value", "lag_mean", "quadrant", "local_i", "expected", "variance", "z", "p_two_sided", "p_permutation", "q_bh"];

    public static StatMethod Method { get; } = new(
        "local-moran",
        "Vilka enheter liknar sina grannar, och vilka sticker ut? Lokala Morans I, Anselin (1995), Sokal m.fl. (1998).",
        [
            StatOptions.Id, StatOptions.Value, .. WeightsOptions.Units, StatOptions.Style, AssumptionOption, Moments, StatOptions.Permutations, StatOptions.Seed,
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        var column = call.Column("value");
        var values = table.Numbers(column);
        UnitValues.Check(call, column, values, atLeast: 3);
        var weights = UnitValues.Linked(call, WeightsInput.Read(call, table, ids));
        var styled = call.Text("style") == "W" ? weights.RowStandardised() : weights;
        var moments = call.Text("moments") == "conditional" ? LocalMoments.Conditional : LocalMoments.Randomization;
        var permutations = call.Integer("permutations", atLeast: 0);
        var (units, q) = call.Compute(computing =>
        {
            var tested = LocalMoran.Test(values, styled, moments, (permutations, call.Seed), computing);
            return (tested, FalseDiscovery.BenjaminiHochberg(Array.ConvertAll(tested, unit => unit.PTwoSided)));
        });
        if (permutations == 0)
        {
            call.Undefined("p_permutation", "inga omkastningar begärdes med --permutations");
        }

        if (Array.Exists(units, unit => double.IsNaN(unit.Z)))
        {
            foreach (var name in (string[])["z", "p_two_sided", "q_bh"])
            {
                call.Undefined(name, "variansen är 0: enheten saknar grannar, har medelvärdet som värde eller har alla andra som grannar");
            }
        }

        if (weights.HasIslands)
        {
            foreach (var name in (string[])["lag_mean", "quadrant", "expected", "variance"])
            {
                call.Undefined(name, "enheten saknar grannar");
            }
        }

        call.Write(Columns, units.Select((unit, i) => (object?[])
        [
            ids[i], values[i], unit.LagMean, unit.Quadrant == LocalQuadrant.None ? null : unit.Quadrant.ToString(),
            unit.LocalI, unit.Expected, unit.Variance, unit.Z, unit.PTwoSided, unit.PPermutation, q[i],
        ]));
    }
}
