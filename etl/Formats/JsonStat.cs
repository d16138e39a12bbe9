using System.Globalization;
using System.Text.Json;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>A table in JSON-stat 2.0, as SCB's PxWebApi 2 gives it: a row for each cell, with a column of codes and a column of
/// labels (<c>Region.label</c>) for each dimension, then <c>value</c> and <c>status</c>. Rows are numbered as the cells are, from 1.</summary>
/// <remarks>The last dimension varies fastest. Values may be a list or, where most are missing, an object by cell number; a
/// missing value is null, never zero.</remarks>
internal static class JsonStat
{
    private const string Expected = "en tabell i JSON-stat 2.0";

    /// <exception cref="SourceDriftException">The file is no such table, or its sizes do not agree.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var table = JsonDocumentFile.Open(path, Expected);
        if (table.Cell("class") as string != "dataset" || table.Cell("version") as string != "2.0")
        {
            throw JsonDocumentFile.Wrong(path, Expected, "class är inte dataset eller version inte 2.0");
        }

        var ids = table.Member("id", path, Expected, JsonValueKind.Array).EnumerateArray().Select(id => id.GetString()!).ToList();
        var sizes = table.Member("size", path, Expected, JsonValueKind.Array).EnumerateArray().Select(size => size.GetInt32()).ToList();
        var dimensions = ids.Zip(sizes, (id, size) => Categories(path, table, id, size)).ToList();
        var cells = sizes.Aggregate(1L, (product, size) => product * size);
        if (ids.Count != sizes.Count)
        {
            throw JsonDocumentFile.Wrong(path, Expected, $"id har {ids.Count} dimensioner men size {sizes.Count}");
        }

        var values = table.Member("value", path, Expected, JsonValueKind.Array, JsonValueKind.Object);
        if (values.ValueKind == JsonValueKind.Array && values.GetArrayLength() != cells)
        {
            throw JsonDocumentFile.Wrong(path, Expected, $"size ger {cells} celler men value har {values.GetArrayLength()}; den är avklippt");
        }

        foreach (var (id, categories) in ids.Zip(dimensions))
        {
            Selection.Demand(path, format, id, categories.Select(category => category.Code));
        }

        string[] header = [.. ids.SelectMany(id => new[] { id, id + ".label" }), "value", "status"];
        return new(header, Rows(table, dimensions, (int)cells, new(path, header, format)));
    }

    private static IEnumerable<TableRow> Rows(JsonElement table, List<(string Code, string Label)[]> dimensions, int count, Selection selection)
    {
        var values = Numbered(table, "value");
        var statuses = Numbered(table, "status");
        for (var cell = 0; cell < count; cell++)
        {
            var cells = new object?[dimensions.Count * 2 + 2];
            var rest = cell;
            for (var i = dimensions.Count - 1; i >= 0; i--)
            {
                (cells[2 * i], cells[2 * i + 1]) = dimensions[i][rest % dimensions[i].Length];
                rest /= dimensions[i].Length;
            }

            (cells[^2], cells[^1]) = (values(cell), statuses(cell));
            if (selection.Has(cells))
            {
                yield return new(cell + 1, cells);
            }
        }
    }

    // In their order: index is a list of codes, or an object of code and place; with one category it may be left out.
    private static (string Code, string Label)[] Categories(string path, JsonElement table, string id, int size)
    {
        var category = table.Member("dimension", path, Expected, JsonValueKind.Object).Member(id, path, Expected, JsonValueKind.Object)
            .Member("category", path, Expected, JsonValueKind.Object);
        JsonElement labels = default;
        var labelled = category.TryGetProperty("label", out labels) && labels.ValueKind == JsonValueKind.Object;
        string[] codes = category.TryGetProperty("index", out var index)
            ? index.ValueKind == JsonValueKind.Array
                ? [.. index.EnumerateArray().Select(code => code.GetString()!)]
                : [.. index.EnumerateObject().OrderBy(code => code.Value.GetInt32()).Select(code => code.Name)]
            : labelled ? [.. labels.EnumerateObject().Select(label => label.Name)] : [];
        return codes.Length == size
            ? [.. codes.Select(code => (code, labelled ? labels.Cell(code) as string ?? code : code))]
            : throw JsonDocumentFile.Wrong(path, Expected, $"dimensionen {id} ska ha {size} värden men har {codes.Length}");
    }

    // By the cell's number: a list, an object of those that there are, or one word that holds for all.
    private static Func<int, object?> Numbered(JsonElement table, string name)
    {
        if (!table.TryGetProperty(name, out var all))
        {
            return _ => null;
        }

        switch (all.ValueKind)
        {
            case JsonValueKind.Array:
                object?[] listed = [.. all.EnumerateArray().Select(Plain)];
                return cell => cell < listed.Length ? listed[cell] : null;
            case JsonValueKind.Object:
                var sparse = all.EnumerateObject().ToDictionary(one => int.Parse(one.Name, CultureInfo.InvariantCulture), one => Plain(one.Value));
                return cell => sparse.GetValueOrDefault(cell);
            default:
                var one = Plain(all);
                return _ => one;
        }
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };
}
