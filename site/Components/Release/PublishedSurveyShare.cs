namespace Geo.Components.Release;

/// <summary>The share of those asked who answered so, for the whole municipality: a share with its uncertainty, never an
/// index, and never mixed with what is reported or with another instrument's shares.</summary>
public sealed record PublishedSurveyShare
{
    [Field("Indikator", "Frågans id",
        English = "Indicator", EnglishDescription = "The question's id")]
    public required string Indicator { get; init; }

    [Field("Fråga", "Vad andelen svarade",
        English = "Question", EnglishDescription = "What the share answered, in Swedish")]
    public required string Title { get; init; }

    [Field("Undersökning", "Vilken enkät svaret kommer ur; andelar ur två enkäter jämförs aldrig",
        English = "Survey", EnglishDescription = "The survey that the answer is from; shares of two surveys are never compared")]
    public required string Instrument { get; init; }

    [Field("Period", "Året som svaren gäller",
        English = "Period", EnglishDescription = "The year of the answers")]
    public required string Period { get; init; }

    [Field("Grupp", "Vilka som svarade, med källans ord",
        English = "Group", EnglishDescription = "Who answered, in the source's words, in Swedish")]
    public required string Group { get; init; }

    [Field("Andel", "Andel av de svarande", Unit = "procent",
        English = "Share", EnglishDescription = "Share of those who answered", EnglishUnit = "per cent")]
    public required decimal Share { get; init; }

    [Field("Nedre gräns", "Källans eget 95 % intervall, nedre gräns; tom om källan inte ger något", Unit = "procent",
        English = "Lower limit", EnglishDescription = "The source's own 95 % interval, lower limit; empty where it gives none", EnglishUnit = "per cent")]
    public decimal? Lower { get; init; }

    [Field("Övre gräns", "Källans eget 95 % intervall, övre gräns; tom om källan inte ger något", Unit = "procent",
        English = "Upper limit", EnglishDescription = "The source's own 95 % interval, upper limit; empty where it gives none", EnglishUnit = "per cent")]
    public decimal? Upper { get; init; }

    [Field("Svarande", "Hur många som svarade; tom om källan inte säger det", Unit = "personer",
        English = "Respondents", EnglishDescription = "How many answered; empty where the source does not say", EnglishUnit = "persons")]
    public int? Respondents { get; init; }

    [Field("Högre är bättre", "Om en högre andel är bättre; satt för hand, aldrig gissad; tomt om ingen har satt det",
        English = "Higher is better", EnglishDescription = "Whether a higher share is better; set by hand, never guessed; empty where nobody has")]
    public bool? HigherIsBetter { get; init; }

    [Field("Källa", "Källans id i sources.csv",
        English = "Source", EnglishDescription = "The source's id in sources.csv")]
    public required string Source { get; init; }
}
