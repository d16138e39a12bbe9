using System.Globalization;
using Geo.Database;
using Geo.Service.Endpoints.Collections;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Writes one layer as a GeoPackage (OGC 12-128r18, version 1.3) in EPSG:3006, easting first; as attributes where the
/// collection lies nowhere.</summary>
internal static class GeoPackageFile
{
    // The tables that the standard requires; 1196444487 is "GPKG". The text of a system is read by no client that knows EPSG.
    private const string Skeleton = """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
          ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL),
          ('SWEREF99 TM', 3006, 'EPSG', 3006, 'PROJCS["SWEREF99 TM",GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","3006"]]', NULL);
        """;

    public static void Write(string path, PublishedCollection collection, string title, IReadOnlyList<Item> items, DateOnly changed)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Run(connection, Skeleton);
        var shapes = items.Select(item => item.Geometry is byte[] binary ? new WKBReader().Read(binary) : null).ToList();
        Describe(connection, collection, title, shapes, changed);
        Fill(connection, collection, items, shapes);
        transaction.Commit();
    }

    private static void Describe(SqliteConnection connection, PublishedCollection collection, string title, List<Geometry?> shapes, DateOnly changed)
    {
        var columns = string.Concat(collection.Properties.Select(property => $", \"{property.Name}\" {SqlType(property.Kind)}"));
        Run(connection, $"CREATE TABLE \"{collection.Id}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{(collection.HasGeometry ? ", geom MULTIPOLYGON" : "")}, \"item_id\" TEXT{columns})");
        var extent = shapes.OfType<Geometry>().Aggregate(new Envelope(), (sum, shape) => sum.ExpandedBy(shape.EnvelopeInternal));
        Run(
            connection, "INSERT INTO gpkg_contents VALUES ($0, $1, $2, '', $3, $4, $5, $6, $7, $8)",
            collection.Id, collection.HasGeometry ? "features" : "attributes", title, changed.ToString("yyyy-MM-dd'T00:00:00.000Z'", CultureInfo.InvariantCulture),
            Bound(extent.MinX), Bound(extent.MinY), Bound(extent.MaxX), Bound(extent.MaxY), collection.HasGeometry ? Crs.Sweref99Tm : null);
        if (collection.HasGeometry)
        {
            Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($0, 'geom', 'MULTIPOLYGON', $1, 0, 0)", collection.Id, Crs.Sweref99Tm);
        }

        object? Bound(double value) => extent.IsNull ? null : value;
    }

    private static void Fill(SqliteConnection connection, PublishedCollection collection, IReadOnlyList<Item> items, List<Geometry?> shapes)
    {
        var names = collection.Properties.Select(property => $"\"{property.Name}\"").Prepend("\"item_id\"").ToList();
        if (collection.HasGeometry)
        {
            names.Add("geom");
        }

        var places = string.Join(", ", names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i}")));
        var insert = $"INSERT INTO \"{collection.Id}\" ({string.Join(", ", names)}) VALUES ({places})";
        for (var i = 0; i < items.Count; i++)
        {
            var values = items[i].Values.Select(Stored).Prepend(items[i].Id);
            Run(connection, insert, [.. collection.HasGeometry ? values.Append(shapes[i] is { } shape ? Binary(shape, (byte[])items[i].Geometry!) : null) : values]);
        }
    }

    // By hand: the library's writer states an envelope that its flags deny, and GDAL then reads nothing.
    private static byte[] Binary(Geometry shape, byte[] wellKnown)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        const byte littleEndianWithEnvelope = 0b11;
        writer.Write([(byte)'G', (byte)'P', 0, littleEndianWithEnvelope]);
        writer.Write(Crs.Sweref99Tm);
        var envelope = shape.EnvelopeInternal;
        foreach (var bound in (double[])[envelope.MinX, envelope.MaxX, envelope.MinY, envelope.MaxY])
        {
            writer.Write(bound);
        }

        writer.Write(wellKnown);
        return bytes.ToArray();
    }

    private static object? Stored(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => (double)number,
        bool truth => truth ? 1 : 0,
        _ => value,
    };

    private static string SqlType(PropertyKind kind) => kind switch
    {
        PropertyKind.Integer => "INTEGER",
        PropertyKind.Number => "DOUBLE",
        PropertyKind.Boolean => "BOOLEAN",
        PropertyKind.Date => "DATE",
        _ => "TEXT",
    };

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
