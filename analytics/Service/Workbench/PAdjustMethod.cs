using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary><c>p-adjust</c>: p-values corrected for how many they are.</summary>
internal static class PAdjustMethod
{
    private static readonly string[] Added = ["bh", "by", "holm", "hochberg", "bonferroni"];

    public static StatMethod Method { get; } = new(
        "p-adjust",
        "Vilka p-värden håller när de är många? Benjamini–Hochberg (1995), Benjamini–Yekutieli (2001), Holm (1979), Hochberg (1988), Bonferroni.",
        [
            new("p", "Kolumnen med p-värden från 0 till 1; tomt eller NA räknas inte", Required: true, Sample: "p"),
            new("group", "Kolumn som delar raderna i grupper som rättas var för sig", Sample: "karta"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var column = call.Column("p");
        var p = table.NumbersOrEmpty(column);
        for (var row = 0; row < p.Length; row++)
        {
            if (p[row] is < 0 or > 1)
            {
                throw table.Wrong(row, column, "ett p-värde från 0 till 1");
            }
        }

        string[] groups = call.Has("group") ? table.Texts(call.Column("group")) : new string[table.Count];
        var families = Enumerable.Range(0, table.Count).GroupBy(row => groups[row] ?? "").Select(family => family.ToArray()).ToList();
        Func<double[], double[]>[] corrections =
        [
            values => FalseDiscovery.BenjaminiHochberg(values),
            values => FalseDiscovery.BenjaminiYekutieli(values),
            values => FamilywiseError.Holm(values),
            values => FamilywiseError.Hochberg(values),
            values => FamilywiseError.Bonferroni(values),
        ];
        var corrected = call.Compute(_ => corrections.Select(correct => Within(families, p, correct)).ToArray());

        call.Count("tested", p.Count(value => !double.IsNaN(value)));
        call.Count("families", families.Count);
        foreach (var name in Added.Where(_ => p.Any(double.IsNaN)))
        {
            call.Undefined(name, "p saknas: inget prövades");
        }

        call.WriteBeside(table, Added, row => [.. corrected.Select(values => (object)values[row])]);
    }

    private static double[] Within(List<int[]> families, double[] p, Func<double[], double[]> correct)
    {
        var result = new double[p.Length];
        foreach (var family in families)
        {
            var values = correct([.. family.Select(row => p[row])]);
            for (var i = 0; i < family.Length; i++)
            {
                result[family[i]] = values[i];
            }
        }

        return result;
    }
}
