using System.Globalization;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Planning;

/// <summary>A check for the planner's own GIS: the plan and its distances as surfaces with their figures. No event and no concentration is in
/// it.</summary>
internal static class PlanGeoPackageFile
{
    public static void Write(string path, PlanReport report)
    {
        var plan = (MultiPolygon)new WKTReader().Read(report.Outline);
        plan.SRID = Crs.Sweref99Tm;
        var warning = $"Intern uppgift. Kontroll {report.Id}, {SwedishClock.Day(report.MadeAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{(report.Fictional ? " EXEMPELDATA." : "")}";
        GeoPackageWriter.Write(
            path,
            [
                new("plan", "MULTIPOLYGON", [("namn", "TEXT"), ("dnr", "TEXT"), ("skede", "TEXT"), ("kontroll", "TEXT"), ("hektar", "REAL")],
                    [(plan, [report.Question.Name, report.Question.RegistryNumber, PlanWords.Stages[report.Question.Stage], report.Id, report.Hectares])]),
                new("avstand", "MULTIPOLYGON",
                    [("tema", "TEXT"), ("inom_m", "INTEGER"), ("handelser", "INTEGER"), ("platshandelser", "INTEGER"), ("platser", "INTEGER"), ("om_aret", "REAL"), ("om_aret_lagst", "REAL"), ("om_aret_hogst", "REAL"), ("tid", "TEXT"), ("anmarkning", "TEXT")],
                    report.Themes.SelectMany(theme => theme.Rings.Select(ring => (Ring(plan, ring.WithinMetres), (object?[])
                    [
                        theme.Name, ring.WithinMetres, ring.Incidents, ring.PlaceEvents, ring.Places, ring.TooFew ? null : ring.PerYear, ring.TooFew ? null : ring.Lower, ring.TooFew ? null : ring.Upper,
                        report.Period, ring.TooFew ? Documents.Words.TooFew : null,
                    ])))),
            ],
            warning, SwedishClock.Day(report.MadeAt));
    }

    private static Geometry Ring(MultiPolygon plan, int metres) => PlanSurroundings.Within(plan, metres) switch
    {
        Polygon one => Sweref99Tm.Factory.CreateMultiPolygon([one]),
        var many => many,
    };
}
