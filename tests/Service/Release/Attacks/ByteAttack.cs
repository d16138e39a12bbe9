using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Reads files below their format: pages that a database has let go of, what a writer says of itself, and any text that should be
/// nowhere.</summary>
internal static partial class ByteAttack
{
    private const int FreeListCount = 36;

    /// <summary>What lies in a SQLite file outside its rows: free pages, and bytes between a page's cells and its list of them.</summary>
    /// <remarks>The file format of SQLite 3, sections 1.3 and 1.6: of a b-tree page bytes 3–4 count the cells, 5–6 say where they
    /// begin.</remarks>
    public static IEnumerable<string> Leftovers(byte[] file)
    {
        var free = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(FreeListCount));
        if (free > 0)
        {
            yield return $"{free} free pages";
        }

        var size = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16)) is var given && given == 1 ? 65_536 : given;
        for (var page = 0; page < file.Length / size; page++)
        {
            var start = page * size + (page == 0 ? 100 : 0);
            var header = file[start] switch { 2 or 5 => 12, 10 or 13 => 8, _ => 0 };
            if (header == 0)
            {
                continue;
            }

            var cells = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + 3));
            var content = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + 5)) is var at && at == 0 ? 65_536 : at;
            var (from, to) = (start + header + 2 * cells, page * size + content);
            if (BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + 1)) != 0 || file.AsSpan(from, to - from).ContainsAnyExcept((byte)0))
            {
                yield return $"page {page + 1} holds bytes of no row";
            }
        }
    }

    /// <summary>What a PDF or an image says of who made it, with what, where.</summary>
    public static IEnumerable<string> Metadata(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        return text.StartsWith("%PDF", StringComparison.Ordinal) ? Author().Matches(text).Select(match => match.Value) : [];
    }

    /// <summary>The secrets that stand in a file as bytes: as they are, and as UTF-16.</summary>
    public static IEnumerable<string> Found(byte[] file, IEnumerable<string> secrets)
    {
        var text = Encoding.Latin1.GetString(file);
        return secrets.Where(secret => text.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal)
            || text.Contains(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(secret)), StringComparison.Ordinal));
    }

    /// <summary>Times of day in a text: finer than any period. Midnight is a day.</summary>
    public static IEnumerable<string> Times(byte[] file) =>
        TimeOfDay().Matches(Encoding.Latin1.GetString(file)).Select(match => match.Value).Where(time => !time.Contains("T00:00:00", StringComparison.Ordinal));

    [GeneratedRegex(@"/(Author|Creator|Company|Manager)\s*\([^)]+\)|<(dc:creator|xmp:CreatorTool)>[^<]+")]
    private static partial Regex Author();

    [GeneratedRegex(@"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9])?")]
    private static partial Regex TimeOfDay();
}
