using Geo.Statistics;
using Geo.Statistics.Scanning;

namespace Geo.Benchmarks;

/// <summary>The space-time permutation scan: 20,000 events at 176 sites in 20 × 20 km over 104 weeks, 999
/// replications.</summary>
internal static class ScanBench
{
    private const int Sites = 176;
    private const int Events = 20_000;
    private const int Days = 728;
    private const long Seed = 20260630;

    /// <summary>SaTScan's seconds of METHODS.md 5, one core.</summary>
    private const double SatScanElsewhere = 9.96;

    public static void Run(StatReport report)
    {
        var random = new RandomStream(Seed, 0);
        var (x, y) = (new double[Sites], new double[Sites]);
        for (var site = 0; site < Sites; site++)
        {
            (x[site], y[site]) = (20_000 * random.NextDouble(), 20_000 * random.NextDouble());
        }

        var (places, days) = (new int[Events], new int[Events]);
        for (var i = 0; i < Events; i++)
        {
            (places[i], days[i]) = (random.NextBelow(Sites), random.NextBelow(Days));
        }

        var options = new PermutationScanOptions { Seed = Seed };
        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure("permutation scan, 20,000 events, 176 sites, 104 weeks, 999 replications", computing.Threads,
                () => PermutationScan.Clusters(x, y, places, days, options, computing), seconds => $"{StatReport.Aim(seconds, SatScanElsewhere)}; {report.BesideSpdep(seconds, "SaTScan", SatScanElsewhere)}");
        }
    }
}
