using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Geo.Etl.Settings;

/// <summary>Where in a settings file a value stands, for a message about it.</summary>
internal static class YamlPlace
{
    /// <summary>File and line of the last key of a path that the file has: a value may come from a default above it.</summary>
    /// <param name="path">The file, already known to be YAML.</param>
    /// <param name="keys">Keys and places in lists, from the top: <c>themes.0.release.public.smallestCount</c>.</param>
    public static string Of(string path, string keys)
    {
        var yaml = new YamlStream();
        using (var text = File.OpenText(path))
        {
            yaml.Load(text);
        }

        var node = yaml.Documents[0].RootNode;
        var line = node.Start.Line;
        foreach (var key in keys.Split('.'))
        {
            if (node is YamlSequenceNode list)
            {
                node = list.Children[int.Parse(key, CultureInfo.InvariantCulture)];
            }
            else if (node is YamlMappingNode map && map.Children.FirstOrDefault(child => ((YamlScalarNode)child.Key).Value == key) is { Key: { } found, Value: { } value })
            {
                (node, line) = (value, found.Start.Line);
                continue;
            }
            else
            {
                break;
            }

            line = node.Start.Line;
        }

        return $"{path}:{line}";
    }
}
