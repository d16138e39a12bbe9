using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>Something that was promised to be done: activity, never effect.</summary>
public sealed record PromiseActivity
{
    [Field("Aktivitet", "Vad som ska göras",
        English = "Activity", EnglishDescription = "What is to be done, in Swedish")]
    public required string Text { get; init; }

    [Field("Ansvarig", "Den som ska göra det",
        English = "Responsible", EnglishDescription = "Who is to do it, in Swedish")]
    public required string Responsible { get; init; }

    [Field("Slag", "Vilket slags löfte aktiviteten är",
        English = "Kind", EnglishDescription = "What kind of promise the activity is")]
    public required ActivityKind Kind { get; init; }

    /// <summary>What is counted, such as "trafikkontroller"; null for what is done once.</summary>
    [Field("Enhet", "Det som räknas; saknas för det som görs en gång",
        English = "Unit", EnglishDescription = "What is counted, in Swedish; missing for what is done once")]
    public string? Unit { get; init; }

    /// <summary>The number aimed at; null where none was promised.</summary>
    [Field("Mål", "Antalet som utlovades; saknas om inget gjorde det",
        English = "Target", EnglishDescription = "The number promised; missing where none was", Unit = "se unit", EnglishUnit = "see unit")]
    public int? Target { get; init; }

    [Field("Resultat", "Vad som gjordes, tertial för tertial",
        English = "Results", EnglishDescription = "What was done, tertial by tertial")]
    public required ImmutableArray<TertialResult> Results { get; init; }

    [Field("Läge", "Hur långt aktiviteten har kommit",
        English = "State", EnglishDescription = "How far the activity has come")]
    public required ActivityState State { get; init; }

    [Field("Tid", "Om den håller tiden",
        English = "Schedule", EnglishDescription = "Whether it keeps its time")]
    public required ActivitySchedule Schedule { get; init; }

    [Field("Belägg", "Om det finns belägg för den",
        English = "Evidence", EnglishDescription = "Whether there is evidence of it")]
    public required ActivityEvidence Evidence { get; init; }

    /// <summary>Why it was not done, or not yet; null where there is nothing to explain.</summary>
    [Field("Skäl", "Varför den inte gjordes; saknas om inget behöver förklaras",
        English = "Reason", EnglishDescription = "Why it was not done, in Swedish; missing where nothing needs explaining")]
    public string? Reason { get; init; }

    [Field("Beläggets adress", "Webbadress till belägget; saknas om ingen finns",
        English = "Evidence address", EnglishDescription = "The evidence's web address; missing where there is none")]
    public string? EvidenceAddress { get; init; }
}

/// <summary>What was done in four months, such as 2026T1; a whole year is written 2017.</summary>
/// <param name="Period">A tertial (2026T1) or a year (2017).</param>
/// <param name="Count">How many; null where it is not known.</param>
public sealed record TertialResult(
    [property: Field("Period", "Tertial (2026T1) eller år (2017)",
        English = "Period", EnglishDescription = "Tertial (2026T1) or year (2017)")]
    string Period,
    [property: Field("Antal", "Hur många; saknas om det inte är känt",
        English = "Count", EnglishDescription = "How many; missing where not known", Unit = "se unit", EnglishUnit = "see unit")]
    int? Count = null);

/// <summary>What kind of promise an activity is.</summary>
public enum ActivityKind
{
    /// <summary>A number to reach.</summary>
    CountTarget,

    /// <summary>Done once.</summary>
    OneOff,

    /// <summary>Done where a need arises (<i>vid behov</i>): has no target.</summary>
    OnNeed,

    /// <summary>Goes on, with no number promised.</summary>
    Continuous,
}

/// <summary><i>Läge.</i></summary>
public enum ActivityState
{
    Planned,
    Ongoing,
    Done,
    PartlyDone,
    NotDone,
    NoNeedArose,
    NoLongerRelevant,

    /// <summary>No follow-up is known.</summary>
    Unknown,
}

/// <summary><i>Tid.</i></summary>
public enum ActivitySchedule
{
    OnSchedule,
    Late,
    NoEndDate,
    Ended,
}

/// <summary><i>Belägg.</i></summary>
public enum ActivityEvidence
{
    Shown,
    PartlyShown,
    NothingPublished,
}
