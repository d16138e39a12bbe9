using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Geo.Etl.Verbs;

/// <summary>What a verb did, for machines.</summary>
internal static class JsonSummary
{
    private static readonly JsonSerializerOptions Settings = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Text<T>(T summary) => JsonSerializer.Serialize(summary, Settings) + "\n";

    /// <summary>Writes to a file, to standard output where the target is -, and nowhere where it is null.</summary>
    public static async Task WriteAsync<T>(string? target, T summary, CancellationToken cancel)
    {
        var text = Text(summary);
        if (target == "-")
        {
            await Console.Out.WriteAsync(text.AsMemory(), cancel);
        }
        else if (target is not null)
        {
            await File.WriteAllTextAsync(target, text, cancel);
        }
    }
}
