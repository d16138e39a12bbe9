using System.Diagnostics;

namespace Geo.Tests.Support;

/// <summary>A program of ours, run as a process of its own, as a user would.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Starts a program without waiting for it.</summary>
    /// <param name="assembly">Such as Geo.Etl.</param>
    /// <param name="environment">Its variables, besides those of the test; the owner's login is never among them.</param>
    public static Process Start(string assembly, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

        // From its own build: the tests' folder lacks what the tests have from another framework.
        start.ArgumentList.Add(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", assembly, new DirectoryInfo(AppContext.BaseDirectory).Name, assembly + ".dll")));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("GEO_TEST_DATABASE");
        start.Environment.Remove("GEO_DATABASE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramRun> RunAsync(string assembly, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(assembly, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Fails the test with what the program said, unless it ended with 0.</summary>
    public ProgramRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
