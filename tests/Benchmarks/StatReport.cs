using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary>The table of <c>./geo bench stat</c>: operation, threads, seconds, memory, and what they are held
/// against.</summary>
internal sealed class StatReport
{
    private const int Runs = 5;

    private const double SpdepElsewhere = 42;

    private readonly Table _table = new();

    public StatReport()
    {
        _table.AddColumns("operation", "threads", "seconds", "peak MB", "against");
    }

    /// <summary>Seconds of R spdep's 999 permutations of local Moran and Gi* in this run; NaN where it is not
    /// installed.</summary>
    public double Spdep { get; set; } = double.NaN;

    /// <summary>Seconds over spdep's of this run, beside the same quotient of a peer that is not here: both of METHODS.md
    /// 5, taken elsewhere in one run.</summary>
    public string BesideSpdep(double seconds, string peer, double peerElsewhere) => double.IsNaN(Spdep)
        ? "spdep not installed"
        : $"seconds ÷ spdep's {Number(seconds / Spdep)}, {peer}'s in METHODS 5 {Number(peerElsewhere / SpdepElsewhere)}";

    /// <summary>Runs it once to warm up and five times for the median, and adds a row.</summary>
    /// <param name="operation">What is done to how much.</param>
    /// <param name="threads">On how many.</param>
    /// <param name="run">What is measured.</param>
    /// <param name="against">Given the median: an aim, or a peer's seconds and their ratio.</param>
    /// <returns>The median.</returns>
    public double Measure(string operation, int threads, Action run, Func<double, string>? against = null)
    {
        run();
        GC.Collect();
        var stage = StageClock.Start();
        var seconds = Enumerable.Range(0, Runs).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        }).Order().ElementAt(Runs / 2);
        Add(operation, threads.ToString(CultureInfo.InvariantCulture), seconds, stage.Read().PeakMegabytes, against?.Invoke(seconds) ?? "");
        return seconds;
    }

    /// <summary>Adds a row measured otherwise, such as another program's.</summary>
    public void Add(string operation, string threads, double seconds, double? peakMegabytes, string against)
    {
        AnsiConsole.WriteLine($"{operation}, {threads}: {Number(seconds)} s");
        _table.AddRow(
            Markup.Escape(operation), threads, Number(seconds),
            peakMegabytes is { } peak ? peak.ToString("F0", CultureInfo.InvariantCulture) : "", Markup.Escape(against));
    }

    public void Print() => AnsiConsole.Write(_table);

    /// <summary>Three digits that matter.</summary>
    public static string Number(double value) =>
        value.ToString(value >= 100 ? "F0" : value >= 1 ? "F2" : "F4", CultureInfo.InvariantCulture);

    /// <summary>Whether a bound is kept.</summary>
    public static string Aim(double seconds, double aim) =>
        $"aim < {aim.ToString(CultureInfo.InvariantCulture)} s: {(seconds < aim ? "kept" : "MISSED")}";
}
