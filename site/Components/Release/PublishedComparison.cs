namespace Geo.Components.Release;

/// <summary>What an official indicator is elsewhere, as the same publisher gives it: a place to read the municipality's own value
/// against, not a rank.</summary>
public sealed record PublishedComparison
{
    [Field("Indikator", "Indikatorns id i indicators.csv",
        English = "Indicator", EnglishDescription = "The indicator's id in indicators.csv")]
    public required string Indicator { get; init; }

    [Field("Period", "År (2025) eller kvartal (2026K1)",
        English = "Period", EnglishDescription = "Year (2025) or quarter (2026K1)")]
    public required string Period { get; init; }

    [Field("Plats", "Utgivarens kod för platsen",
        English = "Place", EnglishDescription = "The publisher's code for the place")]
    public required string Place { get; init; }

    [Field("Platsens namn", "Kommunens, länets eller landets namn",
        English = "Name of the place", EnglishDescription = "The name of the municipality, county or country, in Swedish")]
    public required string PlaceName { get; init; }

    [Field("Sort", "similar (liknande kommun), county (länet) eller country (riket)",
        English = "Kind", EnglishDescription = "similar (a similar municipality), county or country")]
    public required ComparedPlace Kind { get; init; }

    [Field("Värde", "Värdet, i samma enhet som kommunens eget",
        English = "Value", EnglishDescription = "The value, in the same unit as the municipality's own", Unit = "se unit i indicators.csv", EnglishUnit = "see unit in indicators.csv")]
    public required decimal Value { get; init; }

    [Field("Källa", "Källans id i sources.csv",
        English = "Source", EnglishDescription = "The source's id in sources.csv")]
    public required string Source { get; init; }
}

/// <summary>What a municipality is compared with.</summary>
public enum ComparedPlace
{
    Similar,
    County,
    Country,
}
