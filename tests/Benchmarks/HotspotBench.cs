using System.Diagnostics;
using System.Globalization;
using Geo.Statistics;
using Geo.Tests.Support;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary>How long a hotspot map takes on one core: median of five runs after one that warms up.</summary>
internal static class HotspotBench
{
    private const int Runs = 5;

    public static void Run()
    {
        var table = new Table { Title = new("Hotspot map, one event per cell, one core, median of five") };
        table.AddColumns("grid", "step", "seconds", "allocated MB", "peak of the process MB");
        foreach (var side in new[] { 113, 300 })
        {
            var cells = SimulatedMap.Square(side);
            var ground = new HotspotGround(cells, [.. cells.Select(_ => 1.0)], "land");
            var events = Events(cells.Length);
            var counts = new int[cells.Length];
            Array.ForEach(events, e => counts[e.Cell]++);
            var values = Array.ConvertAll(counts, count => (double)count);
            Add(table, side, "queen neighbours", () => SpatialWeights.Queen(cells, includeSelf: true));
            Add(table, side, "GiStar", () => GetisOrd.GiStar(values, ground.Weights));
            Add(table, side, "UpperTail",
                () => LocalBinomial.UpperTail(counts, ground.Denominator.AsSpan(), ground.Weights));
            Add(table, side, "HotspotMap", () => HotspotMap.Of(ground, events));
        }

        AnsiConsole.Write(table);
    }

    private static void Add(Table table, int side, string step, Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var seconds = Enumerable.Range(0, Runs).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        }).Order().ToArray();
        using var process = Process.GetCurrentProcess();
        table.AddRow(
            $"{side} × {side}", step, Number(seconds[Runs / 2], "F4"), Number(allocated / 1e6, "F1"),
            Number(process.PeakWorkingSet64 / 1e6, "F0"));
    }

    private static HotspotEvent[] Events(int cells)
    {
        var random = new Random(1);
        var start = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return [.. Enumerable.Range(0, cells).Select(i =>
            new HotspotEvent(random.Next(cells), i / 2, start.AddDays(365 * random.NextDouble())))];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
