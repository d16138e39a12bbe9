using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>How the activities of one or more promises stand, each counted once, in words: "3 av 5 aktiviteter följer
/// planen. En är försenad: ny belysning." They are counted, never averaged.</summary>
internal sealed class ActivityTally
{
    private static readonly string[] Words =
        ["ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private readonly ImmutableArray<PromiseActivity> _activities;
    private readonly ILookup<Standing, PromiseActivity> _by;

    public ActivityTally(IEnumerable<PromiseActivity> activities)
    {
        _activities = [.. activities];
        _by = _activities.ToLookup(StandingOf);
    }

    /// <summary>Whether nothing is known of any activity.</summary>
    public bool IsUnknown => _activities.All(activity => StandingOf(activity) == Standing.Unknown);

    /// <summary>What is done or on schedule first; then, with their names, those that are late or did not come about; then
    /// the rest.</summary>
    public string WithNames(string where = "") => string.Join(' ', Sentences(where, (standing, activities) => activities.Count <= 2
        && standing is Standing.Late or Standing.NotDone
            ? ": " + Findings.Listed([.. activities.Select(activity => Findings.LowerFirst(activity.Text))])
            : ""));

    /// <summary>The same in two sentences, for several promises at once.</summary>
    public string InBrief(string where)
    {
        var sentences = Sentences(where, (_, _) => "").Select(sentence => sentence.TrimEnd('.')).ToList();
        return sentences.Count < 2
            ? sentences[0] + "."
            : $"{sentences[0]}. {Findings.UpperFirst(Findings.Listed([.. sentences.Skip(1).Select(Findings.LowerFirst)]))}.";
    }

    private List<string> Sentences(string where, Func<Standing, IReadOnlyList<PromiseActivity>, string> names)
    {
        var groups = Enum.GetValues<Standing>().Select(standing => (standing, activities: _by[standing].ToList()))
            .Where(group => group.activities.Count > 0).ToList();
        var good = groups.TakeWhile(group => group.standing <= Standing.OnSchedule).ToList();
        var leading = good.Count > 0 ? good : [.. groups.Take(1)];
        var count = leading[0].activities.Count;
        var total = _activities.Length;
        var share = count == total && total > 1
            ? $"Alla {total.Swedish()} aktiviteter"
            : $"{count.Swedish()} av {PromiseSummary.Counted(total, "aktivitet", "aktiviteter")}";
        var also = leading.Count > 1 ? $" och {leading[1].activities.Count.Swedish()} {Predicate(leading[1].standing, leading[1].activities.Count)}" : "";
        var first = leading[0].standing switch
        {
            Standing.Unknown => $"Uppföljning saknas för {Findings.LowerFirst(share)}{where}",
            Standing.NoNeedArose => $"Inget behov uppstod för {Findings.LowerFirst(share)}{where}",
            _ => $"{share}{where} {Predicate(leading[0].standing, count)}{names(leading[0].standing, leading[0].activities)}{also}",
        };
        return
        [
            first + ".",
            .. groups.Skip(leading.Count).Select(group =>
                $"{Findings.UpperFirst(Rest(group.standing, group.activities.Count))}{names(group.standing, group.activities)}."),
        ];
    }

    private static string Rest(Standing standing, int count) => standing switch
    {
        Standing.Unknown => $"för {Word(count)} saknas uppföljning",
        Standing.NoNeedArose => $"för {Word(count)} uppstod inget behov",
        _ => $"{Word(count)} {Predicate(standing, count)}",
    };

    private static string Predicate(Standing standing, int count) => standing switch
    {
        Standing.Done => count == 1 ? "är genomförd" : "är genomförda",
        Standing.OnSchedule => "följer planen",
        Standing.Late => count == 1 ? "är försenad" : "är försenade",
        Standing.NotDone => "blev inte av",
        Standing.PartlyDone => count == 1 ? "är delvis genomförd" : "är delvis genomförda",
        Standing.NoEndDate => "pågår utan slutdatum",
        Standing.Ongoing => "pågår",
        Standing.NoNeedArose => "behövdes inte",
        Standing.NoLongerRelevant => count == 1 ? "är inte längre aktuell" : "är inte längre aktuella",
        _ => "saknar uppföljning",
    };

    private static string Word(int count) => count < Words.Length ? Words[count] : count.Swedish();

    // An activity has a state and a schedule; here it is counted by the one that says most about it.
    private static Standing StandingOf(PromiseActivity activity) => (activity.State, activity.Schedule) switch
    {
        (ActivityState.Done, _) => Standing.Done,
        (ActivityState.NotDone, _) => Standing.NotDone,
        (ActivityState.PartlyDone, ActivitySchedule.Late) => Standing.Late,
        (ActivityState.PartlyDone, _) => Standing.PartlyDone,
        (ActivityState.NoNeedArose, _) => Standing.NoNeedArose,
        (ActivityState.NoLongerRelevant, _) => Standing.NoLongerRelevant,
        (ActivityState.Planned or ActivityState.Ongoing, ActivitySchedule.Late) => Standing.Late,
        (ActivityState.Planned or ActivityState.Ongoing, ActivitySchedule.OnSchedule) => Standing.OnSchedule,
        (ActivityState.Planned or ActivityState.Ongoing, ActivitySchedule.NoEndDate) => Standing.NoEndDate,
        (ActivityState.Planned or ActivityState.Ongoing, _) => Standing.Ongoing,
        _ => Standing.Unknown,
    };

    /// <summary>In the order in which they are told.</summary>
    private enum Standing
    {
        Done,
        OnSchedule,
        Late,
        NotDone,
        PartlyDone,
        NoEndDate,
        Ongoing,
        NoNeedArose,
        NoLongerRelevant,
        Unknown,
    }
}
