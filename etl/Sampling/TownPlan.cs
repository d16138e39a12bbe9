using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>How an area is built, which decides its houses and its streets.</summary>
internal enum AreaCharacter
{
    Centre,
    Apartments,
    Mixed,
    Villas,
    Village,
    Countryside,
}

/// <summary>One area as the inventor drew it: where its middle lies, how many live there, and which way its streets run
/// (degrees from east).</summary>
internal sealed record AreaPlan(
    string Code, string Name, string Region, Coordinate Middle, int Residents, AreaCharacter Character, double StreetAngle);

/// <summary>A place where people meet in the evening, with its share of what happens at such places.</summary>
internal sealed record EveningPlace(string Name, Coordinate Location, double Weight);

/// <summary>The drawing of Exempelstad: what is the same for every seed. Kilometres from a point in open sea, so that no
/// overlay puts the town on anyone's home.</summary>
internal static class TownPlan
{
    public const string MunicipalityCode = "9901";
    public const string MunicipalityName = "Exempelstad";
    public const double OriginEast = 735_000;
    public const double OriginNorth = 6_262_000;

    public static IReadOnlyList<AreaPlan> Areas { get; } =
    [
        Area("C1010", "Centrum", 1, 0.35, 0.65, 1850, AreaCharacter.Centre, 12),
        Area("C1020", "Hamnstaden", 1, 0.95, -0.35, 1520, AreaCharacter.Centre, -20),
        Area("C1030", "Gamla Väster", 2, -0.55, -0.55, 1780, AreaCharacter.Centre, 35),
        Area("C1040", "Stationsstaden", 1, 0.05, 1.65, 1690, AreaCharacter.Apartments, 8),
        Area("C1050", "Kvarnlyckan", 2, -1.4, 0.5, 1610, AreaCharacter.Mixed, 55),
        Area("C1060", "Åsgläntan", 3, -2.25, 0.85, 2240, AreaCharacter.Apartments, 25),
        Area("C1070", "Rågåkern", 3, -2.2, -0.5, 1580, AreaCharacter.Villas, 70),
        Area("C1080", "Smedsvreten", 4, -1.3, -1.35, 1930, AreaCharacter.Apartments, 15),
        Area("C1090", "Lönnlunden", 4, -0.3, -1.65, 1450, AreaCharacter.Mixed, 50),
        Area("C1100", "Strandrågen", 4, -0.1, -2.6, 1390, AreaCharacter.Villas, 30),
        Area("C1110", "Tranelyckan", 5, -1.0, 2.45, 1620, AreaCharacter.Villas, -35),
        Area("C1120", "Vindhöjden", 5, 0.4, 2.6, 2080, AreaCharacter.Apartments, -10),
        Area("C1130", "Fyrbacken", 6, 1.45, 1.75, 2310, AreaCharacter.Apartments, 40),
        Area("C1140", "Ekeslätt", 6, 2.4, 1.1, 1480, AreaCharacter.Villas, 65),
        Area("C1150", "Östervreten", 7, 1.6, 0.45, 1570, AreaCharacter.Mixed, 5),
        Area("C1160", "Kajskogen", 7, 2.35, -0.7, 1400, AreaCharacter.Villas, -28),
        Area("B2010", "Granvik", 8, -5.6, 3.2, 1340, AreaCharacter.Village, 20),
        Area("B2020", "Sandlunda", 9, 6.0, 1.7, 1260, AreaCharacter.Village, -15),
        Area("B2030", "Tallmora", 8, -2.9, -6.2, 1120, AreaCharacter.Village, 48),
        Area("A0010", "Norra bygden", 9, 0.5, 6.0, 1330, AreaCharacter.Countryside, 0),
        Area("A0020", "Västra bygden", 8, -5.5, -2.6, 1290, AreaCharacter.Countryside, 0),
        Area("A0030", "Östra kustbygden", 9, 6.2, 0.2, 1180, AreaCharacter.Countryside, 0),
    ];

