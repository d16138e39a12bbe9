namespace Geo.Components.Release;

/// <summary>One value of an official indicator for the whole municipality, as its publisher gives it.</summary>
public sealed record PublishedIndicatorValue
{
    [Field("Indikator", "Indikatorns id")]
    public required string Indicator { get; init; }

    [Field("Titel", "Indikatorns namn")]
    public required string Title { get; init; }

    [Field("Period", "År (2025) eller kvartal (2026K1)")]
    public required string Period { get; init; }

    [Field("Värde", "Värdet", Unit = "se unit")]
    public required decimal Value { get; init; }

    [Field("Enhet", "Värdets enhet")]
    public required string Unit { get; init; }

    [Field("Per 100 000 invånare", "Källans egen uppgift; tom om källan inte ger den", Unit = "per 100 000 invånare")]
    public decimal? PerHundredThousand { get; init; }

    [Field("Preliminär", "Om källan kallar värdet preliminärt")]
    public required bool Preliminary { get; init; }

    [Field("Källa", "Källans id i sources.csv")]
    public required string Source { get; init; }
}
