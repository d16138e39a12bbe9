using System.Text.Json;

namespace Geo.Etl.Formats;

/// <summary>A JSON file that is one object, read whole: official tables are at most some megabytes.</summary>
internal static class JsonDocumentFile
{
    /// <exception cref="SourceDriftException">The file is no JSON object.</exception>
    public static JsonElement Open(string path, string expected)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            throw Wrong(path, expected, "texten går inte att tolka; den kan vara avklippt");
        }

        throw Wrong(path, expected, "den är inget objekt");
    }

    /// <summary>The file is not of the layout that its mapping names.</summary>
    public static SourceDriftException Wrong(string path, string expected, string what) =>
        new($"{Path.GetFileName(path)}: filen är inte {expected}: {what}. Hämta den på nytt, eller rätta format.layout i källans mappning. Inget har lästs in.");

    /// <summary>A member that must be there, of one of the kinds named.</summary>
    /// <exception cref="SourceDriftException">It is not.</exception>
    public static JsonElement Member(this JsonElement item, string name, string path, string expected, params JsonValueKind[] kinds) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var member) && kinds.Contains(member.ValueKind)
            ? member
            : throw Wrong(path, expected, $"fältet {name} saknas eller har annan form än väntat");

    /// <summary>A member as a cell: text, a number or a yes or no in Swedish; null where it is missing, null or not plain.</summary>
    public static object? Cell(this JsonElement item, string name) => item.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Number => member.GetDouble(),
            JsonValueKind.True => "ja",
            JsonValueKind.False => "nej",
            _ => null,
        }
        : null;
}
