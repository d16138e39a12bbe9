using System.Buffers.Binary;

namespace Geo.Database;

/// <summary>Clears what lies in a SQLite file outside its rows: when a page is filled and split, copies of rows stay behind in
/// bytes that no reader is given, and a copy is a copy.</summary>
/// <remarks>The file format of SQLite 3, section 1.6. Only for a file without free pages, as VACUUM leaves it: there a page whose first byte
/// is 2, 5, 10 or 13 is one of a b-tree, for an overflow page begins with the number of the next.</remarks>
internal static class SqliteSlack
{
    private const int FileHeader = 100;

    /// <summary>Sets to zero what lies between a page's list of cells and its cells, and inside the gaps between cells.</summary>
    public static void Clear(Span<byte> file)
    {
        var size = BinaryPrimitives.ReadUInt16BigEndian(file[16..]) is var given && given == 1 ? 65_536 : given;
        for (var start = 0; start < file.Length; start += size)
        {
            ClearPage(file.Slice(start, size), start == 0 ? FileHeader : 0);
        }
    }

    private static void ClearPage(Span<byte> page, int header)
    {
        var length = page[header] switch { 2 or 5 => 12, 10 or 13 => 8, _ => 0 };
        if (length == 0)
        {
            return;
        }

        var cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
        var content = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 5)..]) is var at && at == 0 ? 65_536 : at;
        page[(header + length + 2 * cells)..content].Clear();

        // A gap says where the next is and how long it is itself, two bytes each.
        for (int gap = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 1)..]); gap != 0; gap = BinaryPrimitives.ReadUInt16BigEndian(page[gap..]))
        {
            page.Slice(gap, BinaryPrimitives.ReadUInt16BigEndian(page[(gap + 2)..]))[4..].Clear();
        }
    }
}
