using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;

namespace Geo.Service.Release;

/// <summary>The areas with their outlines: GeoJSON in longitude and latitude, and a GeoPackage in SWEREF 99 TM that holds the counts
/// too.</summary>
internal sealed record AreaFiles(ReleaseResource GeoJson, ReleaseResource GeoPackage)
{
    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), Crs.Wgs84)) } };

    /// <summary>Both files.</summary>
    /// <param name="release">All that is released.</param>
    /// <param name="outlines">GeoJSON of the areas that have an outline.</param>
    /// <exception cref="UsageException">The outlines are not a GeoJSON feature collection.</exception>
    public static AreaFiles Of(ReleaseSnapshot release, string outlines)
    {
        var collection = Parse(outlines);
        var about = release.Description;
        collection["name"] = $"{(about.Fictional ? ReleaseResources.Example + ": " : "")}Områden i {about.MunicipalityName}, utgåva {about.AreaEdition}";
        var features = collection["features"]!.AsArray();
        var geoJson = new ReleaseResource(
            ReleaseFiles.AreaOutlines, "geojson", "application/geo+json", FolderWriter.Utf8.GetBytes(collection.ToJsonString(ReleaseFiles.Json) + "\n"), features.Count)
        {
            Title = ("Områdenas gränser", "Outlines of the areas"),
            Description = ("GeoJSON (RFC 7946) i WGS 84, longitud före latitud.", "GeoJSON (RFC 7946) in WGS 84, longitude before latitude."),
            Fields =
            [
                Geometry(ReleaseFiles.AreaOutlines, "geometry"),
                .. FieldDictionary.OfTable<PublishedArea>(ReleaseFiles.AreaOutlines).Where(field => field.Field != "on_map").Select(field => field with { Field = "properties." + field.Field }),
            ],
        };
        var shapes = features.ToDictionary(feature => (string)feature!["id"]!, feature => InMetres(feature!["geometry"]!.Deserialize<Geometry>(Shapes)!));
        return new(geoJson, Package(release, shapes));
    }

    private static ReleaseResource Package(ReleaseSnapshot release, Dictionary<string, MultiPolygon> shapes)
    {
        var drawn = release.Areas.Where(area => shapes.ContainsKey(Key(area))).ToList();
        var about = release.Description;
        var path = Path.Combine(Path.GetTempPath(), $"geo-{Guid.NewGuid():N}.gpkg");
        try
        {
            GeoPackageWriter.Write(
                path,
                [
                    new("areas", "MULTIPOLYGON", Columns<PublishedArea>(), drawn.Select(area => ((Geometry)shapes[Key(area)], Values(area)))),
                    new("counts", null, Columns<PublishedCount>(), release.Counts.Select(count => ((Geometry)Point.Empty, Values(count)))),
                ],
                $"{(about.Fictional ? ReleaseResources.Example + ": " : "")}{about.MunicipalityName}, {about.PeriodFrom:yyyy-MM-dd}–{about.PeriodTo:yyyy-MM-dd}",
                about.CreatedOn,
                compact: true);
            return new(ReleaseFiles.GeoPackage, "gpkg", "application/geopackage+sqlite3", File.ReadAllBytes(path), drawn.Count + release.Counts.Length)
            {
                Title = ("Områden och antal, GeoPackage", "Areas and counts, GeoPackage"),
                Description = (
                    "Områdena i SWEREF 99 TM (EPSG:3006) i lagret areas, antalen i tabellen counts.",
                    "The areas in SWEREF 99 TM (EPSG:3006) in the layer areas, the counts in the table counts."),
                Fields =
                [
                    Geometry(ReleaseFiles.GeoPackage, "areas.geom"),
                    .. Fields<PublishedArea>("areas"),
                    .. Fields<PublishedCount>("counts"),
                ],
            };
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<(string, string)> Columns<T>() =>
        [.. TableSchema.Of<T>().Select(field => (field.Name, field.Type switch { "integer" => "INTEGER", "number" => "REAL", "boolean" => "BOOLEAN", "date" => "DATE", _ => "TEXT" }))];

    private static object?[] Values<T>(T row) =>
    [
        .. TableSchema.Of<T>().Select(field => field.Property.GetValue(row) switch
        {
            null => (object?)null,
            int number => number,
            decimal number => (double)number,
            bool truth => truth,
            var other => CsvTable.Text(other),
        }),
    ];

    private static IEnumerable<PublishedField> Fields<T>(string table) =>
        FieldDictionary.OfTable<T>(ReleaseFiles.GeoPackage).Select(field => field with { Field = $"{table}.{field.Field}" });

    private static PublishedField Geometry(string file, string field) => new()
    {
        File = file,
        Field = field,
        Type = "geometry",
        Required = true,
        TitleSv = "Gräns",
        TitleEn = "Outline",
        DescriptionSv = "Områdets gräns, förenklad; grannar delar samma linje",
        DescriptionEn = "The area's outline, simplified; neighbours share the same line",
    };

    // Outlines lie on whole metres: six decimals of a degree give them back exactly, and so neighbours still share their lines.
    private static MultiPolygon InMetres(Geometry shape)
    {
        var moved = shape.Copy();
        moved.Apply(new CoordinateFilter(coordinate =>
        {
            var metres = Sweref99Tm.From(Crs.Wgs84, coordinate.X, coordinate.Y);
            (coordinate.X, coordinate.Y) = (Math.Round(metres.X), Math.Round(metres.Y));
        }));
        moved.GeometryChanged();
        return Sweref99Tm.Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(Sweref99Tm.Factory.CreateGeometry(moved)).Cast<Polygon>()]);
    }

    private static string Key(PublishedArea area) => $"{CsvTable.Text(area.Kind)}-{area.Edition}-{area.Code}";

    private static JsonObject Parse(string geoJson)
    {
        JsonObject? collection;
        try
        {
            collection = JsonNode.Parse(geoJson) as JsonObject;
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"Områdenas gränser är inte JSON (rad {wrong.LineNumber + 1}).", wrong);
        }

        return collection is not null && (string?)collection["type"] == "FeatureCollection" && collection["features"] is JsonArray
            ? collection
            : throw new UsageException("Områdenas gränser är ingen GeoJSON FeatureCollection: typen saknas eller är en annan.");
    }

    private sealed class CoordinateFilter(Action<Coordinate> change) : ICoordinateFilter
    {
        public void Filter(Coordinate coordinate) => change(coordinate);
    }
}
