using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary><c>binomial</c>: do more events lie in a neighbourhood than its share of what is at risk?</summary>
internal static class BinomialMethod
{
    private static readonly StatOption Share = new(
        "share", "Kolumnen med nämnaren: invånare, byggnader, gatumeter; i valfri enhet", Required: true, Sample: "invanare");

    private static readonly string[] Columns = ["id", "value", "neighbours", "local_sum", "expected", "p_upper", "q_bh", "hot"];

    public static StatMethod Method { get; } = new(
        "binomial",
        "Ligger fler händelser här än nämnarens andel ger? Exakt lokalt test, även när händelserna är få. Besag och Newell (1991).",
        [StatOptions.Id, StatOptions.Value, Share, .. WeightsOptions.UnitsOrGrid, StatOptions.Alpha],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        var counts = Counts(table, call.Column("value"));
        var share = table.Numbers(call.Column("share"));
        if (Array.FindIndex(share, value => value < 0) is var negative and >= 0)
        {
            throw table.Wrong(negative, call.Column("share"), "en nämnare som är 0 eller större");
        }

        if (ids.Length < 2)
        {
            throw new UsageException($"{call.Text("input")} har {ids.Length} enheter, men binomial behöver minst 2.");
        }

        if (share.Sum() == 0)
        {
            throw call.Wrong("share", $"summan av kolumnen {call.Column("share")} är 0, så ingen andel går att räkna ut");
        }

        var alpha = call.Number("alpha", above: 0, atMost: 1);
        var weights = WeightsInput.Read(call, table, ids, withSelf: true).AsBinary().WithSelf();
        var (tails, q) = call.Compute(_ =>
        {
            var tested = LocalBinomial.UpperTail(counts, share, weights);
            return (tested, FalseDiscovery.BenjaminiHochberg(Array.ConvertAll(tested, tail => tail.PUpper)));
        });
        if (Array.Exists(tails, tail => double.IsNaN(tail.PUpper)))
        {
            foreach (var name in (string[])["expected", "p_upper", "q_bh", "hot"])
            {
                call.Undefined(name, "nämnaren är 0 i enheten och dess grannar: inget utslag");
            }
        }

        call.Count("hot", q.Count(value => value <= alpha));
        call.Write(Columns, ids.Select((id, i) => (object?[])
        [
            id, counts[i], weights.IndicesOf(i).Length, tails[i].LocalSum, tails[i].Expected, tails[i].PUpper, q[i],
            double.IsNaN(q[i]) ? null : q[i] <= alpha ? 1 : 0,
        ]));
    }

    private static int[] Counts(StatTable table, string column)
    {
        var numbers = table.Numbers(column);
        var wrong = Array.FindIndex(numbers, value => value < 0 || value != Math.Floor(value) || value > int.MaxValue);
        return wrong < 0
            ? Array.ConvertAll(numbers, value => (int)value)
            : throw table.Wrong(wrong, column, "ett antal händelser (heltal från 0)");
    }
}
