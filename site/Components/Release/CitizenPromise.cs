using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A promise of the police and the municipality to the residents (<i>medborgarlöfte</i>), with what was done and,
/// apart from it, what happened.</summary>
public sealed record CitizenPromise
{
    /// <summary>Year and number, such as 2026-1: the address of its page.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required ImmutableArray<string> Parties { get; init; }

    /// <summary><i>Situationen idag.</i></summary>
    public required SourcedText Situation { get; init; }

    /// <summary><i>Det här ska vi åstadkomma tillsammans.</i></summary>
    public required SourcedText Aim { get; init; }

    /// <summary><i>Så här ska vi göra.</i></summary>
    public required SourcedText Method { get; init; }

    /// <summary><i>Så gick det</i>, in one or two sentences; null while nothing has been followed up.</summary>
    public SourcedText? Outcome { get; init; }

    public required ImmutableArray<PromiseActivity> Activities { get; init; }

    public required ImmutableArray<EffectIndicator> Effects { get; init; }

    /// <summary>Dated events, oldest first: changes of wording too. Never rewritten.</summary>
    public required ImmutableArray<PromiseEvent> Events { get; init; }

    /// <summary>What is not known about it, one sentence each.</summary>
    public required ImmutableArray<string> Unknown { get; init; }

    public DateOnly? FollowedUpOn { get; init; }

    public DateOnly? NextFollowUpOn { get; init; }

    /// <summary>Role and way to reach it; never a person's name.</summary>
    public string? Contact { get; init; }
}

/// <summary>A text with where it comes from.</summary>
/// <param name="Text">Plain text; empty lines part paragraphs.</param>
/// <param name="Source">What the text builds on, in words; null where it is the municipality's own.</param>
/// <param name="Address">The source's address; null where there is none.</param>
/// <param name="CheckedOn">When the source was last opened; null where it has not been ("ej kontrollerad").</param>
public sealed record SourcedText(string Text, string? Source = null, string? Address = null, DateOnly? CheckedOn = null);

/// <summary>Something that was promised to be done: activity, never effect.</summary>
public sealed record PromiseActivity
{
    public required string Text { get; init; }

    public required string Responsible { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>What is counted, such as "trafikkontroller"; null for what is done once.</summary>
    public string? Unit { get; init; }

    /// <summary>The number aimed at; null where none was promised.</summary>
    public int? Target { get; init; }

    public required ImmutableArray<TertialResult> Results { get; init; }

    public required ActivityState State { get; init; }

    public required ActivitySchedule Schedule { get; init; }

    public required ActivityEvidence Evidence { get; init; }

    /// <summary>Why it was not done, or not yet; null where there is nothing to explain.</summary>
    public string? Reason { get; init; }

    public string? EvidenceAddress { get; init; }
}

/// <summary>What was done in four months, such as 2026T1; a whole year is written 2017.</summary>
/// <param name="Period">A tertial (2026T1) or a year (2017).</param>
/// <param name="Count">How many; null where it is not known.</param>
public sealed record TertialResult(string Period, int? Count = null);

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

/// <summary>What happened meanwhile: it does not say that the promise caused it.</summary>
public sealed record EffectIndicator
{
    public required string Title { get; init; }

    /// <summary>The instrument and its scale, such as "andel, %": scales are never mixed.</summary>
    public required string Scale { get; init; }

    public required bool HigherIsBetter { get; init; }

    /// <summary>The value aimed at, on the same scale; null where none was promised.</summary>
    public decimal? Target { get; init; }

    public required string Source { get; init; }

    public string? Address { get; init; }

    public required ImmutableArray<EffectValue> Values { get; init; }
}

/// <summary>A value with its 95 % interval; a bound is null where the source gives none.</summary>
public sealed record EffectValue(string Period, decimal Value, decimal? Lower = null, decimal? Upper = null);

/// <summary>A dated event in a promise's life.</summary>
public sealed record PromiseEvent(DateOnly On, string Text);
