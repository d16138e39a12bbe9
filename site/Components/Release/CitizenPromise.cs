using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A promise of the police and the municipality to the residents (<i>medborgarlöfte</i>), with what was done and,
/// apart from it, what happened.</summary>
public sealed record CitizenPromise
{
    /// <summary>Year and number, such as 2026-1: the address of its page.</summary>
    [Field("Löfte", "År och nummer, till exempel 2026-1",
        English = "Promise", EnglishDescription = "Year and number, such as 2026-1")]
    public required string Id { get; init; }

    [Field("Titel", "Löftets namn",
        English = "Title", EnglishDescription = "The promise's name, in Swedish")]
    public required string Title { get; init; }

    [Field("Från", "Första dagen",
        English = "From", EnglishDescription = "First day")]
    public required DateOnly From { get; init; }

    [Field("Till", "Sista dagen",
        English = "To", EnglishDescription = "Last day")]
    public required DateOnly To { get; init; }

    [Field("Parter", "De som har gett löftet",
        English = "Parties", EnglishDescription = "Those who gave the promise, in Swedish")]
    public required ImmutableArray<string> Parties { get; init; }

    /// <summary><i>Situationen idag.</i></summary>
    [Field("Situationen", "Situationen när löftet gavs",
        English = "Situation", EnglishDescription = "The situation when the promise was given")]
    public required SourcedText Situation { get; init; }

    /// <summary><i>Det här ska vi åstadkomma tillsammans.</i></summary>
    [Field("Målet", "Det som parterna ska åstadkomma",
        English = "Aim", EnglishDescription = "What the parties are to achieve")]
    public required SourcedText Aim { get; init; }

    /// <summary><i>Så här ska vi göra.</i></summary>
    [Field("Arbetssättet", "Så här ska parterna göra",
        English = "Method", EnglishDescription = "What the parties are to do")]
    public required SourcedText Method { get; init; }

    /// <summary><i>Så gick det</i>, in one or two sentences; null while nothing has been followed up.</summary>
    [Field("Så gick det", "Resultatet i korthet; saknas tills löftet är uppföljt",
        English = "Outcome", EnglishDescription = "The outcome in brief; missing until it is followed up")]
    public SourcedText? Outcome { get; init; }

    [Field("Aktiviteter", "Det som utlovades att göras",
        English = "Activities", EnglishDescription = "What was promised to be done")]
    public required ImmutableArray<PromiseActivity> Activities { get; init; }

    [Field("Effekter", "Det som hände under tiden; det säger inte att löftet orsakade det",
        English = "Effects", EnglishDescription = "What happened meanwhile; it does not say that the promise caused it")]
    public required ImmutableArray<EffectIndicator> Effects { get; init; }

    /// <summary>Dated events, oldest first: changes of wording too. Never rewritten.</summary>
    [Field("Händelser", "Daterade händelser i löftets liv, äldst först",
        English = "Events", EnglishDescription = "Dated events in the promise's life, oldest first")]
    public required ImmutableArray<PromiseEvent> Events { get; init; }

    /// <summary>What is not known about it, one sentence each.</summary>
    [Field("Okänt", "Det som inte är känt, en mening var",
        English = "Unknown", EnglishDescription = "What is not known, a sentence each, in Swedish")]
    public required ImmutableArray<string> Unknown { get; init; }

    [Field("Uppföljt", "Dagen då löftet senast följdes upp; saknas om det inte har skett",
        English = "Followed up", EnglishDescription = "The day of the latest follow-up; missing where there was none")]
    public DateOnly? FollowedUpOn { get; init; }

    [Field("Följs upp", "Dagen för nästa uppföljning; saknas om ingen är bestämd",
        English = "Next follow-up", EnglishDescription = "The day of the next follow-up; missing where none is decided")]
    public DateOnly? NextFollowUpOn { get; init; }

    /// <summary>Role and way to reach it; never a person's name.</summary>
    [Field("Kontakt", "En roll och hur den nås, aldrig en person",
        English = "Contact", EnglishDescription = "A role and how to reach it, never a person")]
    public string? Contact { get; init; }
}

