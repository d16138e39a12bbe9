using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Geo.Database;

namespace Geo.Benchmarks;

/// <summary>A side of the service, started as a user would start it and stopped at the end.</summary>
internal sealed partial class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts <c>serve public</c> or <c>serve desk</c> on a free port, without a limit of rate.</summary>
    /// <exception cref="InvalidOperationException">It did not say where it answers.</exception>
    public static ServedProcess Start(string side, string role, string login, params string[] more)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Geo.Service", new DirectoryInfo(AppContext.BaseDirectory).Name, "Geo.Service.dll"));
        var start = new ProcessStartInfo("dotnet", [program, "serve", side, "--port", "0", "--requests-per-second", "10000000", .. more]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var variable in GeoRole.All.Select(GeoRole.Variable).Append("GEO_DATABASE").Append("GEO_BENCH_DATABASE"))
        {
            start.Environment.Remove(variable);
        }

        start.Environment[GeoRole.Variable(role)] = login;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");

        // Its log tells each slow answer; here only what failed is of use.
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"level\":\"error\"", StringComparison.Ordinal) is true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        var said = process.StandardOutput.ReadLine() ?? "";
        return Answering().Match(said) is { Success: true } address
            ? new(process, new(address.Value))
            : throw new InvalidOperationException($"serve {side} said: {said}");
    }

    /// <summary>The memory that it holds now, in megabytes (Linux: VmRSS).</summary>
    public double Megabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://[\d.:]+")]
    private static partial Regex Answering();
}
