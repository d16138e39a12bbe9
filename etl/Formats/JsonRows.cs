using System.Text.Json;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>A JSON array of objects as rows: a field inside an object is a column with a dot
/// (<c>location.name</c>). The header is the fields of the first rows; arrays inside rows are left out.</summary>
internal static class JsonRows
{
    // Enough to have met a field that is often left out.
    private const int HeaderRows = 1_000;

    /// <exception cref="SourceDriftException">The file is no JSON, or no array of objects.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var header = new List<string>();
        var known = new HashSet<string>();
        foreach (var item in Objects(path).Take(HeaderRows))
        {
            header.AddRange(Fields(item, "").Select(field => field.Name).Where(known.Add));
        }

        var places = header.Index().ToDictionary(column => column.Item, column => column.Index);
        return new(header, Rows(path, places));
    }

    private static IEnumerable<TableRow> Rows(string path, Dictionary<string, int> places)
    {
        var number = 0;
        foreach (var item in Objects(path))
        {
            var cells = new object?[places.Count];
            foreach (var (name, value) in Fields(item, ""))
            {
                if (places.TryGetValue(name, out var place))
                {
                    cells[place] = value;
                }
            }

            yield return new(++number, cells);
        }
    }

    private static IEnumerable<JsonElement> Objects(string path)
    {
        using var file = File.OpenRead(path);
        foreach (var item in Objects(file, path))
        {
            yield return item;
        }
    }

    /// <summary>The objects of an array, one at a time.</summary>
    /// <exception cref="SourceDriftException">The bytes are no JSON, or no array of objects.</exception>
    public static IEnumerable<JsonElement> Objects(Stream file, string path)
    {
        using var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file).ToBlockingEnumerable().GetEnumerator();
        while (Next(items, path))
        {
            if (items.Current.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(path, "listan har annat än objekt");
            }

            yield return items.Current;
        }
    }

    private static bool Next(IEnumerator<JsonElement> items, string path)
    {
        try
        {
            return items.MoveNext();
        }
        catch (JsonException wrong)
        {
            throw Wrong(path, wrong.LineNumber is { } line ? $"rad {line + 1} går inte att tolka" : "texten går inte att tolka");
        }
    }

    /// <summary>The fields of an object and of those inside it, whose names get a dot.</summary>
    public static IEnumerable<(string Name, object? Value)> Fields(JsonElement item, string prefix)
    {
        foreach (var field in item.EnumerateObject())
        {
            var name = prefix + field.Name;
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var inner in Fields(field.Value, name + "."))
                    {
                        yield return inner;
                    }

                    break;
                case JsonValueKind.Array:
                    break;
                case JsonValueKind.Null:
                    yield return (name, null);
                    break;
                case JsonValueKind.Number:
                    yield return (name, field.Value.GetDouble());
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    yield return (name, field.Value.GetBoolean() ? "ja" : "nej");
                    break;
                default:
                    yield return (name, field.Value.GetString());
                    break;
            }
        }
    }

    private static SourceDriftException Wrong(string path, string what) =>
        new($"{Path.GetFileName(path)}: filen är inte JSON i den form som väntas, en lista av objekt: {what}. Begär den på nytt, eller rätta källans mappning.");
}
