using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Geo.Components.Release;

/// <summary>A focus area of the municipality's programme (<i>fokusområde</i>): what it has undertaken, and what follows
/// it.</summary>
public sealed partial record PublishedFocusArea
{
    /// <summary>external-1 to external-8, internal-1 to internal-4.</summary>
    [Field("Fokusområde", "Fokusområdets id, till exempel external-7",
        English = "Focus area", EnglishDescription = "The focus area's id, such as external-7")]
    public required string Id { get; init; }

    [Field("Titel", "Vad fokusområdet heter",
        English = "Title", EnglishDescription = "What the focus area is called, in Swedish")]
    public required string Title { get; init; }

    /// <summary>What the municipality has undertaken.</summary>
    [Field("Åtagande", "Vad kommunen har åtagit sig",
        English = "Duty", EnglishDescription = "What the municipality has undertaken, in Swedish")]
    public required string Duty { get; init; }

    [Field("Mått", "Måtten som följer fokusområdet",
        English = "Indicators", EnglishDescription = "The indicators that follow the focus area")]
    public required ImmutableArray<FollowedIndicator> Indicators { get; init; }

    /// <summary>Whether a text is the id of a focus area.</summary>
    public static bool IsId(string text) => IdForm().IsMatch(text);

    [GeneratedRegex(@"^(external-[1-8]|internal-[1-4])\z")]
    private static partial Regex IdForm();
}

/// <summary>An indicator that follows a focus area.</summary>
/// <param name="Indicator">Its id in indicators.csv or surveys.csv; a release need not have figures of it.</param>
/// <param name="Title">In the municipality's words.</param>
/// <param name="IsActivity">What is done, as against what happens: the two are never shown as one.</param>
/// <param name="HigherIsBetter">Null where nobody has set it: then no direction is said.</param>
public sealed record FollowedIndicator(
    [property: Field("Mått", "Måttets id i indicators.csv eller surveys.csv; släppet behöver inte ha siffror för det",
        English = "Indicator", EnglishDescription = "Its id in indicators.csv or surveys.csv; the release need not have figures of it")]
    string Indicator,
    [property: Field("Titel", "Vad måttet heter",
        English = "Title", EnglishDescription = "What the indicator is called, in Swedish")]
    string Title,
    [property: Field("Aktivitet", "Om måttet räknar det som görs; annars det som händer",
        English = "Activity", EnglishDescription = "Whether the indicator counts what is done; else what happens")]
    bool IsActivity,
    [property: Field("Högre är bättre", "Om ett högre värde är bättre; saknas om ingen har sagt det",
        English = "Higher is better", EnglishDescription = "Whether a higher value is better; missing where no one has said so")]
    bool? HigherIsBetter = null);
