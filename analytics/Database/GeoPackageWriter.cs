using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Database;

/// <summary>One table of a GeoPackage: columns as name and SQL type, and rows of a geometry and a value a column.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="GeometryType">Such as MULTIPOLYGON; null for a table without geometry.</param>
/// <param name="Columns">Besides the key and the geometry.</param>
/// <param name="Rows">An empty geometry is stored as none.</param>
public sealed record GeoPackageLayer(
    string Name,
    string? GeometryType,
    IReadOnlyList<(string Name, string Type)> Columns,
    IEnumerable<(Geometry Geometry, object?[] Values)> Rows);

/// <summary>Writes GeoPackages (OGC 12-128r18, version 1.3) in EPSG:3006 that are the same byte for byte each time: no clock,
/// one connection, one transaction.</summary>
public static class GeoPackageWriter
{
    private const string Wgs84Text = """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
        """;

    private const string Sweref99TmText = """
        PROJCS["SWEREF99 TM",GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],TOWGS84[0,0,0,0,0,0,0],AUTHORITY["EPSG","6619"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4619"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3006"]]
        """;

    // The tables that the standard requires of every GeoPackage with features; 1196444487 is "GPKG".
    private const string Skeleton = """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
          srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """;

    /// <summary>Writes a file; one that is there is replaced.</summary>
    /// <param name="path">Where.</param>
    /// <param name="layers">Its tables.</param>
    /// <param name="description">What stands beside each table.</param>
    /// <param name="changedOn">The day that the file gives as its own.</param>
    /// <param name="compact">Whether the file is written anew at the end, so that no page of it is free or half used.</param>
    public static void Write(string path, IReadOnlyList<GeoPackageLayer> layers, string description, DateOnly changedOn, bool compact = false)
    {
        ArgumentNullException.ThrowIfNull(layers);
        File.Delete(path);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Run(connection, Skeleton);
        const string reference = "INSERT INTO gpkg_spatial_ref_sys VALUES ($a, $b, $c, $d, $e, NULL)";
        Run(connection, reference, "Undefined cartesian", -1, "NONE", -1, "undefined");
        Run(connection, reference, "Undefined geographic", 0, "NONE", 0, "undefined");
        Run(connection, reference, "SWEREF99 TM", Crs.Sweref99Tm, "EPSG", Crs.Sweref99Tm, Sweref99TmText.Trim());
        Run(connection, reference, "WGS 84", Crs.Wgs84, "EPSG", Crs.Wgs84, Wgs84Text.Trim());
        foreach (var layer in layers)
        {
            Write(connection, layer, description, $"{changedOn:yyyy-MM-dd}T00:00:00.000Z");
        }

        transaction.Commit();
        if (compact)
        {
            Run(connection, "VACUUM");
        }
    }

    private static void Write(SqliteConnection connection, GeoPackageLayer layer, string description, string changed)
    {
        var shape = layer.GeometryType is { } type ? $", geom {type}" : "";
        var columns = string.Concat(layer.Columns.Select(c => $", \"{c.Name}\" {c.Type}"));
        Run(connection, $"CREATE TABLE \"{layer.Name}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{columns})");
        var rows = layer.Rows.ToList();
        Describe(connection, layer, rows, description, changed);
        var names = layer.Columns.Select(c => $"\"{c.Name}\"").Prepend("geom").Skip(layer.GeometryType is null ? 1 : 0);
        var places = layer.Columns.Select((_, i) => $"$v{i}").Prepend("$geom").Skip(layer.GeometryType is null ? 1 : 0);
        var writer = new WKBWriter(ByteOrder.LittleEndian);
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{layer.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", places)})";
        foreach (var (geometry, values) in rows)
        {
            insert.Parameters.Clear();
            if (layer.GeometryType is not null)
            {
                insert.Parameters.AddWithValue("$geom", geometry.IsEmpty ? DBNull.Value : (byte[])[.. Header(geometry), .. writer.Write(geometry)]);
            }

            for (var i = 0; i < values.Length; i++)
            {
                insert.Parameters.AddWithValue($"$v{i}", values[i] ?? DBNull.Value);
            }

            insert.ExecuteNonQuery();
        }
    }

    private static void Describe(
        SqliteConnection connection, GeoPackageLayer layer, List<(Geometry Geometry, object?[] Values)> rows, string description, string changed)
    {
        const string insert = "INSERT INTO gpkg_contents VALUES ($a, $b, $a, $c, $d, $e, $f, $g, $h, $i)";
        if (layer.GeometryType is null)
        {
            Run(connection, insert, layer.Name, "attributes", description, changed, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value);
            return;
        }

        var extent = rows.Where(row => !row.Geometry.IsEmpty).Aggregate(new Envelope(), (sum, row) => sum.ExpandedBy(row.Geometry.EnvelopeInternal));
        Run(connection, insert, layer.Name, "features", description, changed, Bound(extent.MinX), Bound(extent.MinY), Bound(extent.MaxX), Bound(extent.MaxY), Crs.Sweref99Tm);
        Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($a, 'geom', $b, $c, 0, 0)", layer.Name, layer.GeometryType, Crs.Sweref99Tm);

        object Bound(double value) => extent.IsNull ? DBNull.Value : value;
    }

    // By hand: GeoPackageGeoWriter 2.0.0 writes an envelope but says in the flags that there is none, and GDAL reads nothing.
    private static byte[] Header(Geometry geometry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        const byte littleEndianWithEnvelope = 0b11;
        writer.Write([(byte)'G', (byte)'P', 0, geometry is Point ? (byte)1 : littleEndianWithEnvelope]);
        writer.Write(Crs.Sweref99Tm);
        if (geometry is not Point)
        {
            var envelope = geometry.EnvelopeInternal;
            writer.Write(envelope.MinX);
            writer.Write(envelope.MaxX);
            writer.Write(envelope.MinY);
            writer.Write(envelope.MaxY);
        }

        return bytes.ToArray();
    }

    private static void Run(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
        }

        command.ExecuteNonQuery();
    }
}
