using Geo.Database;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Planning;

/// <summary>A plan in a GeoPackage of one layer. Only true tables are read: a view in somebody else's file is somebody else's
/// program.</summary>
internal static class PlanGeoPackage
{
    private const string LayersSql = """
        SELECT layer.table_name, layer.column_name, layer.srs_id, upper(known.organization), known.organization_coordsys_id
        FROM gpkg_geometry_columns AS layer LEFT JOIN gpkg_spatial_ref_sys AS known ON known.srs_id = layer.srs_id
        WHERE EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND sql NOT LIKE '%GENERATED ALWAYS%' AND name = layer.table_name)
          AND (SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('gpkg_geometry_columns', 'gpkg_spatial_ref_sys')) = 2
        ORDER BY layer.table_name
        """;

    /// <exception cref="PlanFault">It is no GeoPackage, or holds no single surface.</exception>
    public static PlanShape Read(string path)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var layers = Layers(connection);
            return layers switch
            {
                [] => throw new PlanFault("GeoPackage-filen har inget lager med geometri. Exportera planens yta på nytt.", "The GeoPackage has no layer with geometry. Export the plan's surface again."),
                [var layer] => new(PlanFile.One(Shapes(connection, layer)), layer.Crs),
                _ => throw new PlanFault(
                    $"GeoPackage-filen har {layers.Count} lager: {string.Join(", ", layers.Take(8).Select(layer => layer.Name))}. Exportera bara planens lager.",
                    $"The GeoPackage has {layers.Count} layers: {string.Join(", ", layers.Take(8).Select(layer => layer.Name))}. Export only the plan's layer."),
            };
        }
        catch (Exception wrong) when (wrong is SqliteException or ParseException or InvalidCastException or IOException or ArgumentException or IndexOutOfRangeException)
        {
            throw new PlanFault("Filen går inte att läsa som GeoPackage. Exportera planen på nytt.", "The file cannot be read as a GeoPackage. Export the plan again.");
        }
    }

    private static List<(string Name, string Column, int? Crs)> Layers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = LayersSql;
        using var row = command.ExecuteReader();
        var layers = new List<(string, string, int?)>();
        while (row.Read())
        {
            int? crs = row.GetInt32(2) == 0 ? Crs.Wgs84 : !row.IsDBNull(3) && row.GetString(3) == "EPSG" ? row.GetInt32(4) : null;
            layers.Add((row.GetString(0), row.GetString(1), crs));
        }

        return layers;
    }

    private static List<(Geometry?, string?)> Shapes(SqliteConnection connection, (string Name, string Column, int? Crs) layer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Quoted(layer.Column)} FROM {Quoted(layer.Name)} LIMIT 1000";
        using var row = command.ExecuteReader();
        var (shapes, points, reader) = (new List<(Geometry?, string?)>(), 0L, new GeoPackageGeoReader());
        while (row.Read())
        {
            var shape = row.IsDBNull(0) ? null : reader.Read((byte[])row.GetValue(0));
            PlanFile.CheckPoints(points += shape?.NumPoints ?? 0);
            shapes.Add((shape, null));
        }

        return shapes;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
