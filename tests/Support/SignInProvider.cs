using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Geo.Tests.Support;

/// <summary>A real OpenID Connect provider (npm's oidc-provider) in a process of its own.</summary>
internal sealed class SignInProvider : IDisposable
{
    private readonly Process _process;

    private SignInProvider(Process process, Uri issuer) => (_process, Issuer) = (process, issuer);

    public Uri Issuer { get; }

    /// <summary>Starts it for a desk that will answer at an address.</summary>
    public static async Task<SignInProvider> StartAsync(string desk)
    {
        // Node looks for packages beside the file.
        var folder = Path.GetFullPath(Path.Combine(TestTools.Npm("sign-in", "."), ".."));
        var program = Path.Combine(folder, "provider.mjs");
        File.Copy(Path.Combine(DemoRun.CheckoutData(), "..", ".build", "npm", "sign-in", "provider.mjs"), program, overwrite: true);
        var process = Process.Start(new ProcessStartInfo("node", [program, desk]) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException("node did not start.");
        _ = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadLineAsync() is { } issuer ? new(process, new(issuer)) : throw new InvalidOperationException("The provider did not start.");
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
