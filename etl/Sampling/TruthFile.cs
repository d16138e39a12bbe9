using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>What is planted in the sources, for tests alone: a program that read it would mark its own work.</summary>
internal static class TruthFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Write(
        string path,
        long seed,
        SampleTown town,
        SampleDraw draw,
        IReadOnlyList<SampleTable> tables,
        IReadOnlyList<PlantedFault> faults,
        IReadOnlyList<PlantedPersonal> personal,
        FurtherDraw further, IReadOnlyList<Official.OfficialFile> official) => File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                Note = "EXEMPELDATA: påhittat",
                Seed = seed,
                Municipality = TownPlan.MunicipalityCode,
                From = SamplePeriod.FirstDay,
                To = SamplePeriod.LastDay,
                Residents = town.Areas.Areas.Sum(a => a.Residents),
                Files = tables.Select(t => new
                {
                    t.Source,
                    t.File,
                    Rows = t.Rows.Count,
                    ZeroReports = t.Rows.Count(r => r.Incident is null && r.Cells.Contains(SampleKind.NothingToReport)),
                    Rejected = faults.Count(f => f.File == t.File && f.Rejected),
                }),
                Hotspots = draw.Hotspots.Select(h => new
                {
                    h.Hotspot.Id,
                    h.Hotspot.Themes,
                    h.Hotspot.Multiplier,
                    h.Hotspot.From,
                    h.Hotspot.To,
                    ExpectedBackground = Math.Round(h.ExpectedBackground, 3),
                    Expected = Math.Round(h.Expected, 3),
                    Drawn = h.Ids.Count,
                    Polygon = new[] { h.Hotspot.Outline.Coordinates.Select(Pair) },
                    h.PlantedIds,
                    h.Ids,
                }),
                Measure = draw.Measure is { } planted ? Measure(planted) : null,
                EveningPlaces = town.EveningPlaces.Select(p => new { p.Name, Location = Pair(p.Location), p.Weight }),
                Repeats = draw.Repeats.Select(r => new { r.Address, Location = Pair(r.Location), r.Theme, r.Ids }),
                draw.Duplicates,
                draw.NearMisses,
                FurtherDuplicates = further.Duplicates,
                FurtherNearMisses = further.NearMisses,
                Faults = faults,
                PersonalData = personal,
                draw.SilentWeeks,
                OfficialFiles = official,
            },
            Options) + "\n");

    private static object Measure(PlantedMeasure planted) => new
    {
        planted.Measure.Id,
        planted.Measure.Theme,
        planted.Measure.Spared,
        planted.Measure.Moved,
        planted.Measure.From,
        SampleMeasure.RingMetres,
        Treated = new[] { planted.Measure.Treated.Coordinates.Select(Pair) },
        Control = new[] { planted.Measure.Control.Coordinates.Select(Pair) },
        EventsPrevented = planted.Prevented,
        EventsMoved = planted.Moved,
    };

    private static double[] Pair(Coordinate place) => [place.X, place.Y];
}
