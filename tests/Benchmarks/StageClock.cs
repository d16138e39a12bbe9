using System.Diagnostics;

namespace Geo.Benchmarks;

/// <summary>Seconds of a stage of this process, and the most memory that it held meanwhile.</summary>
internal sealed class StageClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private StageClock()
    {
    }

    /// <summary>Starts, with the peak so far forgotten (Linux).</summary>
    public static StageClock Start()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The peak is then that of the whole run so far: too high, never too low.
        }

        return new();
    }

    /// <summary>Since the start.</summary>
    public (double Seconds, double PeakMegabytes) Read()
    {
        var seconds = _watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return (seconds, process.PeakWorkingSet64 / 1e6);
    }
}
