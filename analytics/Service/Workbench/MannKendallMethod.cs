using Geo.Statistics.Trends;

namespace Geo.Service.Workbench;

/// <summary><c>mann-kendall</c>: trend and slope of many series.</summary>
internal static class MannKendallMethod
{
    public static StatMethod Method { get; } = new(
        "mann-kendall",
        "Ökar eller minskar serierna, och hur fort? Mann (1945), Kendall (1975), Sen (1968), Hamed och Rao (1998).",
        [StatOptions.Series, SeriesOfTable.Time, StatOptions.Value],
        Run);

    private static void Run(StatCall call)
    {
        var series = SeriesOfTable.Read(call, "value");
        var rows = call.Compute(computing =>
        {
            var results = new object?[series.Count][];
            computing.ForEach(series.Count, i => results[i] = Row(series[i]));
            return results;
        });

        Explain(call, rows, "tau_b", 6, "alla värden i serien är lika");
        Explain(call, rows, "hamed_rao_z", 9, "den rättade variansen är inte över 0, eller serien är för kort eller en rät linje");
        Explain(call, rows, "hamed_rao_p", 10, "den rättade variansen är inte över 0, eller serien är för kort eller en rät linje");
        Explain(call, rows, "exact_p", 11, "räknas för högst 10 värden, alla olika");
        call.Write(
            ["series", "n", "s", "var_s", "z", "p_two_sided", "tau_b", "sen_slope", "sen_intercept", "hamed_rao_z", "hamed_rao_p", "exact_p"],
            rows);
    }

    private static void Explain(StatCall call, object?[][] rows, string column, int place, string reason)
    {
        if (rows.Any(row => row[place] is double.NaN))
        {
            call.Undefined(column, reason);
        }
    }

    private static object?[] Row(SeriesOfTable series)
    {
        var trend = MannKendall.Test(series.Values);
        var (slope, intercept) = SenSlope.Of(series.Values);
        var (_, z, p) = HamedRao.Test(series.Values, trend, slope);
        return
        [
            series.Name, trend.N, trend.S, trend.VarianceOfS, trend.Z, trend.PTwoSided, trend.TauB, slope, intercept, z, p,
            trend.ExactPTwoSided,
        ];
    }
}
