using System.Text.Json;

namespace Geo.Etl.Formats;

/// <summary>Where in a GeoJSON file its features stand, in bytes, and what its old <c>crs</c> member names. Found in one pass that
/// holds a piece of the file at a time.</summary>
/// <param name="Start">Of the array's opening bracket.</param>
/// <param name="Length">To its closing bracket.</param>
/// <param name="Crs">Null where the file has no such member.</param>
internal sealed record FeatureArray(long Start, long Length, string? Crs)
{
    private const int PieceBytes = 64 * 1024;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="SourceDriftException">The file is no JSON, or has no features.</exception>
    public static FeatureArray Find(string path)
    {
        try
        {
            return Scan(path) ?? throw new SourceDriftException($"{Path.GetFileName(path)}: filen är inte en GeoJSON-samling (FeatureCollection). Begär den i den formen.");
        }
        catch (JsonException wrong)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen är inte hel GeoJSON; rad {wrong.LineNumber + 1} går inte att tolka. Begär den på nytt.");
        }
    }

    private static FeatureArray? Scan(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[PieceBytes];
        var held = file.ReadAtLeast(buffer, Mark.Length, throwOnEndOfStream: false);
        var before = 0L;
        if (buffer.AsSpan(0, held).StartsWith(Mark))
        {
            held -= Mark.Length;
            before = Mark.Length;
            Array.Copy(buffer, Mark.Length, buffer, 0, held);
        }

        var found = new Found();
        var state = new JsonReaderState();
        for (var last = false; !last;)
        {
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = file.Read(buffer, held, buffer.Length - held);
            last = read == 0;
            held += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, held), last, state);
            while (reader.Read())
            {
                found.Take(ref reader, before);
            }

            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            before += used;
            held -= used;
            Array.Copy(buffer, used, buffer, 0, held);
        }

        return found is { Start: { } start, End: { } end } ? new(start, end - start, found.Crs) : null;
    }

    private sealed class Found
    {
        private string? _member;
        private string? _inner;

        public long? Start { get; private set; }

        public long? End { get; private set; }

        public string? Crs { get; private set; }

        public void Take(ref Utf8JsonReader reader, long before)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    _member = reader.GetString();
                    break;
                case JsonTokenType.PropertyName when _member == "crs":
                    _inner = reader.GetString();
                    break;
                case JsonTokenType.String when _member == "crs" && _inner == "name":
                    Crs = reader.GetString();
                    break;
                case JsonTokenType.StartArray when reader.CurrentDepth == 1 && _member == "features":
                    Start = before + reader.TokenStartIndex;
                    break;
                case JsonTokenType.EndArray when reader.CurrentDepth == 1 && _member == "features":
                    End = before + reader.TokenStartIndex + 1;
                    break;
                default:
                    break;
            }
        }
    }
}
