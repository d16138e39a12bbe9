using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling.Official;

/// <summary>The newest plans by the national specification, with the same numbers as in the municipality's own layer.</summary>
internal static class PlanFiles
{
    private const string Name = "plan/detaljplaner-ngp.json";

    public static IEnumerable<OfficialFile> Write(SampleTown town, string folder)
    {
        var features = new JsonArray();
        var plans = town.PlanAreas.Where(plan => plan.InForce is null or { Year: >= 2014 }).ToList();
        foreach (var (index, plan) in plans.Index())
        {
            var id = $"00000000-0000-4000-8000-{index + 1:000000000000}";
            features.Add(Feature(Plan(plan, id)));
            for (var i = 0; i <= index % 3; i++)
            {
                features.Add(Feature(new()
                {
                    ["feature:typ"] = i == 0 ? "användningsbestämmelse" : "egenskapsbestämmelse",
                    ["objektidentitet"] = $"00000000-0000-4000-9000-{100 * index + i:000000000000}",
                    ["detaljplan"] = id,
                    ["bestammelseformulering"] = "Exempel",
                }));
            }
        }

        // A plan whose state no one knows.
        var unknown = Plan(plans[0], "00000000-0000-4000-8000-000000009999");
        (unknown["beteckning"], unknown["status"]) = ("9901-P2026/99", "vilande");
        features.Add(Feature(unknown));
        OfficialFiles.WriteJson(folder, Name, new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["feature:mediatyp"] = "application/vnd.lm.detaljplan.v4+json",
            ["features"] = features,
        });
        yield return new("plans-ngp", Name, plans.Count + 1, 0, [new(plans.Count + 1, "status does not exist", true)]);
    }

    private static JsonObject Feature(JsonObject properties) => new() { ["type"] = "Feature", ["geometry"] = null, ["properties"] = properties };

    private static JsonObject Plan(SamplePlanArea plan, string id)
    {
        var decision = new JsonObject { ["diarienummerKommun"] = $"EX {plan.ActNumber[6..10]}/0{plan.ActNumber[^2..]}", ["beslutstyp"] = "antagande" };
        if (plan.InForce is { } day)
        {
            decision["datumAntagande"] = Day(day.AddDays(-30));
            decision["datumLagakraft"] = new JsonArray(Day(day));
            decision["genomforandetid"] = 120;
            decision["genomforandetidStartar"] = Day(day);
        }

        return new()
        {
            ["feature:typ"] = "detaljplan",
            ["objektidentitet"] = id,
            ["objektversion"] = 1,
            ["versionGiltigFran"] = "2026-06-01T08:00:00Z",
            ["kommun"] = "9901",
            ["beteckning"] = plan.ActNumber,
            ["namn"] = plan.Name,
            ["syfte"] = "Exempeldata: planens syfte är påhittat.",
            ["status"] = plan.InForce is null ? "samråd" : "laga kraft",
            ["datumStatusforandring"] = Day(plan.InForce ?? new(2026, 5, 4)),
            ["typ"] = "detaljplan",
            ["beslutsinformation"] = new JsonArray(decision),
            ["plangeometri"] = new JsonArray([.. Parts(plan.Outline).Select(part => Geometry(part))]),
            ["planbeskrivning"] = "https://exempelstad.example.org/planer/" + plan.ActNumber[^2..],
        };
    }

    // The specification knows no geometry of several parts: a plan cut in two by a street is two surfaces.
    private static IEnumerable<Polygon> Parts(Polygon outline)
    {
        var box = outline.EnvelopeInternal;
        var half = outline.Intersection(Sweref.Factory.ToGeometry(new Envelope(box.MinX, box.Centre.X, box.MinY, box.MaxY)));
        var rest = outline.Intersection(Sweref.Factory.ToGeometry(new Envelope(box.Centre.X, box.MaxX, box.MinY, box.MaxY)));
        return half is Polygon left && rest is Polygon right ? [left, right] : [outline];
    }

    private static JsonObject Geometry(Polygon part) => new()
    {
        ["geometri"] = new JsonObject
        {
            ["typ"] = "yta",
            ["position"] = new JsonObject
            {
                ["type"] = "Polygon",
                ["coordinates"] = new JsonArray(new JsonArray([.. part.ExteriorRing.Coordinates.Select(at => InZone(at))])),
            },
            ["koordinatsystemPlan"] = "EPSG:3010",
            ["dimension"] = 2,
        },
        ["geometrimetadata"] = new JsonObject { ["lagesosakerhet"] = 0.05 },
    };

    private static JsonArray InZone(Coordinate at)
    {
        var (east, north) = TransverseMercator.ToZone1630(at.X, at.Y);
        return new JsonArray(Math.Round(east, 3), Math.Round(north, 3));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
