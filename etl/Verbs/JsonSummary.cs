using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Geo.Database;

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

    /// <summary>Where <c>--json</c> says, checked before anything is done: null where nothing was asked for.</summary>
    /// <exception cref="UsageException">No file can be put there, or what lies there is no summary.</exception>
    public static string? Target(ParseResult parsed)
    {
        var target = parsed.GetValue(CommonOptions.Json);
        if (target is null or "-")
        {
            return target;
        }

        OutputFile.Check("json", target);
        using var old = File.Exists(target) ? File.OpenRead(target) : Stream.Null;
        return old.ReadByte() is -1 or '{'
            ? target
            : throw new UsageException($"--json {target} finns redan och är ingen sammanfattning. Inget har gjorts; ange en annan fil.");
    }

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
            OutputFile.Write("json", target, output => output.Write(text));
        }
    }
}