    /// <summary>RegSO by their number: each is a union of the areas that name it.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "Centrum-Hamnstaden", "Gamla Väster-Kvarnlyckan", "Åsgläntan-Rågåkern", "Smedsvreten-Strandrågen",
        "Vindhöjden-Tranelyckan", "Fyrbacken-Ekeslätt", "Östervreten-Kajskogen", "Västra landsbygden", "Östra landsbygden",
    ];

    public static IReadOnlyList<Coordinate> Outline { get; } = Path(
        -8.2, -3.6, -9.9, -1.2, -9.2, 1.6, -10.1, 4.3, -7.6, 5.4, -7.2, 7.6, -3.9, 7.2, -2.2, 9.4, 1.4, 9.0, 3.0, 7.6, 6.8, 8.2, 8.0, 5.0,
        10.2, 3.2, 9.1, 0.4, 9.9, -2.9, 7.6, -6.4, 4.6, -8.4, 2.4, -8.1, 0.4, -9.8, -2.9, -8.3, -5.1, -9.0, -6.3, -6.2);

    public static IReadOnlyList<Coordinate> UrbanOutline { get; } = Path(
        -2.3, -1.3, -3.1, -0.9, -2.7, 0.1, -3.15, 1.2, -2.3, 1.9, -2.1, 2.9, -0.9, 2.8, -0.1, 3.5, 1.2, 3.1, 1.7, 2.5, 2.7, 2.4, 3.4, 1.2, 2.8, 0.3,
        3.4, -0.6, 3.2, -1.75, 2.5, -2.3, 1.5, -2.6, 1.0, -3.5, -0.5, -3.3, -1.0, -2.3, -2.1, -2.4);

    /// <summary>The river, and beyond its mouth the middle of the bay: no urban area crosses it.</summary>
    public static IReadOnlyList<Coordinate> River { get; } = Path(
        -11.4, 8.3, -8.6, 6.4, -7.0, 5.2, -5.6, 4.1, -4.3, 3.7, -3.1, 3.0, -2.1, 2.1, -1.2, 1.5, -0.7, 0.6, 0.1, 0.0, 0.45, -0.6,
        0.8, -1.2, 1.5, -2.2, 2.6, -3.4, 5.0, -6.0, 8, -10);

    public static IReadOnlyList<Coordinate> Bay { get; } = Path(
        0.4, -0.85, 0.95, -1.05, 1.7, -1.6, 2.9, -2.0, 4.2, -2.4, 5.6, -3.3, 7.2, -3.4, 10.5, -4.3, 9.5, -10, 4.4, -10, 3.8, -7.4,
        3.1, -5.6, 2.3, -4.3, 1.6, -3.1, 0.95, -2.1, 0.5, -1.4);

    public static IReadOnlyList<Coordinate> Island { get; } = Path(4.3, -4.6, 5.1, -4.4, 5.6, -5.0, 5.2, -5.7, 4.5, -5.4);

    /// <summary>Lakes as name and shore.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<Coordinate> Shore)> Lakes { get; } =
    [
        ("Hålsjön", Path(-6.4, -0.7, -5.4, -0.2, -4.6, -0.8, -4.9, -1.7, -5.8, -2.3, -6.7, -1.7)),
        ("Vitgölen", Path(3.3, 4.9, 4.1, 5.5, 4.9, 5.2, 4.6, 4.5, 3.8, 4.4)),
        ("Tallmoratjärn", Path(-4.6, -5.4, -4.1, -5.0, -3.9, -5.7, -4.4, -6.1)),
    ];

    /// <summary>Roads out of town as name and course.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<Coordinate> Course)> MainRoads { get; } =
    [
        ("Granviksvägen", Path(0.3, 0.75, -0.85, 1.0, -2.0, 1.45, -3.6, 2.3, -5.5, 3.1, -7.2, 3.6, -9.2, 4.4)),
        ("Norra infarten", Path(0.3, 0.75, 0.1, 1.6, 0.35, 2.7, 0.5, 4.4, 0.1, 6.4, 0.6, 9.4)),
        ("Sandlundavägen", Path(0.3, 0.75, 1.4, 1.0, 2.6, 1.0, 4.2, 1.5, 5.9, 1.7, 8.0, 2.4, 9.8, 2.6)),
        ("Kustvägen", Path(0.3, 0.75, 0.75, -0.2, 1.6, -0.55, 2.6, -0.95, 4.0, -1.3, 6.4, -1.6, 9.4, -2.2)),
        ("Tallmoravägen", Path(0.3, 0.75, -0.45, 0.0, -0.75, -1.3, -1.0, -2.6, -1.9, -4.3, -2.8, -6.1, -3.6, -8.4)),
        ("Västerleden", Path(-0.45, 0.0, -1.6, -0.35, -2.8, -0.5, -4.2, -0.35, -6.6, -0.05, -9.8, -0.6)),
        ("Ringvägen", Path(-1.75, -2.1, -1.9, -0.9, -1.85, 0.3, -1.5, 1.9, -0.4, 2.15, 0.85, 2.15, 1.9, 1.35, 2.05, 0.2, 1.95, -0.8)),
        ("Strandvägen", Path(-0.75, -1.3, 0.1, -1.75, 0.35, -2.5, 0.5, -3.2, 1.0, -4.5, 1.2, -6.6, 0.2, -9.2)),
        ("Bergsliden", Path(0.5, 4.4, 2.3, 4.2, 4.4, 4.0, 6.6, 4.7, 8.9, 5.1)),
    ];

    public static IReadOnlyList<EveningPlace> EveningPlaces { get; } =
    [
        Evening("Stortorget", 0.3, 0.72, 1.0),
        Evening("Resecentrum", 0.1, 1.38, 0.85),
        Evening("Hamnpromenaden", 0.72, -0.55, 0.45),
        Evening("Kvarnparken", -0.9, 0.35, 0.4),
        Evening("Västra torget", -0.55, -0.3, 0.3),
        Evening("Exempelgymnasiet", 0.95, 0.2, 0.3),
        Evening("Arenan", 2.0, -0.25, 0.25),
        Evening("Fyrbackens centrum", 1.2, 2.2, 0.25),
        Evening("Smedsvretens centrum", -1.55, -1.6, 0.25),
        Evening("Lövängsskolan", -1.75, 1.25, 0.2),
        Evening("Granviks torg", -5.55, 3.1, 0.12),
        Evening("Sandlunda station", 6.0, 1.6, 0.1),
        Evening("Tallmora bygdegård", -2.85, -6.1, 0.08),
    ];

    public static Coordinate At(double eastKilometres, double northKilometres) =>
        new(OriginEast + 1000 * eastKilometres, OriginNorth + 1000 * northKilometres);

    public static IReadOnlyList<Coordinate> Path(params double[] kilometres) =>
        [.. kilometres.Chunk(2).Select(pair => At(pair[0], pair[1]))];

    private static AreaPlan Area(
        string code, string name, int region, double east, double north, int residents, AreaCharacter character, double angle) =>
        new(MunicipalityCode + code, name, $"{MunicipalityCode}R{region:000}", At(east, north), residents, character, angle);

    private static EveningPlace Evening(string name, double east, double north, double weight) =>
        new(name, At(east, north), weight);
}
