using System.Globalization;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench stat</c>: the speeds of METHODS.md 5, on seeded inputs made here, with the peers that are
/// installed run beside.</summary>
internal static class StatBench
{
    /// <summary>All groups, in the order in which they run.</summary>
    private static readonly StatJob[] Jobs =
    [
        new("lattice", LatticeBench.Run),
        new("patterns", PatternBench.Run),
        new("scan", ScanBench.Run),
        new("trends", TrendBench.Run),
    ];

    public static void Run()
    {
        AnsiConsole.Profile.Width = 140;
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, load {Load()} before"));
        var report = new StatReport();
        foreach (var job in Jobs)
        {
            job.Run(report);
        }

        report.Print();
        AnsiConsole.WriteLine($"Load after (1, 5, 15 minutes): {Load()}. Median of five after one that warms up; peers run once.");
    }

    private static string Load() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))
        : "unknown";
}
