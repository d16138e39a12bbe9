using System.Diagnostics;

namespace Geo.Tests.Support;

/// <summary>Somebody else's program, run to its end: GDAL, raptor.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    public static async Task<ProcessRun> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
