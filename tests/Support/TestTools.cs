using System.Diagnostics;

namespace Geo.Tests.Support;

/// <summary>Programs that are no .NET: those of npm that <c>./geo test</c> installs, and Debian's.</summary>
internal static class TestTools
{
    /// <summary>A file of an npm package, such as vnu-jar/build/dist/vnu.jar.</summary>
    public static string Npm(string set, string path) =>
        Path.Combine(DemoRun.CheckoutData(), "..", ".artifacts", "tools", set, "node_modules", path);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
