using Geo.Etl.Settings;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace Geo.Etl.Formats;

/// <summary>A layer of a GeoPackage (OGC 12-128r18), opened read-only.</summary>
internal static class GeoPackage
{
    /// <exception cref="SourceDriftException">The file is no GeoPackage, or the layer is not in it.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        try
        {
            using var connection = Connect(path);
            var layers = Layers(connection);
            var layer = format.Layer ?? (layers.Count == 1 ? layers.Keys.Single() : "");
            if (!layers.TryGetValue(layer, out var described))
            {
                throw new SourceDriftException(
                    $"{Path.GetFileName(path)}: lagret {(layer.Length > 0 ? layer : "(inget angivet)")} finns inte; i filen finns {string.Join(", ", layers.Keys)}. Rätta format.layer i källans mappning, eller begär rätt fil.");
            }

            var columns = Columns(connection, layer).Where(name => name != described.GeometryColumn).ToList();
            return new(columns[1..], Rows(path, layer, described.GeometryColumn, columns)) { Crs = described.Crs };
        }
        catch (SqliteException wrong)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen går inte att läsa som GeoPackage ({wrong.SqliteErrorCode}). Begär den på nytt.");
        }
    }

    private static IEnumerable<TableRow> Rows(string path, string layer, string geometryColumn, List<string> columns)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Prepend(geometryColumn).Select(Quoted))} FROM {Quoted(layer)} ORDER BY {Quoted(columns[0])}";
        using var row = command.ExecuteReader();
        var shapes = new GeoPackageGeoReader();
        while (row.Read())
        {
            var cells = new object?[columns.Count - 1];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row.GetValue(i + 2) switch { DBNull => null, long number => (double)number, var value => value };
            }

            yield return new(row.GetInt32(1), cells) { Shape = row.IsDBNull(0) ? null : shapes.Read((byte[])row.GetValue(0)) };
        }
    }

    private static Dictionary<string, (string GeometryColumn, int Crs)> Layers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name";
        using var row = command.ExecuteReader();
        var layers = new Dictionary<string, (string, int)>();
        while (row.Read())
        {
            layers[row.GetString(0)] = (row.GetString(1), row.GetInt32(2));
        }

        return layers;
    }

    // The primary key first: a feature's number.
    private static List<string> Columns(SqliteConnection connection, string layer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($layer) ORDER BY pk DESC, cid";
        command.Parameters.AddWithValue("$layer", layer);
        using var row = command.ExecuteReader();
        var columns = new List<string>();
        while (row.Read())
        {
            columns.Add(row.GetString(0));
        }

        return columns;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
