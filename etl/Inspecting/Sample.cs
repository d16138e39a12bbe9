using System.Text;

namespace Geo.Etl.Inspecting;

/// <summary>What was read of a file to judge it by: rows, and what the file says of itself.</summary>
internal sealed record Sample
{
    /// <summary>The most rows that are judged: enough for shares of a percent.</summary>
    public const int MostRows = 10_000;

    public required FileKind Kind { get; init; }

    /// <summary>The rows, header and titles among them where <see cref="Header"/> is null.</summary>
    public required IReadOnlyList<SampleRow> Rows { get; init; }

    /// <summary>The columns' names where the format has them; null where a row of the sample is the header.</summary>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>True where all of the file's rows were read.</summary>
    public required bool Whole { get; init; }

    public EncodingGuess? Encoding { get; init; }

    public DelimiterGuess? Delimiter { get; init; }

    /// <summary>The sheet or layer that was read; null where the format has none.</summary>
    public string? Part { get; init; }

    /// <summary>All sheets or layers of the file.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>EPSG number that the file states; null where it states none that is known.</summary>
    public int? StatedCrs { get; init; }

    /// <summary>What the file states of its coordinate system, in its own words; null where it says nothing.</summary>
    public string? StatedAs { get; init; }

    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>Reads a sample of a text file.</summary>
internal static class TextSample
{
    public static Sample Read(string path)
    {
        var file = FileSample.Read(path);
        var encoding = EncodingGuess.Of(file);
        var head = Decode(encoding.Encoding, file.Head);
        var delimiter = DelimiterGuess.Of(head.Length > 200_000 ? head[..200_000] : head, file.Whole && head.Length <= 200_000);
        var rows = DelimitedText.Parse(head, delimiter.Delimiter, file.Whole, Sample.MostRows);
        var headRows = rows.Count;
        var width = rows.CountBy(row => row.Cells.Length).OrderByDescending(w => w.Value).FirstOrDefault().Key;
        foreach (var piece in file.Pieces)
        {
            // The first line of a piece is cut, and so may its last be; a row of another width may begin within quotes.
            var text = Decode(encoding.Encoding, piece);
            var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
            var last = ReferenceEquals(piece, file.Pieces[^1]);
            rows.AddRange(DelimitedText.Parse(text[start..], delimiter.Delimiter, last, Sample.MostRows)
                .Where(row => row.Cells.Length == width || last)
                .Select(row => row with { Line = 0 }));
        }

        return new()
        {
            Kind = FileKind.Csv,
            Rows = rows,
            Whole = file.Whole && headRows < Sample.MostRows,
            Encoding = encoding,
            Delimiter = delimiter,
            Doubts = [.. encoding.Doubts, .. delimiter.Doubts],
        };
    }

    private static string Decode(Encoding encoding, byte[] bytes)
    {
        var lenient = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        return lenient.GetString(bytes).TrimStart('\uFEFF');
    }
}
