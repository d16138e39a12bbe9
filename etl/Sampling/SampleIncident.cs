using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A kind of event: its theme (<c>violence</c>, <c>damage</c>, <c>insecurity</c>), the EST report's word, the
/// damage register's words (none where it does not keep such), and its share of the theme.</summary>
internal sealed record SampleKind(string Code, string Theme, string EstWord, IReadOnlyList<string> DamageWords, double Share)
{
    public static IReadOnlyList<SampleKind> All { get; } =
    [
        new("violence_public", "violence", "Våld eller bråk på allmän plats", [], 0.42),
        new("violence_indoor", "violence", "Våld eller bråk inomhus", [], 0.14),
        new("threat_public", "violence", "Hot på allmän plats", [], 0.3),
        new("threat_indoor", "violence", "Hot inomhus", [], 0.14),
        new("vandalism", "damage", "Skadegörelse",
            ["Krossad ruta", "Skadad dörr eller lås", "Skadad möbel", "Skadad lekutrustning", "Skadad skylt", "Skadad belysning", "Övrig skadegörelse"], 0.56),
        new("graffiti", "damage", "Klotter", ["Klotter"], 0.36),
        new("arson", "damage", "Anlagd brand", ["Anlagd brand"], 0.08),
        new("disorder", "insecurity", "Ordningsstörning", [], 0.26),
        new("youth_gathering", "insecurity", "Ungdomssamling", [], 0.22),
        new("open_drugs", "insecurity", "Narkotika öppet", [], 0.12),
        new("alcohol", "insecurity", "Alkohol", [], 0.1),
        new("broken_lighting", "insecurity", "Trasig belysning", [], 0.13),
        new("littering", "insecurity", "Nedskräpning", [], 0.13),
        new("obstructed_view", "insecurity", "Skymd sikt", [], 0.04),
    ];

    /// <summary>What the EST report says when the reporter saw nothing: not the same as no report.</summary>
    public const string NothingToReport = "Inget att rapportera";

    public static SampleKind Draw(string theme, SampleRandom random)
    {
        var kinds = All.Where(k => k.Theme == theme).ToList();
        var sums = kinds.Select((_, i) => kinds.Take(i + 1).Sum(k => k.Share)).ToArray();
        return kinds[random.PickCumulative(sums)];
    }
}

/// <summary>A record of an event as one source keeps it: Swedish wall-clock times, the interval holding the true moment.
/// A hotspot's id stands on what would not have happened without it.</summary>
internal sealed record SampleIncident(
    SampleKind Kind, DateTime From, DateTime To, Coordinate Location, string Address, string Use)
{
    public string Reference { get; init; } = "";

    /// <summary>The damage register keeps it; otherwise it is an EST report.</summary>
    public bool InDamageRegister { get; init; }

    public string Reporter { get; init; } = "";

    public string? Hotspot { get; init; }

    public bool Overlaps(SampleIncident other) => From < other.To && other.From < To;
}

/// <summary>What the sources hold and what is planted in them, before it is written with all its faults.</summary>
internal sealed record SampleDraw(
    IReadOnlyList<SampleIncident> Incidents,
    IReadOnlyList<PlantedHotspot> Hotspots,
    IReadOnlyList<PlantedPair> Duplicates,
    IReadOnlyList<PlantedPair> NearMisses,
    IReadOnlyList<PlantedRepeat> Repeats,
    IReadOnlyList<ReporterWeek> SilentWeeks)
{
    /// <summary>An address reported again and again within four weeks; null where none is planted.</summary>
    public PlantedRepeat? Trap { get; init; }

    /// <summary>Null where none is planted.</summary>
    public PlantedOutbreak? Outbreak { get; init; }

    /// <summary>Null where none is planted.</summary>
    public PlantedMeasure? Measure { get; init; }
}

/// <summary>Events close together in the last three weeks.</summary>
internal sealed record PlantedOutbreak(string Theme, Coordinate Middle, double RadiusMetres, DateOnly From, int Events);

/// <summary>A measure and what came of it: events that did not happen in the treated area, and those of them that happened in the
/// ring instead.</summary>
internal sealed record PlantedMeasure(SampleMeasure Measure, int Prevented, int Moved);

/// <summary>A hotspot and what was drawn in it: all records of its themes inside it during its time, and those of them that
/// are there because of it. The expected count is the multiplier times the background's.</summary>
internal sealed record PlantedHotspot(SampleHotspot Hotspot, double ExpectedBackground, IReadOnlyList<string> Ids, IReadOnlyList<string> PlantedIds)
{
    public double Expected => Hotspot.Multiplier * ExpectedBackground;
}

/// <summary>Two records, the damage register's and the EST report's, and why they are, or are not, the same event.</summary>
internal sealed record PlantedPair(string DamageId, string EstId, string Reason);

/// <summary>An address that is reported again and again.</summary>
internal sealed record PlantedRepeat(string Address, Coordinate Location, string Theme, IReadOnlyList<string> Ids);

/// <summary>A week, ISO 8601, in which a reporter sent nothing at all, not even that there was nothing.</summary>
internal sealed record ReporterWeek(string Reporter, int Year, int Week);
