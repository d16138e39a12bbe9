using Geo.Statistics;
using Geo.Statistics.Autocorrelation;

namespace Geo.Service.Workbench;

/// <summary><c>gi</c> and <c>gi-star</c>: where high values, or low ones, lie close together.</summary>
internal static class GetisOrdMethods
{
    private static readonly string[] Columns =
        ["id", "value", "neighbours", "z", "p_two_sided", "q_bh", "q_by", "p_bonferroni", "p_permutation"];

    public static StatMethod Gi { get; } = new(
        "gi", "Ligger höga eller låga värden runt enheten? Lokala Gi utan enheten själv, Ord och Getis (1995).", Options(), call => Run(call, star: false));

    public static StatMethod GiStar { get; } = new(
        "gi-star", "Var ligger höga eller låga värden samlade? Lokala Gi* med enheten själv, Ord och Getis (1995).", Options(), call => Run(call, star: true));

    private static StatOption[] Options() =>
        [StatOptions.Id, StatOptions.Value, .. WeightsOptions.UnitsOrGrid, StatOptions.Permutations, StatOptions.Seed];

    private static void Run(StatCall call, bool star)
    {
        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        var column = call.Column("value");
        var values = table.Numbers(column);
        UnitValues.Check(call, column, values, atLeast: 3);
        var given = UnitValues.Linked(call, WeightsInput.Read(call, table, ids, withSelf: star)).AsBinary();
        var weights = star ? given.WithSelf() : given;
        var permutations = call.Integer("permutations", atLeast: 0);
        var (z, permuted) = call.Compute(computing => (
            star ? GetisOrd.GiStar(values, weights) : GetisOrd.Gi(values, weights),
            permutations == 0 ? null : ConditionalPermutation.PTwoSided(values, weights, permutations, call.Seed, computing)));
        var p = Array.ConvertAll(z, NormalTail.TwoSided);
        var (bh, by, bonferroni) = call.Compute(_ => (
            FalseDiscovery.BenjaminiHochberg(p), FalseDiscovery.BenjaminiYekutieli(p), FamilywiseError.Bonferroni(p)));
        Explain(call, permutations, undefined: Array.Exists(z, double.IsNaN), islands: given.HasIslands);
        call.Write(Columns, ids.Select((id, i) => (object?[])
        [
            id, values[i], weights.IndicesOf(i).Length, z[i], p[i], bh[i], by[i], bonferroni[i], permuted is null ? null : permuted[i],
        ]));
    }

    private static void Explain(StatCall call, int permutations, bool undefined, bool islands)
    {
        if (undefined)
        {
            foreach (var name in (string[])["z", "p_two_sided", "q_bh", "q_by", "p_bonferroni"])
            {
                call.Undefined(name, "enheten saknar grannar, har alla andra som grannar eller har bara lika värden omkring sig");
            }
        }

        if (permutations == 0 || islands)
        {
            call.Undefined("p_permutation", permutations == 0 ? "inga omkastningar begärdes med --permutations" : "enheten saknar grannar: det finns inget att kasta om");
        }
    }
}
