using Geo.Statistics.Patterns;

namespace Geo.Service.Workbench;

/// <summary><c>knox</c>: pairs of events near each other in space and time, against permuted times.</summary>
internal static class KnoxMethod
{
    public static StatMethod Method { get; } = new(
        "knox",
        "Upprepas händelser nära varandra i rum och tid? Knox (1964).",
        [
            StatOptions.X,
            StatOptions.Y,
            StatOptions.Time,
            new("distances", "Avståndsgränser i meter", Required: true, Sample: "0,100,200,300"),
            new("days", "Tidsgränser i dygn", Required: true, Sample: "0,7,14"),
            StatOptions.Permutations,
            StatOptions.Seed,
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        var days = table.Days(call.Column("time"));
        call.RequireMetres(x, y);
        var (distances, dayBounds) = (Bounds(call, "distances"), Bounds(call, "days"));
        var permutations = call.Integer("permutations", atLeast: 0);
        if (x.Length < 2)
        {
            throw call.Wrong("input", $"{x.Length} händelser, men knox behöver minst 2");
        }

        var seed = call.Seed;
        var cells = call.Compute(computing => Knox.Test(x, y, days, distances, dayBounds, permutations, seed, computing));
        call.Count("events", x.Length);
        call.Count("pairs", (long)x.Length * (x.Length - 1) / 2);
        if (permutations == 0)
        {
            foreach (var column in (string[])["sim_mean", "sim_sd", "p"])
            {
                call.Undefined(column, "inga omkastningar; ange --permutations 999");
            }
        }
        else if (permutations == 1)
        {
            call.Undefined("sim_sd", "en enda omkastning har ingen spridning");
        }

        if (cells.Any(cell => double.IsNaN(cell.Ratio)))
        {
            call.Undefined("knox_ratio", "inget par väntas i bandet");
        }

        call.Write(
            ["s_from", "s_to", "t_from", "t_to", "pairs_in_s", "pairs_in_t", "observed", "expected", "knox_ratio", "sim_mean", "sim_sd", "p"],
            cells.Select(cell => (object?[])
            [
                cell.DistanceFrom, cell.DistanceTo, cell.DaysFrom, cell.DaysTo, cell.PairsInDistance, cell.PairsInTime,
                cell.Observed, cell.Expected, cell.Ratio, cell.SimulatedMean, cell.SimulatedDeviation, cell.PUpper,
            ]));
    }

    private static double[] Bounds(StatCall call, string option)
    {
        var bounds = call.Numbers(option);
        return bounds.Length >= 2 && bounds[0] >= 0 && bounds.Zip(bounds.Skip(1)).All(pair => pair.First < pair.Second)
            ? bounds
            : throw call.Wrong(option, $"”{call.Text(option)}” är inte minst två växande gränser från 0 eller mer");
    }
}
