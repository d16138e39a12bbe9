using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace Geo.Generator.Content;

/// <summary>Settings and front matter bound to typed records: a key that no record has stops the build, at its line.</summary>
internal static class Yaml
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
            var cause = wrong.InnerException is { } inner and not YamlException ? $"{wrong.Message} {inner.Message}" : wrong.Message;
            throw new BuildException($"{path}:{wrong.Start.Line + linesBefore}: {Swedish(cause)}", wrong);
        }
    }

    private static string Swedish(string message)
    {
        const string unknown = "Property '";
        if (message.StartsWith(unknown, StringComparison.Ordinal) && message.Contains("not found", StringComparison.Ordinal))
        {
            var key = message[unknown.Length..message.IndexOf('\'', unknown.Length)];
            return $"nyckeln \"{key}\" är okänd. Rätta stavningen eller ta bort den; site/README.md räknar upp de nycklar som finns.";
        }

        return $"går inte att läsa: {message} Se site/README.md för nycklarnas form.";
    }
}
