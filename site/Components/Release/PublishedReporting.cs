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

    /// <summary>Null where almost all said so: then the count itself, or that it was none, could be read from it.</summary>
    [Field("Inget att rapportera", "Inkomna veckorapporter som sade att inget hänt; tomt om nästan alla sade det, för då går ett skyddat antal att läsa ut", Unit = "veckorapporter",
        English = "Nothing to report", EnglishDescription = "Weekly reports received that said that nothing had happened; empty where almost all did, since a protected count could be read from it", EnglishUnit = "weekly reports")]
    public int? NothingToReportWeeks { get; init; }
}
