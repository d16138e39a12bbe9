using Geo.Components.Release;

namespace Geo.Components;

/// <summary>How a state of an activity is said and drawn. State, schedule and evidence are three things and never
/// one.</summary>
/// <param name="Word">As it stands in the table.</param>
/// <param name="Shape">A shape that none of the other tones has.</param>
/// <param name="Tone">The class that colours it.</param>
public sealed record Status(string Word, string Shape, string Tone)
{
    /// <summary><i>Läge.</i></summary>
    public static Status Of(ActivityState state, Language language) => state switch
    {
        ActivityState.Planned => new(language.Of("planerat", "planned"), "▷", "calm"),
        ActivityState.Ongoing => new(language.Of("pågår", "under way"), "▲", "track"),
        ActivityState.Done => new(language.Of("genomfört", "done"), "●", "done"),
        ActivityState.PartlyDone => new(language.Of("delvis genomfört", "partly done"), "◐", "late"),
        ActivityState.NotDone => new(language.Of("ej genomfört", "not done"), "■", "not-done"),
        ActivityState.NoNeedArose => new(language.Of("inget behov uppstod", "no need arose"), "○", "calm"),
        ActivityState.NoLongerRelevant => new(language.Of("ej aktuellt", "no longer relevant"), "–", "calm"),
        _ => new(language.Of("uppföljning saknas", "not followed up"), "?", "calm"),
    };

    /// <summary><i>Tid.</i></summary>
    public static Status Of(ActivitySchedule schedule, Language language) => schedule switch
    {
        ActivitySchedule.OnSchedule => new(language.Of("enligt plan", "on schedule"), "▲", "track"),
        ActivitySchedule.Late => new(language.Of("försenad", "late"), "◆", "late"),
        ActivitySchedule.NoEndDate => new(language.Of("utan slutdatum", "no end date"), "–", "calm"),
        _ => new(language.Of("avslutad", "ended"), "●", "calm"),
    };

    /// <summary><i>Belägg.</i></summary>
    public static Status Of(ActivityEvidence evidence, Language language) => evidence switch
    {
        ActivityEvidence.Shown => new(language.Of("belagt", "shown"), "●", "done"),
        ActivityEvidence.PartlyShown => new(language.Of("delvis belagt", "partly shown"), "◐", "late"),
        _ => new(language.Of("inget publicerat", "nothing published"), "◇", "calm"),
    };
}
