using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Database;

namespace Geo.Tests.Support;

/// <summary>A side of the service as a process of its own, with what it logs.</summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    private readonly StringBuilder _log = new();
    private readonly Task _reading;

    private ServedProgram(Process process, Uri address)
    {
        (Process, Client) = (process, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });
        _reading = ReadAsync();
    }

    public Process Process { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it from its own build.</summary>
    public static Task<ServedProgram> StartAsync(TestDatabase database, string side, params (string Name, string Value)[] environment)
    {
        var role = side == "public" ? GeoRole.Public : GeoRole.Desk;
        var variables = environment.ToDictionary(pair => pair.Name, pair => pair.Value);
        variables[GeoRole.Variable(role)] = database.LoginOf(role);
        return FollowAsync(ProgramRun.Start("Geo.Service", variables, "serve", side, "--port", "0"));
    }

    /// <summary>Takes over a process that says where it answers.</summary>
    public static async Task<ServedProgram> FollowAsync(Process process)
    {
        var said = await process.StandardOutput.ReadLineAsync();
        return said is not null && Address().Match(said) is { Success: true } address
            ? new(process, new(address.Value))
            : throw new InvalidOperationException($"It said: {said}{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Tells it to stop.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>All that it logged, when it has stopped.</summary>
    public async Task<string> LogAsync()
    {
        await Process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
        await _reading;
        return _log.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        await _reading;
        Client.Dispose();
        Process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await Process.StandardError.ReadLineAsync() is { } line)
        {
            _log.Append(line).Append('\n');
        }
    }

    [GeneratedRegex(@"http://[\d.:]+")]
    private static partial Regex Address();
}
