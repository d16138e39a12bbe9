using System.Globalization;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>The town's maps as GeoPackages: areas, base map, plans.</summary>
internal static class TownFiles
{
    public static void Write(SampleTown town, string folder)
    {
        WriteAreas(town.Areas, Path(folder, "areas", "deso.gpkg"));
        WriteBase(town, Path(folder, "base", "base.gpkg"));
        GeoPackageFile.Write(Path(folder, "plan", "planomraden.gpkg"),
        [
            new("planomrade", "POLYGON", [("aktnr", "TEXT"), ("namn", "TEXT"), ("lagakraft", "DATE"), ("status", "TEXT")],
                town.PlanAreas.Select(p => ((Geometry)p.Outline, Values(
                    p.ActNumber, p.Name, p.InForce?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), p.Status)))),
        ]);
    }

    private static void WriteAreas(AreaMap map, string path) => GeoPackageFile.Write(path,
    [
        new("DeSO_2025", "MULTIPOLYGON",
            [("desokod", "TEXT"), ("desonamn", "TEXT"), ("regsokod", "TEXT"), ("kommunkod", "TEXT"), ("lanskod", "TEXT"), ("kategori", "TEXT")],
            map.Areas.OrderBy(a => a.Plan.Code, StringComparer.Ordinal).Select(a => ((Geometry)a.Outline, Values(
                a.Plan.Code, a.Plan.Name, a.Plan.Region, TownPlan.MunicipalityCode, TownPlan.MunicipalityCode[..2], a.Plan.Code[4..5])))),
        new("RegSO_2025", "MULTIPOLYGON", [("regsokod", "TEXT"), ("regsonamn", "TEXT"), ("kommunkod", "TEXT")],
            map.Regions.Select(r => ((Geometry)r.Outline, Values(r.Code, r.Name, TownPlan.MunicipalityCode)))),
        new("kommun", "MULTIPOLYGON", [("municipality_code", "TEXT"), ("municipality_name", "TEXT")],
            [(map.Municipality, Values(TownPlan.MunicipalityCode, TownPlan.MunicipalityName))]),
    ]);

    private static void WriteBase(SampleTown town, string path) => GeoPackageFile.Write(path,
    [
        new("bebodd_mark", "POLYGON", [], town.InhabitedLand.Geometries.Select(g => (g, Values()))),
        new("vatten", "MULTIPOLYGON", [("namn", "TEXT")], town.Water.Waters.Select(w => ((Geometry)w.Area, Values(w.Name)))),
        new("byggnad", "POINT", [("byggnadsid", "TEXT"), ("andamal", "TEXT"), ("bostader", "INTEGER"), ("adresser", "INTEGER")],
            town.Buildings.Select(b => ((Geometry)Sweref.Factory.CreatePoint(b.Location), Values(b.Id, b.Use, b.Dwellings, b.Addresses)))),
        new("gata", "LINESTRING", [("gatunamn", "TEXT"), ("klass", "TEXT")],
            town.Streets.Select(s => ((Geometry)s.Course, Values(s.Name, s.Class)))),
    ]);

    private static object?[] Values(params object?[] values) => values;

    private static string Path(string folder, string part, string file)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(folder, part));
        return System.IO.Path.Combine(folder, part, file);
    }
}
