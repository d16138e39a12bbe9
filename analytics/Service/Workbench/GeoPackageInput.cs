using System.Globalization;
using Geo.Database;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Workbench;

/// <summary>A layer of a GeoPackage (OGC 12-128r18), opened read-only: every column but the geometry, as text.</summary>
internal static class GeoPackageInput
{
    private sealed record Layer(string Name, string GeometryColumn, int? Crs);

    /// <exception cref="UsageException">The file is no GeoPackage, or the layer is not in it.</exception>
    public static StatTable Read(string path, string? layer, int? crs)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var chosen = Choose(path, Layers(connection), layer);
            return Read(path, connection, chosen, GeoJsonInput.Agreed(path, chosen.Crs, crs));
        }
        catch (SqliteException wrong)
        {
            throw new UsageException($"{path}: filen går inte att läsa som GeoPackage ({wrong.SqliteErrorCode}). Exportera den på nytt.");
        }
    }

    private static Layer Choose(string path, List<Layer> layers, string? name) =>
        layers.SingleOrDefault(layer => name is null ? layers.Count == 1 : layer.Name == name)
        ?? throw new UsageException(name is null
            ? $"{path} har {layers.Count} lager: {string.Join(", ", layers.Select(layer => layer.Name))}. Välj ett med --layer."
            : $"{path}: lagret {name} finns inte. Lager i filen: {string.Join(", ", layers.Select(layer => layer.Name))}.");

    private static StatTable Read(string path, SqliteConnection connection, Layer layer, int? crs)
    {
        var columns = Columns(connection, layer);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Append(layer.GeometryColumn).Select(Quoted))} FROM {Quoted(layer.Name)}";
        using var row = command.ExecuteReader();
        var (rows, numbers, shapes, reader) = (new List<string[]>(), new List<int>(), new List<Geometry?>(), new GeoPackageGeoReader());
        while (row.Read())
        {
            rows.Add([.. columns.Select((_, place) => Text(row.GetValue(place)))]);
            numbers.Add(rows.Count);
            shapes.Add(row.IsDBNull(columns.Count) ? null : reader.Read((byte[])row.GetValue(columns.Count)));
        }

        return new(path, columns, rows, numbers, shapes) { Crs = crs };
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        string text => text,
        double number => StatNumber.Text(number),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // A system may stand under a number of the file's own; 0 is "degrees of some kind", -1 "a plane of some kind".
    private static List<Layer> Layers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT layer.table_name, layer.column_name, layer.srs_id, upper(known.organization), known.organization_coordsys_id
            FROM gpkg_geometry_columns AS layer LEFT JOIN gpkg_spatial_ref_sys AS known ON known.srs_id = layer.srs_id
            ORDER BY layer.table_name
            """;
        using var row = command.ExecuteReader();
        var layers = new List<Layer>();
        while (row.Read())
        {
            int? crs = row.GetInt32(2) == 0 ? Crs.Wgs84 : !row.IsDBNull(3) && row.GetString(3) == "EPSG" ? row.GetInt32(4) : null;
            layers.Add(new(row.GetString(0), row.GetString(1), crs));
        }

        return layers;
    }

    private static List<string> Columns(SqliteConnection connection, Layer layer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($layer) WHERE name <> $geometry ORDER BY cid";
        command.Parameters.AddWithValue("$layer", layer.Name);
        command.Parameters.AddWithValue("$geometry", layer.GeometryColumn);
        using var row = command.ExecuteReader();
        var columns = new List<string>();
        while (row.Read())
        {
            columns.Add(row.GetString(0));
        }

        return columns;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
