namespace Geo.Etl.Inspecting;

/// <summary>A file's beginning, and short pieces from the rest of it: enough to tell what it is, however long it is.</summary>
/// <param name="Head">Its first bytes; all of them where <see cref="Whole"/>.</param>
/// <param name="Pieces">From evenly spread places, the last one its end. Each begins and ends anywhere, also within a
/// character.</param>
internal sealed record FileSample(byte[] Head, IReadOnlyList<byte[]> Pieces, long Length)
{
    private const int HeadBytes = 1024 * 1024;
    private const int PieceBytes = 48 * 1024;
    private const int PieceCount = 24;

    public bool Whole => Pieces.Count == 0;

    public static FileSample Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = Take(file, 0, HeadBytes);
        var pieces = new List<byte[]>();
        var rest = file.Length - head.Length;
        for (var i = 1; i <= PieceCount && rest > 0; i++)
        {
            // An even place, for UTF-16; the last piece reaches the end.
            var at = Math.Max(head.Length, head.Length + (rest - PieceBytes) * i / PieceCount) & ~1L;
            pieces.Add(Take(file, at, i == PieceCount ? PieceBytes + 2 : PieceBytes));
            if (rest <= PieceBytes)
            {
                break;
            }
        }

        return new(head, pieces, file.Length);
    }

    private static byte[] Take(FileStream file, long at, int most)
    {
        file.Position = at;
        var bytes = new byte[(int)Math.Min(most, file.Length - at)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
