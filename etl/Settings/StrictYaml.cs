using System.Text.RegularExpressions;
using Geo.Database;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace Geo.Etl.Settings;

/// <summary>Reads settings that people write: a key that no one knows is a mistake, told with its line, never passed
/// over.</summary>
internal static partial class StrictYaml
{
    /// <exception cref="UsageException">The file is missing, is not YAML, or has a key or a value that does not
    /// belong.</exception>
    public static T Read<T>(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"Filen {path} saknas. Skapa den, eller rätta kommunens namn eller --data.");
        }

        try
        {
            return new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithEnumNamingConvention(HyphenatedNamingConvention.Instance)
                .WithTypeConverter(new DateOnlyConverter(formats: "yyyy-MM-dd"))
                .WithDuplicateKeyChecking()
                .WithEnforceRequiredMembers()
                .WithEnforceNullability()
                .Build()
                .Deserialize<T>(StrictText.Read(path)) ?? throw new UsageException($"{path}:1: filen är tom. Fyll i den.");
        }
        catch (YamlException wrong)
        {
            throw new UsageException($"{path}:{wrong.Start.Line}: {InSwedish(wrong)}", wrong);
        }
    }

    private static string InSwedish(YamlException wrong)
    {
        var text = wrong.InnerException is YamlException inner ? inner.Message : wrong.Message;
        if (UnknownKey().Match(text) is { Success: true } unknown)
        {
            return $"nyckeln {unknown.Groups[1].Value} känns inte igen. Ta bort den eller rätta stavningen.";
        }

        if (MissingKeys().Match(text) is { Success: true } missing)
        {
            return $"nyckeln {missing.Groups[1].Value} saknas. Lägg till den.";
        }

        return $"värdet eller strukturen går inte att läsa ({text.Trim()}). Rätta raden.";
    }

    [GeneratedRegex("Property '([^']+)' not found")]
    private static partial Regex UnknownKey();

    [GeneratedRegex("Missing properties[:,] '([^']+)'")]
    private static partial Regex MissingKeys();
}
