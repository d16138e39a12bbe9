namespace Geo.Components.Release;

/// <summary>The share of those asked who answered so, for the whole municipality: a share with its uncertainty, never an
/// index, and never mixed with what is reported or with another instrument's shares.</summary>
public sealed record PublishedSurveyShare
{
    [Field("Indikator", "Frågans id")]
    public required string Indicator { get; init; }

    [Field("Fråga", "Vad andelen svarade")]
    public required string Title { get; init; }

    [Field("Undersökning", "Vilken enkät svaret kommer ur; andelar ur två enkäter jämförs aldrig")]
    public required string Instrument { get; init; }

    [Field("Period", "Året som svaren gäller")]
    public required string Period { get; init; }

    [Field("Grupp", "Vilka som svarade, med källans ord")]
    public required string Group { get; init; }

    [Field("Andel", "Andel av de svarande", Unit = "procent")]
    public required decimal Share { get; init; }

    [Field("Nedre gräns", "Källans eget 95 % intervall, nedre gräns; tom om källan inte ger något", Unit = "procent")]
    public decimal? Lower { get; init; }

    [Field("Övre gräns", "Källans eget 95 % intervall, övre gräns; tom om källan inte ger något", Unit = "procent")]
    public decimal? Upper { get; init; }

    [Field("Svarande", "Hur många som svarade; tom om källan inte säger det", Unit = "personer")]
    public int? Respondents { get; init; }

    [Field("Högre är bättre", "Om en högre andel är bättre; satt för hand, aldrig gissad")]
    public required bool HigherIsBetter { get; init; }

    [Field("Källa", "Källans id i sources.csv")]
    public required string Source { get; init; }
}
