using System.Buffers.Binary;
using System.Text;
using Geo.Database;
using Geo.Etl.Settings;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using Esri = NetTopologySuite.IO.Esri;

namespace Geo.Etl.Formats;

/// <summary>A shapefile, shape by shape: .shp and .dbf, with the encoding of .cpg and the coordinate system of .prj where they are
/// there. Names of columns have at most ten characters.</summary>
internal static class Shapefile
{
    private static readonly string[] Endings = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    /// <exception cref="SourceDriftException">A part is missing, or it is no shapefile.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        if (Part(path, ".dbf") is not { } attributes)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen {Path.GetFileNameWithoutExtension(path)}.dbf saknas. En shapefil är flera filer med samma namn: begär .shp, .shx, .dbf, .prj och .cpg.");
        }

        CheckWhole(path, attributes);
        var encoding = format.Encoding is { } name ? TextEncoding.Get(name) : Encoding(path, attributes);
        using var reader = Reader(path, encoding);
        return new([.. reader.Fields.Select(field => field.Name)], Rows(path, encoding))
        {
            Crs = Part(path, ".prj") is { } projection ? ProjectionText.Recognise(File.ReadAllText(projection)) : null,
        };
    }

    /// <summary>The files that make up the shapefile, or the file itself where it is none.</summary>
    public static IEnumerable<string> Parts(string path) => Path.GetExtension(path).Equals(".shp", StringComparison.OrdinalIgnoreCase)
        ? Endings.Select(ending => Part(path, ending)).OfType<string>()
        : [path];

    private static IEnumerable<TableRow> Rows(string path, Encoding encoding)
    {
        using var reader = Reader(path, encoding);
        for (var number = 1; Next(reader, path, out var deleted); number++)
        {
            if (!deleted)
            {
                yield return new(number, [.. reader.Fields.Select(field => Cell(field.Value))]) { Shape = reader.Geometry };
            }
        }
    }

    private static bool Next(ShapefileReader reader, string path, out bool deleted)
    {
        try
        {
            return reader.Read(out deleted);
        }
        catch (Exception wrong) when (wrong is IOException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw Wrong(path);
        }
    }

    private static object? Cell(object? value) => value switch
    {
        null or double.NaN => null,
        bool yes => yes ? "ja" : "nej",
        string or DateTime or double => value,
        IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static ShapefileReader Reader(string path, Encoding encoding)
    {
        try
        {
            return Esri.Shapefile.OpenRead(path, new() { Encoding = encoding, GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes });
        }
        catch (Exception wrong) when (wrong is IOException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw Wrong(path);
        }
    }

    private static Encoding Encoding(string path, string attributes)
    {
        if (Part(path, ".cpg") is { } given && Named(File.ReadAllText(given).Trim()) is { } encoding)
        {
            return encoding;
        }

        return TextEncoding.Detect(attributes, skip: HeaderLength(attributes));
    }

    // GDAL writes ISO-8859-1 or UTF-8, ArcGIS UTF-8, 1252 or ANSI 1252.
    private static Encoding? Named(string name)
    {
        var number = name.Split(' ', '-')[^1];
        try
        {
            return int.TryParse(number, out var page) && page is 1252 or 65001 ? TextEncoding.Get(page == 1252 ? "windows-1252" : "utf-8") : TextEncoding.Get(name.Replace(' ', '-'));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The library reads a cut file to where it ends without a word. Lengths stand in the headers; the index has 8 bytes a shape.
    private static void CheckWhole(string path, string attributes)
    {
        var (shapes, rows) = (Start(path, 28), Start(attributes, 12));
        if (shapes.Length < 28 || rows.Length < 12 || 2L * BinaryPrimitives.ReadInt32BigEndian(shapes.AsSpan(24)) > new FileInfo(path).Length)
        {
            throw Wrong(path);
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(rows.AsSpan(4));
        if (count < 0 || BinaryPrimitives.ReadUInt16LittleEndian(rows.AsSpan(10)) < 2 || Shapes(path) != count)
        {
            throw Wrong(path);
        }

        var needed = HeaderLength(attributes) + (long)count * BinaryPrimitives.ReadUInt16LittleEndian(rows.AsSpan(10));
        if (needed > new FileInfo(attributes).Length || (Part(path, ".shx") is { } index && (new FileInfo(index).Length - 100) / 8 != count))
        {
            throw Wrong(path);
        }
    }

    // Each shape tells its own length: a wrong one would lead the library to read on for seconds. -1 where they do not add up.
    private static int Shapes(string path)
    {
        using var file = File.OpenRead(path);
        var (head, at, shapes) = (new byte[8], 100L, 0);
        for (; at < file.Length; shapes++)
        {
            file.Position = at;
            var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length ? -1 : 2L * BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
            at += 8 + length;
            if (length < 4 || at > file.Length)
            {
                return -1;
            }
        }

        return shapes;
    }

    // What stands before the rows of a .dbf is no text.
    private static int HeaderLength(string attributes) =>
        Start(attributes, 10) is { Length: 10 } start ? BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8)) : 0;

    private static byte[] Start(string path, int length)
    {
        using var file = File.OpenRead(path);
        var start = new byte[length];
        return start[..file.ReadAtLeast(start, length, throwOnEndOfStream: false)];
    }

    // The parts' endings may be in capitals though the first's is not.
    private static string? Part(string path, string ending) =>
        new[] { ending, ending.ToUpperInvariant() }.Select(e => Path.ChangeExtension(path, e)).FirstOrDefault(File.Exists);

    private static SourceDriftException Wrong(string path) =>
        new($"{Path.GetFileName(path)}: filen går inte att läsa som shapefil. Kontrollera att alla dess delar är från samma export, eller begär GeoPackage i stället.");
}
