namespace Geo.Components.Release;

/// <summary>How complete the weekly reports of a quarter are: silence is not zero.</summary>
public sealed record PublishedReporting
{
    [Field("Period", "Kvartal (2026K1)",
        English = "Period", EnglishDescription = "Quarter (2026K1)")]
    public required string Period { get; init; }

    [Field("Rapportörer", "Antal organisationer som ska rapportera varje vecka",
        English = "Reporters", EnglishDescription = "Number of organisations that are to report every week", Unit = "organisationer", EnglishUnit = "organisations")]
    public required int Reporters { get; init; }

    [Field("Väntade rapporter", "Rapportörer gånger veckor",
        English = "Expected reports", EnglishDescription = "Reporters times weeks", Unit = "veckorapporter", EnglishUnit = "weekly reports")]
    public required int ExpectedWeeks { get; init; }

    [Field("Inkomna rapporter", "Veckorapporter som kom in, även \"inget att rapportera\"",
        English = "Reports received", EnglishDescription = "Weekly reports that came in, those that say \"nothing to report\" too", Unit = "veckorapporter", EnglishUnit = "weekly reports")]
    public required int ReportedWeeks { get; init; }

    [Field("Inget att rapportera", "Inkomna veckorapporter som sade att inget hänt",
        English = "Nothing to report", EnglishDescription = "Weekly reports received that said that nothing had happened", Unit = "veckorapporter", EnglishUnit = "weekly reports")]
    public required int NothingToReportWeeks { get; init; }
}
