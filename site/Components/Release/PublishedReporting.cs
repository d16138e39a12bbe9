namespace Geo.Components.Release;

/// <summary>How complete the weekly reports of a quarter are: silence is not zero.</summary>
public sealed record PublishedReporting
{
    [Field("Period", "Kvartal (2026K1)")]
    public required string Period { get; init; }

    [Field("Rapportörer", "Antal organisationer som ska rapportera varje vecka", Unit = "organisationer")]
    public required int Reporters { get; init; }

    [Field("Väntade rapporter", "Rapportörer gånger veckor", Unit = "veckorapporter")]
    public required int ExpectedWeeks { get; init; }

    [Field("Inkomna rapporter", "Veckorapporter som kom in, även \"inget att rapportera\"", Unit = "veckorapporter")]
    public required int ReportedWeeks { get; init; }

    [Field("Inget att rapportera", "Inkomna veckorapporter som sade att inget hänt", Unit = "veckorapporter")]
    public required int NothingToReportWeeks { get; init; }
}
