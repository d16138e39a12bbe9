namespace Geo.Components.Release;

/// <summary>One value of an official indicator for the whole municipality, as its publisher gives it.</summary>
public sealed record PublishedIndicatorValue
{
    [Field("Indikator", "Indikatorns id",
        English = "Indicator", EnglishDescription = "The indicator's id")]
    public required string Indicator { get; init; }

    [Field("Titel", "Indikatorns namn",
        English = "Title", EnglishDescription = "The indicator's name, in Swedish")]
    public required string Title { get; init; }

    [Field("Period", "År (2025) eller kvartal (2026K1)",
        English = "Period", EnglishDescription = "Year (2025) or quarter (2026K1)")]
    public required string Period { get; init; }

    [Field("Värde", "Värdet",
        English = "Value", EnglishDescription = "The value", Unit = "se unit", EnglishUnit = "see unit")]
    public required decimal Value { get; init; }

    [Field("Enhet", "Värdets enhet",
        English = "Unit", EnglishDescription = "The value's unit, in Swedish")]
    public required string Unit { get; init; }

    [Field("Per 100 000 invånare", "Källans egen uppgift; tom om källan inte ger den",
        English = "Per 100,000 residents", EnglishDescription = "The source's own figure; empty where it gives none", Unit = "per 100 000 invånare", EnglishUnit = "per 100,000 residents")]
    public decimal? PerHundredThousand { get; init; }

    [Field("Preliminär", "Om källan kallar värdet preliminärt",
        English = "Preliminary", EnglishDescription = "Whether the source calls the value preliminary")]
    public required bool Preliminary { get; init; }

    [Field("Källa", "Källans id i sources.csv",
        English = "Source", EnglishDescription = "The source's id in sources.csv")]
    public required string Source { get; init; }
}
