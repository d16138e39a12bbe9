using System.CommandLine;
using System.CommandLine.Parsing;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>The arguments of a method, read strictly: what it does not know or use is refused, in Swedish.</summary>
internal static class StatArguments
{
    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>The options given, by name without dashes; a flag with an empty value.</summary>
    /// <exception cref="UsageException">An option is unknown, not the method's, missing, given twice or without
    /// value.</exception>
    public static Dictionary<string, string> Parse(StatMethod method, string[] arguments)
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
            : $"”{name}” hör inte till något val. Sätt värden med mellanslag eller komma inom citattecken. Metodens val: {used}.");
    }
}
