using System.Collections.Immutable;

namespace Geo.Generator.Content;

/// <summary>Addresses that pages had before: <c>omdirigeringar.csv</c> in the content folder, with the columns <c>fran</c> and
/// <c>till</c>. They become pages that lead on, for a server that knows nothing, and a list for one that does.</summary>
public sealed record Redirects(ImmutableArray<Redirect> List, string File)
{
    public const string FileName = "omdirigeringar.csv";

    private const string Head = "fran,till";

    /// <exception cref="BuildException">A line is not as it should be: with file and line.</exception>
    public static async Task<Redirects> ReadAsync(string contentFolder, CancellationToken cancel)
    {
        var file = Path.Combine(contentFolder, FileName);
        if (!System.IO.File.Exists(file))
        {
            return new([], file);
        }

        var lines = (await TextFile.ReadAsync(file, cancel)).ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Head)
        {
            throw new BuildException($"{file}:1: första raden ska vara {Head}.");
        }

        var list = lines.Select((line, i) => (line, number: i + 1)).Skip(1).Where(at => !string.IsNullOrWhiteSpace(at.line))
            .Select(at => Parse(at.line, at.number, file)).ToImmutableArray();
        if (list.GroupBy(one => one.From).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw new BuildException($"{file}:{twins.Last().Line}: {twins.Key} står redan på rad {twins.First().Line}. Ta bort en av dem.");
        }

        return new(list, file);
    }

    /// <summary>Stops the build where an old address is a page again, or the new one is none.</summary>
    /// <param name="addresses">Every page's address.</param>
    /// <exception cref="BuildException">With file and line.</exception>
    public void Require(IReadOnlySet<string> addresses)
    {
        var old = List.Select(one => one.From).ToHashSet(StringComparer.Ordinal);
        var faults = List.Select(one => addresses.Contains(one.From) ? $"{File}:{one.Line}: {one.From} är en sida som finns. Ta bort raden."
            : old.Contains(one.To.Split('#')[0]) ? $"{File}:{one.Line}: {one.To} är själv en gammal adress, så ingen kommer fram. Skriv den adress som sidan har nu."
            : !addresses.Contains(one.To.Split('#')[0]) ? $"{File}:{one.Line}: sidan {one.To} finns inte. Skriv den adress som sidan har nu." : null)
            .OfType<string>().ToList();
        if (faults.Count > 0)
        {
            throw new BuildException(string.Join('\n', faults));
        }
    }

    /// <summary>The list as the server reads it.</summary>
    public string Csv() => $"{Head}\n{string.Concat(List.Select(one => $"{one.From},{one.To}\n"))}";

    private static Redirect Parse(string line, int number, string file)
    {
        var cells = line.Split(',');
        return cells.Length == 2 && cells.All(cell => cell.Trim().StartsWith('/') && cell.All(IsPlain)) && cells[0].Trim().EndsWith('/')
            ? new(cells[0].Trim(), cells[1].Trim(), number)
            : throw new BuildException($"{file}:{number}: skriv den gamla adressen, ett komma och den nya, båda från /: /gammal/,/ny/.");
    }

    // What a server's configuration can hold without quotation.
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '#' or ' ';
}

/// <summary>An old address and the new one.</summary>
/// <param name="From">Such as /gammal/.</param>
/// <param name="To">Such as /ny/.</param>
/// <param name="Line">In the file, from 1.</param>
public sealed record Redirect(string From, string To, int Line);
