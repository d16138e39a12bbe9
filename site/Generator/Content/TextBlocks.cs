namespace Geo.Generator.Content;

/// <summary>A run of Markdown, or a container with what stands in it.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Text">The Markdown.</param>
/// <param name="Container">Its name; null for a run of Markdown.</param>
/// <param name="Parameters">What stands after the name.</param>
internal sealed record TextBlock(int Line, string Text, string? Container, IReadOnlyDictionary<string, string> Parameters)
{
    /// <exception cref="BuildException">It is not given.</exception>
    public string Get(string parameter, string file) => Parameters.TryGetValue(parameter, out var value)
        ? value
        : throw new BuildException($"{file}:{Line}: ::: {Container} behöver {parameter}=…");
}

/// <summary>Parts a text into Markdown and containers: <c>::: namn nyckel=värde :::</c> on one line, or with text between it
/// and a line of three colons. The list of containers is closed.</summary>
internal static class TextBlocks
{
    private const string Fence = ":::";
    private static readonly Dictionary<string, string> None = [];

    // What may stand after each name, and whether text may stand inside.
    private static readonly Dictionary<string, (string[] Parameters, bool HasText)> Known = new(StringComparer.Ordinal)
    {
        ["diagram"] = (["id"], false),
        ["kontakt"] = (["id"], false),
        ["fakta"] = (["rubrik"], true),
        ["varning"] = (["rubrik"], true),
    };

    public static List<TextBlock> Of(ReadOnlySpan<string> lines, int firstLine, string file)
    {
        var blocks = new List<TextBlock>();
        var (start, inCode) = (0, false);
        for (var i = 0; i < lines.Length; i++)
        {
            inCode ^= lines[i].StartsWith("```", StringComparison.Ordinal);
            if (inCode || !lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            AddText(blocks, lines[start..i], firstLine + start);
            (var block, i) = Container(lines, i, firstLine, file);
            blocks.Add(block);
            start = i + 1;
        }

        AddText(blocks, lines[start..], firstLine + start);
        return blocks;
    }

    private static void AddText(List<TextBlock> blocks, ReadOnlySpan<string> lines, int line)
    {
        var text = string.Join('\n', lines);
        if (!string.IsNullOrWhiteSpace(text))
        {
            blocks.Add(new(line, text, null, None));
        }
    }

    // The container that begins on a line, and the line that it ends on.
    private static (TextBlock Block, int Last) Container(ReadOnlySpan<string> lines, int at, int firstLine, string file)
    {
        var line = firstLine + at;
        var head = lines[at][Fence.Length..].Trim();
        var isWhole = head.EndsWith(Fence, StringComparison.Ordinal);
        head = isWhole ? head[..^Fence.Length].Trim() : head;
        var name = head.Split(' ', 2)[0];
        if (!Known.TryGetValue(name, out var known))
        {
            throw new BuildException(head.Length == 0
                ? $"{file}:{line}: ::: avslutar inget. Ta bort raden, eller skriv vad som börjar: {string.Join(", ", Known.Keys)}."
                : $"{file}:{line}: ::: {name} är okänd. De som finns är {string.Join(", ", Known.Keys)}.");
        }

        var parameters = Parameters(head[name.Length..], name, known.Parameters, $"{file}:{line}");
        var last = at;
        while (!isWhole && (++last >= lines.Length || lines[last].Trim() != Fence))
        {
            if (last >= lines.Length || lines[last].StartsWith(Fence, StringComparison.Ordinal))
            {
                throw new BuildException($"{file}:{line}: ::: {name} slutar aldrig. Avsluta med en rad ::: före nästa.");
            }
        }

        var text = isWhole ? "" : string.Join('\n', lines[(at + 1)..last]);
        if (known.HasText == string.IsNullOrWhiteSpace(text))
        {
            throw new BuildException($"{file}:{line}: ::: {name} {(known.HasText ? "ska ha text mellan sig och :::" : "kan inte ha text i sig; skriv allt på en rad")}.");
        }

        return (new(line, text, name, parameters), last);
    }

    // nyckel=värde, or nyckel="flera ord".
    private static Dictionary<string, string> Parameters(string text, string name, string[] known, string where)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var key = rest.Split('=', 2)[0].Trim();
            if (key.Length == rest.Length || !known.Contains(key))
            {
                throw new BuildException($"{where}: ::: {name} känner inte till \"{key}\". Det som går att ange är {string.Join(", ", known)}.");
            }

            rest = rest[(rest.IndexOf('=', StringComparison.Ordinal) + 1)..];
            var isQuoted = rest.StartsWith('"');
            var end = isQuoted ? rest.IndexOf('"', 1) : (rest + " ").IndexOf(' ', StringComparison.Ordinal);
            if (end < 0 || !parameters.TryAdd(key, isQuoted ? rest[1..end] : rest[..end]))
            {
                throw new BuildException($"{where}: ::: {name}: värdet av {key} slutar inte, eller står två gånger.");
            }

            rest = rest[(isQuoted ? end + 1 : end)..].Trim();
        }

        return parameters;
    }
}
