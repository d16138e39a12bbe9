using System.Text;
using System.Text.Json;
using Geo.Database;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Geo.Service.Chain;

/// <summary>Writes the chain of evidence as the files that <see cref="ChainImport"/> reads: nothing that a file can hold is lost.</summary>
internal static class ChainExport
{
    /// <summary>Writes <c>promises/</c> and <c>plan/</c>.</summary>
    /// <returns>How many files and records.</returns>
    public static async Task<(int Files, int Records)> RunAsync(GeoDb db, string municipality, string folder, CancellationToken cancel)
    {
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.Municipality == municipality).OrderBy(promise => promise.Id).ToListAsync(cancel);
        var measures = await db.Measures.AsNoTracking().Where(measure => measure.Municipality == municipality).OrderBy(measure => measure.Id).Select(measure => measure.Document).ToListAsync(cancel);
        var links = await db.ChainLinks.AsNoTracking().Where(link => link.Municipality == municipality).OrderBy(link => link.Kind).ThenBy(link => link.Position).ThenBy(link => link.Id).ToListAsync(cancel);
        List<(string Path, YamlNode Node, int Records)> files = [.. promises.Select(promise => (Path.Combine("promises", promise.Id + ".yml"), Node(promise.Document), 1))];
        if (measures.Count > 0)
        {
            files.Add((Path.Combine("plan", "measures.yml"), List(measures), measures.Count));
        }

        files.AddRange(links.GroupBy(link => link.Kind).Select(kind => (Path.Combine("plan", kind.Key + ".yml"), (YamlNode)List(kind.Select(link => link.Document)), kind.Count())));
        foreach (var (path, node, _) in files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, Yaml(node), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        }

        return (files.Count, files.Sum(file => file.Records));
    }

    /// <summary>A record's YAML.</summary>
    internal static string Yaml(YamlNode node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(node)).Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }

    internal static YamlNode Node(string document)
    {
        using var json = JsonDocument.Parse(document);
        return Node(json.RootElement);
    }

    private static YamlSequenceNode List(IEnumerable<string> documents) => new YamlSequenceNode(documents.Select(Node));

    private static YamlNode Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Mapping(json),
        JsonValueKind.Array => new YamlSequenceNode(json.EnumerateArray().Select(Node)),
        JsonValueKind.String => Text(json.GetString()!),
        _ => new YamlScalarNode(json.GetRawText()),
    };

    // jsonb keeps members by length and letter: the id stands first for the reader, the rest by letter.
    private static YamlMappingNode Mapping(JsonElement json)
    {
        var mapping = new YamlMappingNode();
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(member => member.Name switch { "id" => 0, "title" or "name" => 1, _ => 2 }).ThenBy(member => member.Name, StringComparer.Ordinal))
        {
            mapping.Add(member.Name, Node(member.Value));
        }

        return mapping;
    }

    // Quoted, so that a word such as null or a number is still a text.
    private static YamlScalarNode Text(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
