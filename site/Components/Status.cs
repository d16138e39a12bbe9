using Geo.Components.Release;

namespace Geo.Components;

/// <summary>How a state of an activity is said and drawn. State, schedule and evidence are three things and never
/// one.</summary>
/// <param name="Word">In Swedish, as it stands in the table.</param>
/// <param name="Shape">A shape that none of the other tones has.</param>
/// <param name="Tone">The class that colours it.</param>
public sealed record Status(string Word, string Shape, string Tone)
{
    /// <summary><i>Läge.</i></summary>
    public static Status Of(ActivityState state) => state switch
    {
        ActivityState.Planned => new("planerat", "▷", "calm"),
        ActivityState.Ongoing => new("pågår", "▲", "track"),
        ActivityState.Done => new("genomfört", "●", "done"),
        ActivityState.PartlyDone => new("delvis genomfört", "◐", "late"),
        ActivityState.NotDone => new("ej genomfört", "■", "not-done"),
        ActivityState.NoNeedArose => new("inget behov uppstod", "○", "calm"),
        ActivityState.NoLongerRelevant => new("ej aktuellt", "–", "calm"),
        _ => new("uppföljning saknas", "?", "calm"),
    };

    /// <summary><i>Tid.</i></summary>
    public static Status Of(ActivitySchedule schedule) => schedule switch
    {
        ActivitySchedule.OnSchedule => new("enligt plan", "▲", "track"),
        ActivitySchedule.Late => new("försenad", "◆", "late"),
        ActivitySchedule.NoEndDate => new("utan slutdatum", "–", "calm"),
        _ => new("avslutad", "●", "calm"),
    };

    /// <summary><i>Belägg.</i></summary>
    public static Status Of(ActivityEvidence evidence) => evidence switch
    {
        ActivityEvidence.Shown => new("belagt", "●", "done"),
        ActivityEvidence.PartlyShown => new("delvis belagt", "◐", "late"),
        _ => new("inget publicerat", "◇", "calm"),
    };
}
