namespace Geo.Components.Release;

/// <summary>The public's rules for one theme, as the gate applied them (<c>rules.csv</c>). They are no secret: who knows them
/// must still learn nothing.</summary>
public sealed record PublishedRule
{
    [Field("Tema", "Temats id i themes.csv",
        English = "Theme", EnglishDescription = "The theme's id in themes.csv")]
    public required string Theme { get; init; }

    [Field("Områden", "areas (antal visas per område) eller municipality (bara för hela kommunen)",
        English = "Geography", EnglishDescription = "areas (counts are shown by area) or municipality (for the whole municipality only)")]
    public required RuleGeography Geography { get; init; }

    [Field("Kortaste tid", "quarter (kvartal), year (år) eller whole-period (hela perioden)",
        English = "Shortest period", EnglishDescription = "quarter, year or whole-period")]
    public required RulePeriod SmallestPeriod { get; init; }

    [Field("Minsta antal", "Ett antal som visas är 0 eller minst så stort", Unit = "händelser",
        English = "Smallest count", EnglishDescription = "A count that is shown is 0 or at least this", EnglishUnit = "events")]
    public required int SmallestCount { get; init; }

    [Field("Minsta antal platser", "Händelserna kommer från minst så många olika platser", Unit = "platser",
        English = "Fewest places", EnglishDescription = "The events come from at least so many distinct places", EnglishUnit = "places")]
    public required int SmallestPlaces { get; init; }

    [Field("Största andel för en plats", "Ingen plats står för mer än så stor del av händelserna, 0 till 1", Unit = "andel",
        English = "Largest share of a place", EnglishDescription = "No place has more than this share of the events, 0 to 1", EnglishUnit = "share")]
    public required decimal LargestPlaceShare { get; init; }

    [Field("Minsta antal rapportörer", "Händelserna är rapporterade av minst så många organisationer", Unit = "organisationer",
        English = "Fewest reporters", EnglishDescription = "The events were reported by at least so many organisations", EnglishUnit = "organisations")]
    public required int SmallestReporters { get; init; }

    [Field("Minsta antal invånare", "Ett område har minst så många invånare, eller inga", Unit = "personer",
        English = "Fewest residents", EnglishDescription = "An area has at least so many residents, or none", EnglishUnit = "persons")]
    public required int SmallestResidents { get; init; }

    [Field("Minsta antal adresser", "Ett område har minst så många adresser, eller inga", Unit = "adresser",
        English = "Fewest addresses", EnglishDescription = "An area has at least so many addresses, or none", EnglishUnit = "addresses")]
    public required int SmallestAddresses { get; init; }

    [Field("Avrundas till", "Antal avrundas till närmaste multipel; 1 om de inte avrundas", Unit = "händelser",
        English = "Rounded to", EnglishDescription = "Counts are rounded to the nearest multiple; 1 where they are not rounded", EnglishUnit = "events")]
    public required int RoundingBase { get; init; }

    [Field("Noll bara vid full rapportering", "Om en nolla visas bara där alla rapportörer har rapporterat varje vecka",
        English = "Zero only where complete", EnglishDescription = "Whether a zero is shown only where every reporter reported every week")]
    public required bool ZeroOnlyWhereComplete { get; init; }

    [Field("Minsta bandbredd", "En utjämnad kartyta har minst så stor bandbredd", Unit = "meter",
        English = "Smallest bandwidth", EnglishDescription = "A smoothed surface has at least this bandwidth", EnglishUnit = "metres")]
    public required int SmallestBandwidthMetres { get; init; }
}

/// <summary>For which places a theme's counts are shown.</summary>
public enum RuleGeography
{
    /// <summary>For the one public geography, its unions and the municipality.</summary>
    Areas,

    /// <summary>For the whole municipality alone: never on a map.</summary>
    Municipality,
}

/// <summary>The shortest time that a theme's counts are shown for.</summary>
public enum RulePeriod
{
    Quarter,
    Year,
    WholePeriod,
}
