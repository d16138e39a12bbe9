using System.Globalization;
using System.Text.Json;
using Geo.Etl.Settings;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Geo.Etl.Formats;

/// <summary>Detailed plans by Lantmäteriet's <i>Nationell informationsspecifikation Detaljplan</i> 4: a feature collection whose
/// geometry is null, for the plan's outline lies among its properties, a polygon at a time. A row for each plan.</summary>
/// <remarks>The plan's provisions (<i>bestämmelser</i>) are counted, in the column of that name, and not read.</remarks>
internal static class NgpPlan
{
    private const string Expected = "detaljplaner enligt Nationell informationsspecifikation Detaljplan";
    private static readonly string[] Plain =
        ["objektidentitet", "versionGiltigFran", "kommun", "beteckning", "namn", "syfte", "status", "datumStatusforandring", "typ", "planbeskrivning"];
    private static readonly string[] Decided =
        ["diarienummerKommun", "beslutstyp", "datumPaborjat", "datumAntagande", "datumLagakraft", "genomforandetid", "genomforandetidStartar"];

    /// <exception cref="SourceDriftException">The file is no such collection, or its plans are in several coordinate systems.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var features = JsonDocumentFile.Open(path, Expected).Member("features", path, Expected, JsonValueKind.Array).EnumerateArray()
            .Select(feature => feature.Member("properties", path, Expected, JsonValueKind.Object)).ToList();
        var plans = features.Where(properties => TypeOf(properties) == "detaljplan").ToList();
        var systems = plans.SelectMany(plan => Parts(plan, path)).Select(part => part.Cell("koordinatsystemPlan") as string).Distinct().ToList();
        if (plans.Count == 0 || systems is not [{ } system] || !system.StartsWith("EPSG:", StringComparison.Ordinal)
            || !int.TryParse(system.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var crs))
        {
            throw JsonDocumentFile.Wrong(path, Expected, plans.Count == 0
                ? "den har ingen detaljplan"
                : $"koordinatsystemPlan ska vara ett och samma för alla planer, EPSG:3006 eller 3007-3018, men är {string.Join(", ", systems)}");
        }

        var provisions = features.Where(properties => TypeOf(properties) != "detaljplan").CountBy(properties => properties.Cell("detaljplan") as string ?? "").ToDictionary();
        return new([.. Plain, .. Decided, "bestämmelser"], plans.Index().Select(plan => Row(plan.Index + 1, plan.Item, path, provisions))) { Crs = crs };
    }

    private static TableRow Row(int number, JsonElement plan, string path, Dictionary<string, int> provisions)
    {
        var decisions = plan.TryGetProperty("beslutsinformation", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [];
        object?[] cells =
        [
            .. Plain.Select(name => plan.Cell(name)),
            .. Decided.Select(name => decisions.Select(decision => Latest(decision, name)).LastOrDefault(cell => cell is not null)),
            (double)provisions.GetValueOrDefault(plan.Cell("objektidentitet") as string ?? ""),
        ];
        return new(number, cells) { Shape = Outline(plan, path) };
    }

    // A plan may take force in parts: the last day is that of the whole.
    private static object? Latest(JsonElement decision, string name) =>
        decision.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Select(day => day.GetString()).Max(StringComparer.Ordinal)
            : decision.Cell(name);

    private static MultiPolygon? Outline(JsonElement plan, string path)
    {
        Polygon[] polygons = [.. Parts(plan, path).Select(part => Area(part, path))];

        // Parts that meet are one surface: as parts of a multipolygon they would not be valid.
        return UnaryUnionOp.Union(polygons) switch
        {
            Polygon one => one.Factory.CreateMultiPolygon([one]),
            MultiPolygon many => many,
            _ => null,
        };
    }

    private static IEnumerable<JsonElement> Parts(JsonElement plan, string path) =>
        plan.Member("plangeometri", path, Expected, JsonValueKind.Array).EnumerateArray()
            .Select(part => part.Member("geometri", path, Expected, JsonValueKind.Object))
            .Where(part => part.Cell("typ") is "yta");

    private static Polygon Area(JsonElement part, string path)
    {
        var position = part.Member("position", path, Expected, JsonValueKind.Object);
        if (position.Cell("type") as string != "Polygon")
        {
            throw JsonDocumentFile.Wrong(path, Expected, "en plans yta är inte av typen Polygon");
        }

        var factory = GeometryFactory.Default;
        LinearRing[] rings =
        [
            .. position.Member("coordinates", path, Expected, JsonValueKind.Array).EnumerateArray()
                .Select(ring => factory.CreateLinearRing([.. ring.EnumerateArray().Select(at => new Coordinate(at[0].GetDouble(), at[1].GetDouble()))])),
        ];
        return factory.CreatePolygon(rings[0], rings[1..]);
    }

    private static string TypeOf(JsonElement properties) => properties.Cell("feature:typ") as string ?? "";
}
