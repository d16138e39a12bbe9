using System.Diagnostics;
using System.Globalization;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Benchmarks;

/// <summary>Density and clusters of 100,000 points in 50 × 50 km, and Knox's test of 20,000 events over 730 days in
/// 20 × 20 km.</summary>
internal static class PatternBench
{
    /// <summary>What the process is told that computes the density without vector instructions.</summary>
    public const string Child = "density-without-vectors";

    private const int Points = 100_000;
    private const int Events = 20_000;
    private const int Days = 730;
    private const long Seed = 20260630;

    private static readonly DensityGrid Grid = new(0, 0, 100, 500, 500);

    public static void Run(StatReport report)
    {
        var (x, y) = Scattered(Points, 50_000);
        const string Density = "quartic density, 100,000 points on 500 × 500 cells, 1 km";
        var plain = Measured.Run(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Geo.Benchmarks.dll"), Child], new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0" });
        report.Add($"{Density}, scalar", "1", double.Parse(plain.Output, CultureInfo.InvariantCulture), plain.PeakMegabytes, "");
        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure($"{Density}, vectors", computing.Threads, () => Quartic(x, y, computing),
                seconds => $"{StatReport.Aim(seconds, 0.3)}; {report.BesideSpdep(seconds, "scikit-learn", 7.5)}");
        }

        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure("DBSCAN, 100,000 points, 150 m, at least 10", computing.Threads, () => Dbscan.InSpace(x, y, 150, 10, computing),
                seconds => $"{StatReport.Aim(seconds, 0.5)}; {report.BesideSpdep(seconds, "scikit-learn", 1.09)}");
        }

        var (eastings, northings) = Scattered(Events, 20_000);
        var random = new RandomStream(Seed, 1);
        var days = Enumerable.Range(0, Events).Select(_ => (double)random.NextBelow(Days)).ToArray();
        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure("Knox, 20,000 events, 3 × 2 bands, 999 permutations", computing.Threads,
                () => Knox.Test(eastings, northings, days, [0, 100, 200, 300], [0, 7, 14], 999, Seed, computing),
                seconds => $"{StatReport.Aim(seconds, 3)}; {report.BesideSpdep(seconds, "pointpats", 450)}; aim < 300 MB");
        }
    }

    /// <summary>Prints the median seconds of the density on one core: the process has no vectors by its
    /// environment.</summary>
    public static void RunWithoutVectors()
    {
        var (x, y) = Scattered(Points, 50_000);
        Quartic(x, y, Computing.OnOneCore);
        var seconds = Enumerable.Range(0, 5).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            Quartic(x, y, Computing.OnOneCore);
            return clock.Elapsed.TotalSeconds;
        }).Order().ElementAt(2);
        Console.WriteLine(seconds.ToString("R", CultureInfo.InvariantCulture));
    }

    private static double[] Quartic(double[] x, double[] y, Computing computing) =>
        KernelDensity.Of(x, y, Grid, DensityKernel.Quartic, 1_000, DensityEdge.None, null, computing);

    // Half evenly, half about fifty places: streets and squares, not a table of dice.
    private static (double[] X, double[] Y) Scattered(int count, double side)
    {
        var random = new RandomStream(Seed, 0);
        var places = Enumerable.Range(0, 50).Select(_ => (X: side * random.NextDouble(), Y: side * random.NextDouble())).ToArray();
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var place = places[random.NextBelow(places.Length)];
            var (angle, away) = (2 * Math.PI * random.NextDouble(), side / 40 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())));
            (x[i], y[i]) = i % 2 == 0
                ? (side * random.NextDouble(), side * random.NextDouble())
                : (Math.Clamp(place.X + away * Math.Cos(angle), 0, side), Math.Clamp(place.Y + away * Math.Sin(angle), 0, side));
        }

        return (x, y);
    }
}
