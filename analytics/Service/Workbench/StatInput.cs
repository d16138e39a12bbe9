using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>Reads a file of any kind that the workbench takes, known by its first bytes.</summary>
internal static class StatInput
{
    private const int HeadBytes = 8_192;

    /// <param name="path">CSV, GeoJSON or GeoPackage.</param>
    /// <param name="layer">A layer of a GeoPackage; null for its only one.</param>
    /// <param name="crs">What the user says that the coordinates are; null where nothing is said.</param>
    /// <exception cref="UsageException">The file is missing, empty, of another kind or broken.</exception>
    public static StatTable Read(string path, string? layer, int? crs)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(Directory.Exists(path) ? $"{path} är en mapp. Ange en fil." : $"Filen {path} finns inte. Kontrollera sökvägen.");
        }

        var head = Head(path);
        if (head.Length == 0)
        {
            throw new UsageException($"Filen {path} är tom. Ange en CSV-fil med rubrikrad, GeoJSON eller GeoPackage.");
        }

        var isGeoPackage = head.AsSpan().StartsWith("SQLite format 3\0"u8);
        if (layer is not null && !isGeoPackage)
        {
            throw new UsageException($"--layer gäller bara GeoPackage, och {path} är ingen sådan. Ta bort --layer.");
        }

        var isUtf16 = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!isGeoPackage && !isUtf16 && head.Contains((byte)0))
        {
            throw new UsageException($"Filen {path} är ingen text: varken CSV, GeoJSON eller GeoPackage. Exportera den till något av dem.");
        }

        var table = isGeoPackage ? GeoPackageInput.Read(path, layer, crs)
            : FirstCharacter(head) == '{' ? GeoJsonInput.Read(path, crs)
            : CsvInput.Read(path, crs);
        return table.Count > 0 ? table : throw new UsageException($"Filen {path} har inga rader att räkna på.");
    }

    private static byte[] Head(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[HeadBytes];
            return head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"Filen {path} får inte läsas. Ändra rättigheterna.");
        }
    }

    private static char FirstCharacter(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var place = head.IndexOfAnyExcept(" \t\r\n"u8);
        return place < 0 ? '\0' : (char)head[place];
    }
}
