using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Geo.CommandLine;

/// <summary>Help and refusals of the programs in Swedish: the library's own words are English. Compiled into each program, since they
/// share no code but leaves that have no command line.</summary>
internal static class SwedishCommandLine
{
    /// <summary>Gives a program Swedish help for all its verbs.</summary>
    /// <param name="root">All of its verbs, added.</param>
    /// <param name="program">What the user types, such as <c>./geo etl</c>.</param>
    public static RootCommand InSwedish(this RootCommand root, string program)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "Visar den här hjälpen.";
                help.Action = new SwedishHelp(program);
            }
            else if (option is VersionOption)
            {
                option.Description = "Visar programmets version.";
            }
        }

        return root;
    }

    /// <summary>What is wrong with a call, in lines; null where nothing is.</summary>
    public static string? FindFault(this ParseResult call, string program)
    {
        if (call.Errors.Count == 0)
        {
            return null;
        }

        var command = call.CommandResult.Command;
        string[] faults =
        [
            .. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0 && call.GetResult(argument) is not { Tokens.Count: > 0 })
                .Select(argument => $"<{argument.Name}> saknas: {argument.Description}"),
            .. command.Options.Where(option => option.Required && call.GetResult(option) is not { Tokens.Count: > 0 })
                .Select(option => $"{option.Name} saknas: {option.Description}"),
            .. call.UnmatchedTokens.Select(token => $"Känner inte igen ”{token}”."),
            .. call.Errors.Select(error => error.SymbolResult).OfType<OptionResult>().Where(option => !option.Option.Required || option.Tokens.Count > 0)
                .Select(option => option.Tokens.Count == 0
                    ? $"{option.Option.Name} behöver ett värde: {option.Option.Description}"
                    : $"{option.Option.Name}: ”{option.Tokens[^1].Value}” går inte att använda. {option.Option.Description}").Distinct(),
        ];
        faults =
        [
            .. faults,
            .. call.Errors.Select(error => error.SymbolResult).OfType<ArgumentResult>().Where(argument => argument.Tokens.Count > 0)
                .Select(argument => $"<{argument.Argument.Name}>: ”{argument.Tokens[^1].Value}” går inte att använda. {argument.Argument.Description}").Distinct(),
        ];
        if (faults.Length == 0)
        {
            faults = command.Subcommands.Count > 0
                ? [$"Ange vad som ska göras: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}."]
                : ["Anropet går inte att förstå."];
        }

        return $"{string.Join('\n', faults)}\nSe {Typed(program, command)} --help.";
    }

    /// <summary>The command as it is typed.</summary>
    private static string Typed(string program, Command command) => command is RootCommand
        ? program
        : $"{Typed(program, command.Parents.OfType<Command>().First())} {command.Name}";

    private sealed class SwedishHelp(string program) : SynchronousCommandLineAction
    {
        // Whoever asks for help need not give the rest.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(command.Description);
            output.WriteLine();
            output.WriteLine($"  {Typed(program, command)}{string.Concat(command.Arguments.Select(Shown))}{(command.Subcommands.Count > 0 ? " KOMMANDO" : "")} [val]");
            Write(output, "Argument:", command.Arguments.Select(argument => (argument.Name, argument.Description)));
            Write(output, "Kommandon:", command.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description)));
            Write(
                output, "Val:",
                command.Options.Concat(parseResult.RootCommandResult.Command.Options.Where(option => option.Recursive)).Distinct().Where(option => !option.Hidden)
                    .Select(option => (Names(option), $"{option.Description}{(option.Required ? " Måste anges." : "")}"))!);
            return 0;
        }

        private static string Shown(Argument argument) => argument.Arity.MinimumNumberOfValues > 0 ? $" <{argument.Name}>" : $" [<{argument.Name}>]";

        private static string Names(Option option) =>
            $"{string.Join(", ", option.Aliases.Where(alias => alias != "-?" && alias != "/h" && alias != "/?").Append(option.Name))}{(option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : " VÄRDE")}";

        private static void Write(TextWriter output, string heading, IEnumerable<(string Name, string? Description)> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
            {
                return;
            }

            output.WriteLine();
            output.WriteLine(heading);
            var width = all.Max(row => row.Name.Length);
            foreach (var (name, description) in all)
            {
                output.WriteLine($"  {name.PadRight(width)}  {description}");
            }
        }
    }
}
