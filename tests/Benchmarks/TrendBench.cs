using Geo.Statistics;
using Geo.Statistics.Trends;

namespace Geo.Benchmarks;

/// <summary>Mann-Kendall and Sen slope of 2,000 series of 60 values, counts with ties.</summary>
internal static class TrendBench
{
    private const int Series = 2_000;
    private const int Length = 60;
    private const long Seed = 20260630;

    public static void Run(StatReport report)
    {
        var random = new RandomStream(Seed, 0);
        var series = new double[Series][];
        for (var i = 0; i < Series; i++)
        {
            series[i] = new double[Length];
            for (var t = 0; t < Length; t++)
            {
                series[i][t] = random.NextBelow(20);
            }
        }

        var results = new (MannKendallResult Trend, double Slope)[Series];
        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure("Mann-Kendall and Sen slope, 2,000 series of 60", computing.Threads,
                () => computing.ForEach(Series, i => results[i] = (MannKendall.Test(series[i]), SenSlope.Of(series[i]).Slope)),
                seconds => StatReport.Aim(seconds, 0.05));
        }
    }
}
