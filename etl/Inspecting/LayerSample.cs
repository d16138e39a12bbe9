using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Formats;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;

namespace Geo.Etl.Inspecting;

/// <summary>Reads a sample of a layer of shapes: of a GeoPackage, or of a Shapefile with the files beside it.</summary>
internal static partial class LayerSample
{
    private static readonly string[] Parts = [".dbf", ".shx"];

    static LayerSample() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The layer asked for, else the one with most rows.</summary>
    /// <exception cref="UsageException">The file is no GeoPackage, is broken, or has no such layer.</exception>
    public static Sample GeoPackage(string path, string? layer)
    {
        var name = Path.GetFileName(path);
        try
        {
            var layers = Layers(path);
            if (layers.Count == 0)
            {
                throw new UsageException($"{name}: filen är en SQLite-databas men inte ett GeoPackage med kartlager. Begär ett GeoPackage, eller tabellen som csv.");
            }

            var chosen = layer ?? layers.MaxBy(l => l.Value).Key;
            if (!layers.ContainsKey(chosen))
            {
                throw new UsageException($"{name}: lagret {chosen} finns inte; i filen finns {string.Join(", ", layers.Keys)}.");
            }

            var table = Formats.GeoPackage.Open(path, new() { Layer = chosen });
            var rows = table.Rows.Take(Sample.MostRows).Select(row => Row(row.Line, [.. row.Cells], row.Shape)).ToList();
            return new()
            {
                Kind = FileKind.GeoPackage,
                Rows = rows,
                Header = table.Header,
                Whole = rows.Count < Sample.MostRows,
                Part = chosen,
                Parts = [.. layers.Keys],
                StatedCrs = table.Crs is > 0 ? table.Crs : null,
                StatedAs = table.Crs is > 0 ? $"EPSG:{table.Crs}" : null,
            };
        }
        catch (Exception wrong) when (wrong is SqliteException or SourceDriftException)
        {
            throw new UsageException($"{name}: filen går inte att läsa som GeoPackage: den är skadad eller av annat slag. Begär den på nytt.");
        }
    }

    /// <exception cref="UsageException">The file is broken, or lacks one that must lie beside it.</exception>
    public static Sample Shapefile(string path)
    {
        var name = Path.GetFileName(path);
        if (Parts.FirstOrDefault(part => !File.Exists(Path.ChangeExtension(path, part))) is { } missing)
        {
            throw new UsageException($"{name}: {Path.ChangeExtension(name, missing)} saknas bredvid. En Shapefile är flera filer (.shp, .shx, .dbf, .prj, .cpg): begär alla.");
        }

        var doubts = new List<string>();
        try
        {
            using var reader = NetTopologySuite.IO.Esri.Shapefile.OpenRead(path, new ShapefileReaderOptions { Encoding = Encoded(path, doubts), GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes });
            var fields = reader.Fields.Select(field => field.Name).ToList();
            var rows = new List<SampleRow>();
            while (rows.Count < Sample.MostRows && reader.Read())
            {
                rows.Add(Row(rows.Count + 1, [.. fields.Select(field => Cell(reader.Fields[field].Value))], reader.Geometry));
            }

            var (crs, stated) = Projection(path, doubts);
            return new()
            {
                Kind = FileKind.Shapefile,
                Rows = rows,
                Header = fields,
                Whole = rows.Count < Sample.MostRows,
                StatedCrs = crs,
                StatedAs = stated,
                Doubts = doubts,
            };
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or ArgumentException or NotSupportedException
            or ShapefileException or IndexOutOfRangeException or OverflowException)
        {
            throw new UsageException($"{name}: filen är en Shapefile men går inte att läsa: den är skadad. Begär den på nytt, helst som GeoPackage.");
        }
    }

    /// <summary>A cell as the sample has it: whole numbers of any size are numbers.</summary>
    public static object? Cell(object? value) => value switch
    {
        null or DBNull => null,
        string or DateTime or double => value,
        sbyte or byte or short or int or long or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static SampleRow Row(int line, object?[] cells, Geometry? shape) =>
        new(line, cells) { Point = shape is null or { IsEmpty: true } ? null : shape.InteriorPoint.Coordinate, Shape = shape?.GeometryType };

    private static Dictionary<string, long> Layers(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_geometry_columns'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return [];
        }

        command.CommandText = "SELECT table_name FROM gpkg_geometry_columns ORDER BY table_name";
        var layers = new Dictionary<string, long>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                layers[row.GetString(0)] = 0;
            }
        }

        foreach (var layer in layers.Keys)
        {
            // The largest row number: a count would read the whole of a large file.
            command.CommandText = $"SELECT coalesce(max(rowid), 0) FROM \"{layer.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            layers[layer] = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        return layers;
    }

    private static Encoding? Encoded(string path, List<string> doubts)
    {
        var beside = Path.ChangeExtension(path, ".cpg");
        if (!File.Exists(beside))
        {
            doubts.Add("Filen .cpg saknas bredvid: textens kodning är inte angiven. Stämmer inte å, ä och ö, begär den.");
            return null;
        }

        var name = File.ReadAllText(beside).Trim();
        try
        {
            return int.TryParse(name.Replace("ANSI ", "", StringComparison.OrdinalIgnoreCase), out var page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            doubts.Add("Filen .cpg bredvid anger en kodning som inte finns. Stämmer inte å, ä och ö, begär filerna på nytt.");
            return null;
        }
    }

    private static (int? Crs, string? Stated) Projection(string path, List<string> doubts)
    {
        var beside = Path.ChangeExtension(path, ".prj");
        if (!File.Exists(beside))
        {
            doubts.Add("Filen .prj saknas bredvid: koordinatsystemet är inte angivet.");
            return (null, null);
        }

        var text = File.ReadAllText(beside);
        var stated = FirstName().Match(text) is { Success: true } first ? first.Groups[1].Value : "en .prj utan namn";
        if (LastAuthority().Match(text) is { Success: true } authority)
        {
            return (int.Parse(authority.Groups[1].Value, CultureInfo.InvariantCulture), stated);
        }

        var crs = ByName(stated);
        if (crs is null)
        {
            doubts.Add($"Filen .prj anger {stated}, som inte känns igen som något svenskt system.");
        }

        return (crs, stated);
    }

    // SWEREF99_TM, SWEREF99 16 30, RT90_25_gon_W, GCS_WGS_1984: ESRI writes underscores, others spaces.
    private static int? ByName(string stated)
    {
        var plain = NoSign().Replace(stated.ToUpperInvariant(), "");
        var known = Sweref99Tm.Known.FirstOrDefault(k => k.Crs is not (3021 or Database.Crs.Wgs84) && plain == NoSign().Replace(k.Name.ToUpperInvariant(), ""));
        return known.Crs != 0 ? known.Crs
            : plain.StartsWith("RT9025GON", StringComparison.Ordinal) ? 3021
            : plain is "GCSWGS1984" or "WGS84" or "WGS1984" ? Database.Crs.Wgs84
            : plain.Contains("WEBMERCATOR", StringComparison.Ordinal) || plain.Contains("PSEUDOMERCATOR", StringComparison.Ordinal) ? 3857
            : null;
    }

    [GeneratedRegex("""^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\["([^"]+)""")]
    private static partial Regex FirstName();

    [GeneratedRegex("""AUTHORITY\["EPSG",\s*"?(\d+)"?\]\]\s*$""")]
    private static partial Regex LastAuthority();

    [GeneratedRegex("[^A-Z0-9]")]
    private static partial Regex NoSign();
}