/// <summary>A text with where it comes from.</summary>
/// <param name="Text">Plain text; empty lines part paragraphs.</param>
/// <param name="Source">What the text builds on, in words; null where it is the municipality's own.</param>
/// <param name="Address">The source's address; null where there is none.</param>
/// <param name="CheckedOn">When the source was last opened; null where it has not been ("ej kontrollerad").</param>
public sealed record SourcedText(
    [property: Field("Text", "Texten; tomma rader skiljer stycken",
        English = "Text", EnglishDescription = "The text, in Swedish; empty lines part paragraphs")]
    string Text,
    [property: Field("Källa", "Det som texten bygger på; saknas om den är kommunens egen",
        English = "Source", EnglishDescription = "What the text builds on; missing where it is the municipality's own")]
    string? Source = null,
    [property: Field("Adress", "Källans webbadress; saknas om ingen finns",
        English = "Address", EnglishDescription = "The source's web address; missing where there is none")]
    string? Address = null,
    [property: Field("Kontrollerad", "Dagen då källan senast öppnades; saknas om den inte är kontrollerad",
        English = "Checked", EnglishDescription = "The day the source was last opened; missing where it was not")]
    DateOnly? CheckedOn = null);

/// <summary>What happened meanwhile: it does not say that the promise caused it.</summary>
public sealed record EffectIndicator
{
    [Field("Mått", "Vad som mäts",
        English = "Indicator", EnglishDescription = "What is measured, in Swedish")]
    public required string Title { get; init; }

    /// <summary>The instrument and its scale, such as "andel, %": scales are never mixed.</summary>
    [Field("Skala", "Måttets skala",
        English = "Scale", EnglishDescription = "The indicator's scale, in Swedish")]
    public required string Scale { get; init; }

    [Field("Högre är bättre", "Om ett högre värde är bättre",
        English = "Higher is better", EnglishDescription = "Whether a higher value is better")]
    public required bool HigherIsBetter { get; init; }

    [Field("Källa", "Var värdena kommer ifrån",
        English = "Source", EnglishDescription = "Where the values come from, in Swedish")]
    public required string Source { get; init; }

    [Field("Adress", "Källans webbadress; saknas om ingen finns",
        English = "Address", EnglishDescription = "The source's web address; missing where there is none")]
    public string? Address { get; init; }

    [Field("Värden", "Värdena med sina intervall",
        English = "Values", EnglishDescription = "The values with their intervals")]
    public required ImmutableArray<EffectValue> Values { get; init; }
}

/// <summary>A value with its 95 % interval; a bound is null where the source gives none.</summary>
public sealed record EffectValue(
    [property: Field("Period", "Perioden som värdet gäller",
        English = "Period", EnglishDescription = "The period of the value")]
    string Period,
    [property: Field("Värde", "Värdet på måttets skala",
        English = "Value", EnglishDescription = "The value on the indicator's scale", Unit = "se scale", EnglishUnit = "see scale")]
    decimal Value,
    [property: Field("Nedre gräns", "95 % konfidensintervall, nedre gräns; saknas om källan inte ger den",
        English = "Lower limit", EnglishDescription = "95 % confidence interval, lower limit; missing where the source gives none", Unit = "se scale", EnglishUnit = "see scale")]
    decimal? Lower = null,
    [property: Field("Övre gräns", "95 % konfidensintervall, övre gräns; saknas om källan inte ger den",
        English = "Upper limit", EnglishDescription = "95 % confidence interval, upper limit; missing where the source gives none", Unit = "se scale", EnglishUnit = "see scale")]
    decimal? Upper = null);

/// <summary>A dated event in a promise's life.</summary>
public sealed record PromiseEvent(
    [property: Field("Datum", "Dagen",
        English = "Date", EnglishDescription = "The day")]
    DateOnly On,
    [property: Field("Händelse", "Vad som hände",
        English = "Event", EnglishDescription = "What happened, in Swedish")]
    string Text);
