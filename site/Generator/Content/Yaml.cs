using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace Geo.Generator.Content;

/// <summary>Settings and front matter bound to typed records: a key that no record has stops the build, at its line.</summary>
internal static partial class Yaml
{
    // One a thread: it may not be shared, and takes as long to make as a hundred heads to read.
    private static readonly ThreadLocal<IDeserializer> Reader = new(() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new DateOnlyConverter(formats: "yyyy-MM-dd"))
        .WithEnforceRequiredMembers()
        .WithEnforceNullability()
        .WithDuplicateKeyChecking()
        .Build());

    /// <summary>The record that the text describes.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">The file, for the message.</param>
    /// <param name="linesBefore">How many lines of the file stand before the text.</param>
    /// <exception cref="BuildException">Unknown key, missing key or a value of another type: with file and line.</exception>
    public static T Read<T>(string text, string path, int linesBefore)
        where T : class
    {
        try
        {
            return Reader.Value!.Deserialize<T?>(text) ?? throw new BuildException($"{path}: tom. Se site/README.md för vilka nycklar som finns.");
        }
        catch (YamlException wrong)
        {
            // The library blames the value before the tab.
            if (wrong.Message.Contains("tab character", StringComparison.Ordinal)
                && Array.FindIndex(text.Split('\n'), line => line.StartsWith('\t')) is var tabbed and >= 0)
            {
                throw new BuildException($"{path}:{tabbed + 1 + linesBefore}: raden är indragen med tabb. Dra in med blanksteg.", wrong);
            }

            throw new BuildException($"{path}:{wrong.Start.Line + linesBefore}: {Swedish(string.Join(' ', Messages(wrong)))}", wrong);
        }
    }

    private static IEnumerable<string> Messages(Exception? wrong)
    {
        for (; wrong is not null; wrong = wrong.InnerException)
        {
            yield return wrong.Message;
        }
    }

    // The library speaks English. What officials meet is said in Swedish; the rest in its own words.
    private static string Swedish(string message)
    {
        var names = Quoted().Matches(message).Select(name => name.Groups[1].Value).ToList();
        bool Says(params string[] words) => words.All(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));
        return message switch
        {
            _ when Says("Property '", "not found") =>
                $"nyckeln \"{names[0]}\" är okänd. Rätta stavningen eller ta bort den; site/README.md räknar upp de nycklar som finns.",
            _ when Says("Missing propert") => $"{string.Join(", ", names.TakeWhile(name => !name.Contains('.', StringComparison.Ordinal)))} saknas. Skriv nyckeln och dess värde.",
            _ when Says("duplicate key") => "nyckeln står två gånger. Ta bort den ena.",
            _ when Says("tab character") || Says("cannot start any token") =>
                "raden börjar med ett tecken som inte får stå där, oftast en tabb. Dra in med blanksteg, och skriv text som börjar med @, % eller ` inom \"…\".",
            _ when Says("Mapping values are not allowed") || Says("invalid mapping") => "texten har ett kolon. Skriv hela texten inom \"…\".",
            _ when Says("null when target property requires") => "nyckeln har inget värde. Skriv det, eller ta bort raden.",
            _ when Says("DateOnly") => "värdet är ingen dag: en dag skrivs 2026-11-23.",
            _ when Says("Boolean") => "värdet ska vara true eller false.",
            _ when Says("input string", "format") => "värdet ska vara ett helt tal.",
            _ => $"går inte att läsa: {message} Se site/README.md för nycklarnas form.",
        };
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
