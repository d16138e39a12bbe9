using System.CommandLine;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary><c>stat METHOD …</c>: every statistic on a plain file, without database and login.</summary>
internal static class StatVerb
{
    public const string Name = "stat";

    /// <summary>For the list of verbs; <see cref="Run(string[], StatConsole)"/> takes the call.</summary>
    public static Command Create() => new(Name, "Räknar en metod på en fil (CSV, GeoJSON, GeoPackage), utan databas.");

    /// <summary>Runs a call from the command line; interrupted by Ctrl+C.</summary>
    public static int Run(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler interrupt = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        try
        {
            return Run(arguments, new(output, Console.Error, stop.Token));
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    /// <summary>Runs a call.</summary>
    /// <param name="arguments">Those after <c>stat</c>.</param>
    /// <param name="console">Where to write.</param>
    /// <returns>The exit code: 0 done, 1 failed or interrupted, 2 the call or the input is wrong.</returns>
    public static int Run(string[] arguments, StatConsole console)
    {
        if (arguments is [] or ["--help" or "-h" or "-?" or "help"])
        {
            return Guarded(console, () => StatHelp.WriteMethods(console.Output));
        }

        var method = StatMethods.All.FirstOrDefault(known => known.Name == arguments[0]);
        if (method is null)
        {
            console.Error.WriteLine($"Metoden {arguments[0]} finns inte. Metoder: {string.Join(", ", StatMethods.All.Select(known => known.Name))}.");
            return 2;
        }

        return arguments.Any(argument => argument is "--help" or "-h" or "-?")
            ? Guarded(console, () => StatHelp.WriteMethod(console.Output, method))
            : Run(method, arguments[1..], console);
    }

    /// <summary>Runs a method.</summary>
    /// <inheritdoc cref="Run(string[], StatConsole)"/>
    internal static int Run(StatMethod method, string[] arguments, StatConsole console) => Guarded(console, () =>
    {
        var call = new StatCall(method, StatArguments.Parse(method, arguments), console);
        call.RequireOwnFiles();
        method.Run(call);
        call.WriteSummary();
    });

    private static int Guarded(StatConsole console, Action run)
    {
        try
        {
            run();
            console.Output.Flush();
            return 0;
        }
        catch (UsageException wrong)
        {
            console.Error.WriteLine(wrong.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("Avbrutet. Ingen fil är skriven.");
            return 1;
        }
        catch (ArgumentException wrong)
        {
            // A demand of the statistics that the method did not put in words of its own.
            console.Error.WriteLine($"Metoden kan inte räkna på dessa data: {wrong.Message}");
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"Arbetet avbröts: {failed.Message}");
            return 1;
        }
    }
}
