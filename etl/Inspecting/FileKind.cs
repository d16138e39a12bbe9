using System.IO.Compression;
using System.Text;
using Geo.Database;

namespace Geo.Etl.Inspecting;

/// <summary>The makes of file that can be inspected.</summary>
internal enum FileKind
{
    Csv,
    Xlsx,
    GeoPackage,
    Shapefile,
    GeoJson,
    JsonArray,
    JsonStat,
}

/// <summary>Tells a file's make by its first bytes; its name is not believed.</summary>
internal static class FileKinds
{
    private const int Head = 64 * 1024;

    public static string Swedish(this FileKind kind) => kind switch
    {
        FileKind.Csv => "CSV (text med avskiljare)",
        FileKind.Xlsx => "Excel (xlsx)",
        FileKind.GeoPackage => "GeoPackage",
        FileKind.Shapefile => "Shapefile",
        FileKind.GeoJson => "GeoJSON",
        FileKind.JsonArray => "JSON, en lista av poster",
        _ => "JSON-stat 2",
    };

    /// <exception cref="UsageException">The file is missing, empty, broken, or of a make that cannot be inspected; the
    /// message says what to ask for.</exception>
    public static FileKind Detect(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new UsageException(Directory.Exists(path)
                ? $"{path} är en mapp. Ange en fil i den."
                : $"Filen {path} finns inte. Kontrollera sökvägen.");
        }

        var head = Read(path);
        if (head.Length == 0)
        {
            throw new UsageException($"{name}: filen är tom (0 byte). Begär den på nytt av avsändaren.");
        }

        return Starts(head, 0x50, 0x4B, 0x03, 0x04) || Starts(head, 0x50, 0x4B, 0x05, 0x06) ? Zipped(path, name)
            : Starts(head, "SQLite format 3\0") ? FileKind.GeoPackage
            : Starts(head, 0x00, 0x00, 0x27, 0x0A) ? FileKind.Shapefile
            : Refused(head, name) is { } problem ? throw new UsageException($"{name}: {problem}")
            : FirstSign(head) is '{' or '[' ? JsonSample.KindOf(path)
            : FileKind.Csv;
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Head];
        return head[..file.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
    }

    private static FileKind Zipped(string path, string name)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var entries = zip.Entries.Select(entry => entry.FullName).ToHashSet();
            return entries.Contains("xl/workbook.xml") ? FileKind.Xlsx
                : entries.Contains("word/document.xml") ? throw new UsageException($"{name}: filen är ett Word-dokument. Tabeller i Word kan inte läsas; begär uppgifterna som xlsx eller csv.")
                : entries.Contains("xl/workbook.bin") ? throw new UsageException($"{name}: filen är binär Excel (xlsb). Öppna den i Excel och spara som xlsx.")
                : entries.Contains("content.xml") ? throw new UsageException($"{name}: filen är ett OpenDocument-kalkylark. Öppna det och spara som xlsx eller csv.")
                : throw new UsageException($"{name}: filen är ett zip-arkiv med {entries.Count} filer. Packa upp det och granska filerna i det, en i taget.");
        }
        catch (InvalidDataException)
        {
            throw new UsageException($"{name}: filen börjar som xlsx eller zip men slutar för tidigt: den är avhuggen eller skadad. Hämta eller begär den på nytt.");
        }
    }

    private static string? Refused(byte[] head, string name)
    {
        if (Starts(head, 0xD0, 0xCF, 0x11, 0xE0))
        {
            return "filen är gammal Excel (xls), ett äldre Office-dokument eller lösenordsskyddad. Öppna den i Excel och spara som xlsx utan lösenord.";
        }

        var text = Encoding.Latin1.GetString(head.AsSpan(0, Math.Min(head.Length, 2_000))).TrimStart('ï', '»', '¿', ' ', '\r', '\n', '\t');
        return Starts(head, "%PDF") ? "filen är en PDF. Tabeller i PDF kan inte läsas säkert; begär uppgifterna som xlsx eller csv."
            : Starts(head, 0x1F, 0x8B) || Starts(head, 0x37, 0x7A, 0xBC, 0xAF) || Starts(head, "Rar!") ? "filen är ett komprimerat arkiv (gzip, 7z eller rar). Packa upp det och granska filen i det."
            : Starts(head, "{\\rtf") ? "filen är ett RTF-dokument. Begär uppgifterna som xlsx eller csv."
            : Html(text) ? "filen är en webbsida (HTML), också om namnet slutar på xls eller csv. Öppna den i Excel och spara som xlsx, eller hämta filen på nytt: ibland är det en inloggningssida."
            : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith('<') ? "filen är XML (till exempel GML, KML eller Excel 2003). Begär den som csv, xlsx eller GeoPackage."
            : Path.GetExtension(name).ToLowerInvariant() is ".dbf" or ".shx" or ".prj" or ".cpg" ? "filen är en av delarna i en Shapefile. Ange filen som slutar på .shp; de andra ska ligga bredvid."
            : IsBinary(head) ? "filen är binär och av okänt slag. Begär uppgifterna som csv, xlsx eller GeoPackage."
            : null;
    }

    private static bool Html(string text) =>
        text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase);

    // Text has no control characters but tabs and line ends; UTF-16 has a zero in every other place.
    private static bool IsBinary(byte[] head)
    {
        if (EncodingGuess.LooksLikeUtf16(head) is not null)
        {
            return false;
        }

        var controls = head.Count(b => b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1A));
        return controls > 0 && controls * 200 > head.Length;
    }

    private static char FirstSign(byte[] head)
    {
        var encoding = EncodingGuess.LooksLikeUtf16(head) ?? Encoding.UTF8;
        return encoding.GetString(head).TrimStart('\uFEFF', ' ', '\r', '\n', '\t').FirstOrDefault();
    }

    private static bool Starts(byte[] head, params byte[] mark) => head.AsSpan().StartsWith(mark);

    private static bool Starts(byte[] head, string mark) => head.AsSpan().StartsWith(Encoding.ASCII.GetBytes(mark));
}
