using Geo.Statistics;
using Geo.Statistics.Autocorrelation;

namespace Geo.Service.Workbench;

/// <summary><c>moran</c>, <c>geary</c>, <c>global-g</c>: one number for the whole map.</summary>
internal static class GlobalMethods
{
    private static readonly StatOption AssumptionOption = new(
        "assumption", "Vad slumpen är: randomization (värdena byter plats) eller normality (dragna ur en normalfördelning)", Default: "randomization", Choices: ["randomization", "normality"]);

    private static readonly string[] Columns =
        ["n", "links", "s0", "statistic", "expected", "variance", "z", "p_greater", "p_two_sided", "p_permutation"];

    private delegate GlobalTest Test(ReadOnlySpan<double> values, SpatialWeights weights, GlobalOptions options, Computing computing);

    public static StatMethod Moran { get; } = new(
        "moran", "Ligger lika värden nära varandra på hela kartan? Morans I, Cliff och Ord (1981).", Options("W"), call => Run(call, Statistics.Autocorrelation.Moran.Test));

    public static StatMethod Geary { get; } = new(
        "geary", "Skiljer sig grannar mindre än andra? Gearys C, Cliff och Ord (1981).", Options("W"), call => Run(call, Statistics.Autocorrelation.Geary.Test));

    public static StatMethod GlobalG { get; } = new(
        "global-g", "Ligger höga värden samlade, eller låga? Allmänna G, Getis och Ord (1992).", Options("B"), call => Run(call, GeneralG.Test));

    private static StatOption[] Options(string style) =>
    [
        StatOptions.Id, StatOptions.Value, .. WeightsOptions.Units, StatOptions.Style with { Default = style }, AssumptionOption, StatOptions.Permutations, StatOptions.Seed,
    ];

    private static void Run(StatCall call, Test test)
    {
        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        var column = call.Column("value");
        var values = table.Numbers(column);
        var assumption = call.Text("assumption") == "normality" ? Assumption.Normality : Assumption.Randomization;
        if (call.Method.Name == "global-g")
        {
            if (assumption == Assumption.Normality)
            {
                throw call.Wrong("assumption", "global-g har ingen varians under normality (Getis och Ord 1992). Använd randomization");
            }

            if (Array.FindIndex(values, value => value < 0) is var row and >= 0)
            {
                throw table.Wrong(row, column, "ett värde som är 0 eller större");
            }
        }

        UnitValues.Check(call, column, values, atLeast: 4);
        var weights = UnitValues.Linked(call, WeightsInput.Read(call, table, ids));
        var styled = call.Text("style") == "W" ? weights.RowStandardised() : weights;
        var options = new GlobalOptions(assumption, call.Integer("permutations", atLeast: 0), call.Seed);
        var result = call.Compute(computing => test(values, styled, options, computing));
        if (options.Permutations == 0)
        {
            call.Undefined("p_permutation", "inga omkastningar begärdes med --permutations");
        }

        if (double.IsNaN(result.Z))
        {
            call.Undefined("z", "variansen är inte över 0 för dessa värden och vikter");
        }

        call.Write(Columns,
        [
            [
                result.Count, result.Links, result.S0, result.Statistic, result.Expected, result.Variance, result.Z,
                result.PGreater, result.PTwoSided, result.PPermutation,
            ],
        ]);
    }
}
