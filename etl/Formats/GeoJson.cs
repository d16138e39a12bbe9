using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Etl.Settings;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Geo.Etl.Formats;

/// <summary>A GeoJSON collection of features (RFC 7946), feature by feature: its properties are columns, those inside an object
/// with a dot, and <c>id</c> is its id where it has one. WGS 84, unless an old <c>crs</c> member says otherwise.</summary>
internal static partial class GeoJson
{
    private const int HeaderRows = 1_000;

    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <exception cref="SourceDriftException">The file is no collection of features.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var layout = FeatureArray.Find(path);
        var header = new List<string>();
        var known = new HashSet<string>();
        foreach (var feature in Features(path, layout).Take(HeaderRows))
        {
            header.AddRange(Fields(feature).Select(field => field.Name).Where(known.Add));
        }

        var places = header.Index().ToDictionary(column => column.Item, column => column.Index);
        return new(header, Rows(path, layout, places)) { Crs = Crs(path, layout.Crs) };
    }

    private static IEnumerable<TableRow> Rows(string path, FeatureArray layout, Dictionary<string, int> places)
    {
        var number = 0;
        foreach (var feature in Features(path, layout))
        {
            var cells = new object?[places.Count];
            foreach (var (name, value) in Fields(feature))
            {
                if (places.TryGetValue(name, out var place))
                {
                    cells[place] = value;
                }
            }

            yield return new(++number, cells) { Shape = Shape(path, feature, number) };
        }
    }

    private static IEnumerable<JsonElement> Features(string path, FeatureArray layout)
    {
        using var features = new PartOfFile(path, layout.Start, layout.Length);
        foreach (var feature in JsonRows.Objects(features, path))
        {
            yield return feature;
        }
    }

    private static IEnumerable<(string Name, object? Value)> Fields(JsonElement feature)
    {
        if (feature.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            yield return ("id", id.ValueKind == JsonValueKind.Number ? id.GetDouble() : id.GetString());
        }

        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in JsonRows.Fields(properties, "").Where(field => field.Name != "id" || id.ValueKind == JsonValueKind.Undefined))
            {
                yield return field;
            }
        }
    }

    private static Geometry? Shape(string path, JsonElement feature, int number)
    {
        try
        {
            return feature.TryGetProperty("geometry", out var shape) && shape.ValueKind == JsonValueKind.Object ? shape.Deserialize<Geometry>(Shapes) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: geometrin i objekt {number} går inte att läsa. Begär filen på nytt.");
        }
    }

    private static int Crs(string path, string? name)
    {
        if (name is null || name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
        {
            return Database.Crs.Wgs84;
        }

        return Epsg().Match(name) is { Success: true } epsg && int.TryParse(epsg.Groups[1].Value, out var crs)
            ? crs
            : throw new SourceDriftException($"{Path.GetFileName(path)}: koordinatsystemet {name} känns inte igen. Begär filen i WGS 84 eller i EPSG:3006.");
    }

    [GeneratedRegex(@"EPSG:+(?:[\d.]*:)?(\d{4,5})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epsg();
}
