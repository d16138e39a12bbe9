using System.Diagnostics;

namespace Geo.Tests.Support;

/// <summary>A PostGIS of one test's own, made by the launcher's own script, that can be stopped and started.</summary>
internal sealed class ThrowawayServer : IAsyncDisposable
{
    private readonly DirectoryInfo _home;

    private ThrowawayServer(DirectoryInfo home) => _home = home;

    /// <summary>The connection string of its owner.</summary>
    public string Owner { get; private set; } = "";

    public static async Task<ThrowawayServer> StartNewAsync()
    {
        var home = Directory.CreateTempSubdirectory("geo-server-");

        // The server's account must be able to enter.
        File.SetUnixFileMode(home.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var server = new ThrowawayServer(home);
        server.Owner = (await server.RunAsync("start_cluster $'fsync = off\\nshared_buffers = 64MB'; cat \"$cluster/owner\"")).Trim();
        return server;
    }

    public Task StopAsync() => RunAsync("stop_cluster");

    public Task StartAsync() => RunAsync("start_cluster");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop_cluster");
        _home.Delete(recursive: true);
    }

    private async Task<string> RunAsync(string what)
    {
        var checkout = Path.GetFullPath(Path.Combine(DemoRun.CheckoutData(), ".."));
        var script = $"set -euo pipefail; here='{checkout}'; say() {{ :; }}; stop() {{ echo \"$2\" >&2; exit \"$1\"; }}; . '{checkout}/.build/cluster.sh'; use_cluster outage; {what}";
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GEO_HOME"] = _home.FullName;
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }
}
