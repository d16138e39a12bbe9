using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Geo.Etl.Inspecting;

/// <summary>Reads the first records of a JSON file, as many as its first megabytes hold.</summary>
internal static partial class JsonSample
{
    private const int HeadBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <exception cref="UsageException">It is no JSON that is known.</exception>
    public static FileKind KindOf(string path)
    {
        var head = Head(path);
        return head.Keys.Contains("features") && head.Records.All(record => record.TryGetProperty("geometry", out _)) ? FileKind.GeoJson
            : head.Keys.Contains("id") && head.Keys.Contains("size") && head.Keys.Overlaps(["dimension", "value"]) ? FileKind.JsonStat
            : head.Records.Count > 0 ? FileKind.JsonArray
            : throw new UsageException($"{Path.GetFileName(path)}: filen är JSON men har ingen lista av poster, eller är avhuggen. Begär GeoJSON, en lista av poster eller csv.");
    }

    /// <exception cref="UsageException">It is no JSON that is known.</exception>
    public static Sample Read(string path, FileKind kind)
    {
        var head = Head(path);
        if (kind == FileKind.JsonStat)
        {
            return new() { Kind = kind, Rows = [], Header = [], Whole = head.Whole, Doubts = ["JSON-stat är en kub, inte rader: kolumnerna gissas inte. Skriv mappningen efter en läsare för JSON-stat."] };
        }

        var header = new List<string>();
        var rows = new List<SampleRow>();
        foreach (var record in head.Records.Take(Sample.MostRows))
        {
            var properties = kind == FileKind.GeoJson ? (record.TryGetProperty("properties", out var inner) ? inner : default) : record;
            var cells = new Dictionary<string, object?>();
            Flatten(properties, "", cells);
            header.AddRange(cells.Keys.Except(header));
            var shape = kind == FileKind.GeoJson ? Shape(record) : null;
            rows.Add(new(rows.Count + 1, [.. header.Select(name => cells.GetValueOrDefault(name))]) { Point = shape?.InteriorPoint.Coordinate, Shape = shape?.GeometryType });
        }

        var named = head.Crs is { } text && NamedCrs().Match(text) is { Success: true } match ? match.Groups[1].Value : null;
        var crs = kind != FileKind.GeoJson ? (int?)null : named is null or "CRS84" ? Database.Crs.Wgs84 : int.Parse(named, System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            Kind = kind,
            Rows = [.. rows.Select(row => row with { Cells = [.. row.Cells, .. new object?[header.Count - row.Cells.Length]] })],
            Header = header,
            Whole = head.Whole,
            StatedCrs = crs,
            StatedAs = crs is null ? null : named is not null ? $"EPSG:{crs}, i filens crs" : "EPSG:4326, som GeoJSON är i när filen inte säger annat",
        };
    }

    /// <summary>What stands at the beginning of a JSON file.</summary>
    /// <param name="Records">The objects of its first list of objects.</param>
    /// <param name="Keys">The root's own keys, as far as they were read.</param>
    /// <param name="Crs">The text of the root's <c>crs</c>; null where it has none.</param>
    private sealed record JsonHead(List<JsonElement> Records, HashSet<string> Keys, string? Crs, bool Whole);

    private static JsonHead Head(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(HeadBytes, file.Length)];
        file.ReadExactly(bytes);
        var whole = bytes.Length == file.Length;
        bytes = EncodingGuess.LooksLikeUtf16(bytes) is { } wide ? Encoding.UTF8.GetBytes(wide.GetString(bytes)) : bytes;
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0);
        var (records, keys, key, crs, list) = (new List<JsonElement>(), new HashSet<string>(), "", (string?)null, -1);
        try
        {
            var reader = new Utf8JsonReader(text.Span, isFinalBlock: whole, default);
            while (records.Count <= Sample.MostRows && reader.Read())
            {
                var depth = reader.CurrentDepth;
                if (reader.TokenType == JsonTokenType.PropertyName && depth == 1)
                {
                    keys.Add(key = reader.GetString() ?? "");
                }
                else if (reader.TokenType == JsonTokenType.StartArray && depth <= 1 && records.Count == 0)
                {
                    list = depth;
                }
                else if (reader.TokenType == JsonTokenType.StartObject && depth > 0)
                {
                    var at = (int)reader.TokenStartIndex;
                    if (!reader.TrySkip())
                    {
                        break;
                    }

                    var slice = text[at..(int)reader.BytesConsumed];
                    if (depth == list + 1 && list >= 0)
                    {
                        records.Add(JsonDocument.Parse(slice).RootElement);
                    }
                    else if (key == "crs")
                    {
                        crs = Encoding.UTF8.GetString(slice.Span);
                    }
                }
                else if (reader.TokenType == JsonTokenType.EndArray && depth == list)
                {
                    list = -1;
                }
            }

            return new(records, keys, crs, whole && reader.BytesConsumed >= text.Length - 8);
        }
        catch (JsonException) when (records.Count > 0)
        {
            return new(records, keys, crs, false);
        }
        catch (JsonException)
        {
            throw new UsageException($"{Path.GetFileName(path)}: filen börjar som JSON men är inte giltig JSON, eller är avhuggen. Hämta eller begär den på nytt.");
        }
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, object?> cells)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(property.Value, name + ".", cells);
            }
            else
            {
                cells[name] = property.Value.ValueKind switch
                {
                    JsonValueKind.Number => property.Value.GetDouble(),
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Null => null,
                    JsonValueKind.True => "true",
                    JsonValueKind.False => "false",
                    _ => "[lista]",
                };
            }
        }
    }

    private static Geometry? Shape(JsonElement feature)
    {
        try
        {
            return feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object && geometry.Deserialize<Geometry>(Shapes) is { IsEmpty: false } shape
                ? shape : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // urn:ogc:def:crs:EPSG::3006, EPSG:3006, urn:ogc:def:crs:OGC:1.3:CRS84.
    [GeneratedRegex("""(?:EPSG:[^:"]*:|EPSG:|OGC:[^:"]*:)(\d+|CRS84)""")]
    private static partial Regex NamedCrs();
}
