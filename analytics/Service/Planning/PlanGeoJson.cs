using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Geo.Service.Planning;

/// <summary>A plan in GeoJSON (RFC 7946, or a geometry alone), or by Lantmäteriet's specification of detailed plans 4.1, whose outline lies
/// among the properties.</summary>
internal static partial class PlanGeoJson
{
    // A polygon is five levels deep, a plan of the specification nine.
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 24 };

    /// <exception cref="PlanFault">It is not JSON, or holds no single surface.</exception>
    public static PlanShape Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Bounded);
            return Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new PlanFault($"Filen är ingen hel JSON (rad {wrong.LineNumber + 1}). Exportera den på nytt.", $"The file is not whole JSON (line {wrong.LineNumber + 1}). Export it again.");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new PlanFault("Geometrin i filen går inte att läsa. Exportera planen på nytt.", "The geometry in the file cannot be read. Export the plan again.");
        }
    }

    public static PlanShape Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Unknown();
        }

        var points = 0L;
        var crs = Declared(root);
        return Text(root, "type") switch
        {
            "FeatureCollection" when Features(root).Any(IsPlan) => Ngp([.. Features(root).Where(IsPlan)], ref points),
            "FeatureCollection" => Feature([.. Features(root)], crs, ref points),
            "Feature" => Feature([root], crs, ref points),
            { } => new(PlanFile.One([(Shape(root, ref points), null)]), crs),
            _ => throw Unknown(),
        };
    }

    private static PlanShape Feature(JsonElement[] features, int? crs, ref long points)
    {
        var found = new List<(Geometry?, string?)>();
        foreach (var feature in features.Take(1_000))
        {
            found.Add((feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object ? Shape(geometry, ref points) : null, Property(feature, "namn", "name", "planid")));
        }

        return new(PlanFile.One(found), crs, features.Length == 1 ? found[0].Item2 : null, features.Length == 1 ? Property(features[0], "diarienummer", "dnr") : null);
    }

    private static PlanShape Ngp(JsonElement[] plans, ref long points)
    {
        var (found, crs) = (new List<(Geometry?, string?)>(), (int?)null);
        foreach (var plan in plans.Select(plan => plan.GetProperty("properties")))
        {
            var parts = new List<Geometry>();
            foreach (var part in plan.GetProperty("plangeometri").EnumerateArray().Select(part => part.GetProperty("geometri")).Where(part => Text(part, "typ") == "yta"))
            {
                parts.Add(Shape(part.GetProperty("position"), ref points));
                crs ??= Text(part, "koordinatsystemPlan") is { } system && Epsg().Match(system) is { Success: true } match ? Number(match) : null;
            }

            found.Add((parts.Count == 0 ? null : UnaryUnionOp.Union(parts), Text(plan, "beteckning")));
        }

        var first = plans[0].GetProperty("properties");
        var decision = first.TryGetProperty("beslutsinformation", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().Select(one => Text(one, "diarienummerKommun")).LastOrDefault(number => number is not null) : null;
        return new(PlanFile.One(found), crs, Text(first, "namn"), decision);
    }

    private static Geometry Shape(JsonElement geometry, ref long points)
    {
        var type = Text(geometry, "type");
        if (type is not ("Polygon" or "MultiPolygon"))
        {
            throw new PlanFault($"Filen har en geometri av typen {Plain(type)}, ingen yta. Exportera planens gräns som yta (polygon).", $"The file has a geometry of type {Plain(type)}, not a surface. Export the plan's boundary as a polygon.");
        }

        var polygons = new List<Polygon>();
        var coordinates = geometry.GetProperty("coordinates");
        foreach (var polygon in type == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray())
        {
            var rings = new List<LinearRing>();
            foreach (var ring in polygon.EnumerateArray())
            {
                PlanFile.CheckPoints(points += ring.GetArrayLength());
                rings.Add(Ring(ring));
            }

            polygons.Add(rings.Count == 0 ? GeometryFactory.Default.CreatePolygon() : GeometryFactory.Default.CreatePolygon(rings[0], [.. rings.Skip(1)]));
        }

        return polygons is [var one] ? one : GeometryFactory.Default.CreateMultiPolygon([.. polygons]);
    }

    // A ring that is not closed is one that somebody forgot to close.
    private static LinearRing Ring(JsonElement ring)
    {
        var corners = ring.EnumerateArray().Select(corner => new Coordinate(corner[0].GetDouble(), corner[1].GetDouble())).ToList();
        if (corners.Count > 2 && !corners[0].Equals2D(corners[^1]))
        {
            corners.Add(corners[0].Copy());
        }

        return corners.Count is 0 or > 3
            ? GeometryFactory.Default.CreateLinearRing([.. corners])
            : throw new PlanFault("Gränsen har färre än tre hörn och omsluter ingen yta. Rita planens hela område.", "The boundary has fewer than three corners and encloses no surface. Draw the whole of the plan's area.");
    }

    private static IEnumerable<JsonElement> Features(JsonElement root) =>
        root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array ? features.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    private static bool IsPlan(JsonElement feature) =>
        feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && Text(properties, "feature:typ") == "detaljplan";

    private static string? Property(JsonElement feature, params string[] names) =>
        feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? names.Select(name => Text(properties, name)).FirstOrDefault(text => text is not null) : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Plain(string? type) => type is { Length: > 0 and < 30 } ? type : "okänd";

    private static int? Declared(JsonElement root) =>
        root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && Text(properties, "name") is { } name
            ? name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) ? Crs.Wgs84 : Epsg().Match(name) is { Success: true } match ? Number(match) : null
            : null;

    private static int? Number(Match match) => int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PlanFault Unknown() => new("Filen är JSON men ingen GeoJSON. Exportera planen som GeoJSON.", "The file is JSON but not GeoJSON. Export the plan as GeoJSON.");

    [GeneratedRegex(@"EPSG:+(?:[\d.]*:)?(\d{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epsg();
}
