using System.CommandLine;
using System.CommandLine.Parsing;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary><c>stat METHOD …</c>: every statistic on a plain file, without database and login.</summary>
internal static class StatVerb
{
    public const string Name = "stat";

    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

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
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
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
        try
        {
            if (arguments is [] or ["--help" or "-h" or "-?" or "help"])
            {
                StatHelp.WriteMethods(console.Output);
                return 0;
            }

            var method = StatMethods.All.FirstOrDefault(known => known.Name == arguments[0])
                ?? throw new UsageException($"Metoden {arguments[0]} finns inte. Metoder: {string.Join(", ", StatMethods.All.Select(known => known.Name))}.");
            if (arguments.Skip(1).Any(argument => argument is "--help" or "-h" or "-?"))
            {
                StatHelp.WriteMethod(console.Output, method);
                return 0;
            }

            var call = new StatCall(method, Parse(method, arguments[1..]), console);
            method.Run(call);
            call.WriteSummary();
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
        finally
        {
            console.Output.Flush();
        }
    }

    private static Dictionary<string, string> Parse(StatMethod method, string[] arguments)
    {
        StatOption[] known = [.. StatOptions.Common, .. method.Options];
        var command = new Command(method.Name);
        var options = known.ToDictionary(option => option, option => new Option<string[]>(
            $"--{option.Name}",
            option.Name == "input" && method.InputAlias is { } alias ? [$"--{alias}"] : [])
        {
            Arity = option.IsFlag ? ArgumentArity.Zero : ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = false,
        });
        foreach (var option in options.Values)
        {
            command.Options.Add(option);
        }

        var parsed = command.Parse(arguments, Plain);
        if (parsed.UnmatchedTokens is [var stray, ..])
        {
            throw Unknown(method, stray);
        }

        var given = new Dictionary<string, string>();
        foreach (var option in known)
        {
            if (parsed.GetResult(options[option]) is not { Implicit: false } result)
            {
                continue;
            }

            given[option.Name] = Value(method, option, result);
        }

        return known.FirstOrDefault(option => option.Required && !option.FromGeometry && !given.ContainsKey(option.Name)) is { } missing
            ? throw new UsageException($"--{missing.Name} saknas: {missing.Description}. Se ./geo stat {method.Name} --help.")
            : given;
    }

    private static string Value(StatMethod method, StatOption option, OptionResult result)
    {
        if (result.IdentifierTokenCount > 1 || result.Tokens.Count > 1)
        {
            throw new UsageException($"--{option.Name} är angivet två gånger. Ange det en gång.");
        }

        if (option.IsFlag)
        {
            return "";
        }

        var value = result.Tokens is [var token] ? token.Value : "";
        if (value.StartsWith("--", StringComparison.Ordinal))
        {
            throw Unknown(method, value);
        }

        if (value.Length == 0)
        {
            throw new UsageException($"--{option.Name} behöver ett värde: {option.Description}. Se ./geo stat {method.Name} --help.");
        }

        return option.Choices is null || option.Choices.Contains(value)
            ? value
            : throw new UsageException($"--{option.Name}: ”{value}” finns inte att välja. Välj {string.Join(" eller ", option.Choices)}.");
    }

    private static UsageException Unknown(StatMethod method, string stray)
    {
        var name = stray.Split('=')[0];
        var used = string.Join(" ", method.Options.Concat(StatOptions.Common).Select(option => $"--{option.Name}"));
        return new(StatMethods.All.Any(other => other.Options.Any(option => $"--{option.Name}" == name))
            ? $"{method.Name} använder inte {name}. Ta bort det. Metodens val: {used}."
            : name.StartsWith('-') ? $"Okänt val: {name}. Metodens val: {used}."
            : $"”{name}” hör inte till något val. Sätt värden med mellanslag eller komma i inom citattecken. Metodens val: {used}.");
    }
}
