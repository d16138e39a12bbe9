using System.Text;
using Geo.Etl.Settings;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using Esri = NetTopologySuite.IO.Esri;

namespace Geo.Etl.Formats;

/// <summary>A shapefile, shape by shape: .shp and .dbf, with the encoding of .cpg and the coordinate system of .prj where they are
/// there. Names of columns have at most ten characters.</summary>
internal static class Shapefile
{
    // How they are found out where .cpg is missing: what stands before the rows of a .dbf is no text.
    private const int HeaderLengthAt = 8;

    private static readonly string[] Endings = [".shp", ".dbf", ".prj", ".cpg"];

    /// <exception cref="SourceDriftException">A part is missing, or it is no shapefile.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        if (Part(path, ".dbf") is not { } attributes)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen {Path.GetFileNameWithoutExtension(path)}.dbf saknas. En shapefil är flera filer med samma namn: begär .shp, .shx, .dbf, .prj och .cpg.");
        }

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

    private static int HeaderLength(string attributes)
    {
        using var file = File.OpenRead(attributes);
        var start = new byte[HeaderLengthAt + 2];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length ? 0 : BitConverter.ToUInt16(start, HeaderLengthAt);
    }

    // The parts' endings may be in capitals though the first's is not.
    private static string? Part(string path, string ending) =>
        new[] { ending, ending.ToUpperInvariant() }.Select(e => Path.ChangeExtension(path, e)).FirstOrDefault(File.Exists);

    private static SourceDriftException Wrong(string path) =>
        new($"{Path.GetFileName(path)}: filen går inte att läsa som shapefil. Kontrollera att alla dess delar är från samma export, eller begär GeoPackage i stället.");
}
