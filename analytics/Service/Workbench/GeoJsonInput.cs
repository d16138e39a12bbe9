using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Geo.Service.Workbench;

/// <summary>A GeoJSON collection of features (RFC 7946): the properties are columns, and <c>id</c> the feature's own
/// where no property has that name. Coordinates as they stand.</summary>
internal static partial class GeoJsonInput
{
    // The rings' direction as they stand: nothing here depends on it.
    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <exception cref="UsageException">The file is no collection of features.</exception>
    public static StatTable Read(string path, int? crs)
    {
        JsonDocument document;
        try
        {
            using var file = File.OpenRead(path);
            document = JsonDocument.Parse(file);
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{path}, rad {wrong.LineNumber + 1}: filen är ingen hel JSON. Exportera den på nytt.");
        }

        using (document)
        {
            var root = document.RootElement;
            if (!root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "FeatureCollection"
                || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                throw new UsageException($"{path}: filen är ingen GeoJSON-samling (FeatureCollection med features).");
            }

            return Read(path, features, Agreed(path, Declared(root), crs));
        }
    }

    /// <summary>The coordinate system that a file says, if the user says no other.</summary>
    /// <exception cref="UsageException">They differ.</exception>
    internal static int? Agreed(string path, int? declared, int? crs) => declared is { } inFile && crs is { } said && inFile != said
        ? throw new UsageException($"{path} säger EPSG:{inFile}, men --crs säger EPSG:{said}. Ta bort --crs eller rätta filen.")
        : crs ?? declared;

    private static StatTable Read(string path, JsonElement features, int? crs)
    {
        var (places, columns) = (new Dictionary<string, int>(), new List<string>());
        var (fields, numbers, shapes) = (new List<Dictionary<int, string>>(), new List<int>(), new List<Geometry?>());
        foreach (var (index, feature) in features.EnumerateArray().Index())
        {
            if (feature.ValueKind != JsonValueKind.Object)
            {
                throw new UsageException($"{path}, objekt {index + 1}: inget GeoJSON-objekt (Feature).");
            }

            var row = new Dictionary<int, string>();
            foreach (var (name, value) in Fields(feature))
            {
                if (!places.TryGetValue(name, out var place))
                {
                    places[name] = place = columns.Count;
                    columns.Add(name);
                }

                row[place] = value;
            }

            fields.Add(row);
            numbers.Add(index + 1);
            shapes.Add(Shape(path, feature, index + 1));
        }

        var rows = fields.Select(row => columns.Select((_, place) => row.GetValueOrDefault(place, "")).ToArray()).ToList();
        // RFC 7946: WGS 84 where nothing else is said, unless the numbers cannot be degrees.
        return new(path, columns, rows, numbers, shapes) { Crs = crs ?? (shapes.All(DegreeCheck.FitsDegrees) ? Geo.Database.Crs.Wgs84 : null) };
    }

    private static IEnumerable<(string Name, string Value)> Fields(JsonElement feature)
    {
        var properties = feature.TryGetProperty("properties", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        if (feature.TryGetProperty("id", out var id) && (properties.ValueKind == JsonValueKind.Undefined || !properties.TryGetProperty("id", out _)))
        {
            yield return ("id", Text(id));
        }

        foreach (var property in properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject() : default)
        {
            yield return (property.Name, Text(property.Value));
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static Geometry? Shape(string path, JsonElement feature, int number)
    {
        try
        {
            return feature.TryGetProperty("geometry", out var shape) && shape.ValueKind == JsonValueKind.Object ? shape.Deserialize<Geometry>(Shapes) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"{path}, objekt {number}: geometrin går inte att läsa. Exportera filen på nytt.");
        }
    }

    // The crs member of the GeoJSON of 2008, which programs still write.
    private static int? Declared(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind != JsonValueKind.Object || !crs.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return name.GetString()!.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) ? Geo.Database.Crs.Wgs84
            : Epsg().Match(name.GetString()!) is { Success: true } epsg && int.TryParse(epsg.Groups[1].Value, out var number) ? number : null;
    }

    [GeneratedRegex(@"EPSG:+(?:[\d.]*:)?(\d{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epsg();
}
