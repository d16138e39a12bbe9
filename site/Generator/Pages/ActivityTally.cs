using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>How the activities of one or more promises stand, each counted once, in words: "3 av 5 aktiviteter följer
/// planen. En är försenad: ny belysning." They are counted, never averaged.</summary>
internal sealed class ActivityTally
{
    private static readonly string[] SwedishWords =
        ["ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] EnglishWords =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly ImmutableArray<PromiseActivity> _activities;
    private readonly ILookup<Standing, PromiseActivity> _by;
    private readonly Language _language;

    public ActivityTally(IEnumerable<PromiseActivity> activities, Language language)
    {
        _activities = [.. activities];
        _by = _activities.ToLookup(StandingOf);
        _language = language;
    }

    /// <summary>Whether nothing is known of any activity.</summary>
    public bool IsUnknown => _activities.All(activity => StandingOf(activity) == Standing.Unknown);

    /// <summary>What is done or on schedule first; then, with their names, those that are late or did not come about; then
    /// the rest.</summary>
    public string WithNames(string where = "") => string.Join(' ', Sentences(where, (standing, activities) => activities.Count <= 2
        && standing is Standing.Late or Standing.NotDone
            ? ": " + _language.Listed([.. activities.Select(activity => Findings.LowerFirst(activity.Text))])
            : ""));

    /// <summary>The same in two sentences, for several promises at once.</summary>
    public string InBrief(string where)
    {
        var sentences = Sentences(where, (_, _) => "").Select(sentence => sentence.TrimEnd('.')).ToList();
        return sentences.Count < 2
            ? sentences[0] + "."
            : $"{sentences[0]}. {Findings.UpperFirst(_language.Listed([.. sentences.Skip(1).Select(Findings.LowerFirst)]))}.";
    }

    private List<string> Sentences(string where, Func<Standing, IReadOnlyList<PromiseActivity>, string> names)
    {
        var groups = Enum.GetValues<Standing>().Select(standing => (standing, activities: _by[standing].ToList()))
            .Where(group => group.activities.Count > 0).ToList();
        var good = groups.TakeWhile(group => group.standing <= Standing.OnSchedule).ToList();
        var leading = good.Count > 0 ? good : [.. groups.Take(1)];
        var count = leading[0].activities.Count;
        var share = Share(count);
        var also = leading.Count > 1
            ? $"{Say(" och ", " and ")}{_language.Number(leading[1].activities.Count)} {Predicate(leading[1].standing, leading[1].activities.Count)}"
            : "";
        var first = leading[0].standing switch
        {
            Standing.Unknown => Say($"Uppföljning saknas för {Findings.LowerFirst(share)}{where}", $"There is no follow-up of {Findings.LowerFirst(share)}{where}"),
            Standing.NoNeedArose => Say($"Inget behov uppstod för {Findings.LowerFirst(share)}{where}", $"No need arose for {Findings.LowerFirst(share)}{where}"),
            _ => $"{share}{where} {Predicate(leading[0].standing, count)}{names(leading[0].standing, leading[0].activities)}{also}",
        };
        return
        [
            first + ".",
            .. groups.Skip(leading.Count).Select(group =>
                $"{Findings.UpperFirst(Rest(group.standing, group.activities.Count))}{names(group.standing, group.activities)}."),
        ];
    }

    private string Share(int count)
    {
        var total = _activities.Length;
        return count == total && total > 1
            ? Say($"Alla {_language.Number(total)} aktiviteter", $"All {_language.Number(total)} activities")
            : Say($"{_language.Number(count)} av {_language.Number(total)} {(total == 1 ? "aktivitet" : "aktiviteter")}",
                $"{_language.Number(count)} of {_language.Number(total)} {(total == 1 ? "activity" : "activities")}");
    }

    private string Rest(Standing standing, int count) => standing switch
    {
        Standing.Unknown => Say($"för {Word(count)} saknas uppföljning", $"of {Word(count)} there is no follow-up"),
        Standing.NoNeedArose => Say($"för {Word(count)} uppstod inget behov", $"for {Word(count)} no need arose"),
        _ => $"{Word(count)} {Predicate(standing, count)}",
    };

    private string Predicate(Standing standing, int count)
    {
        var one = count == 1;
        return standing switch
        {
            Standing.Done => one ? Say("är genomförd", "is done") : Say("är genomförda", "are done"),
            Standing.OnSchedule => one ? Say("följer planen", "is on schedule") : Say("följer planen", "are on schedule"),
            Standing.Late => one ? Say("är försenad", "is late") : Say("är försenade", "are late"),
            Standing.NotDone => one ? Say("blev inte av", "was not done") : Say("blev inte av", "were not done"),
            Standing.PartlyDone => one ? Say("är delvis genomförd", "is partly done") : Say("är delvis genomförda", "are partly done"),
            Standing.NoEndDate => one
                ? Say("pågår utan slutdatum", "is under way with no end date")
                : Say("pågår utan slutdatum", "are under way with no end date"),
            Standing.Ongoing => one ? Say("pågår", "is under way") : Say("pågår", "are under way"),
            Standing.NoNeedArose => one ? Say("behövdes inte", "was not needed") : Say("behövdes inte", "were not needed"),
            Standing.NoLongerRelevant => one
                ? Say("är inte längre aktuell", "is no longer relevant")
                : Say("är inte längre aktuella", "are no longer relevant"),
            _ => Say("saknar uppföljning", "has no follow-up"),
        };
    }

    private string Say(string swedish, string english) => _language.Of(swedish, english);

    private string Word(int count)
    {
        var words = _language.IsSwedish ? SwedishWords : EnglishWords;
        return count < words.Length ? words[count] : _language.Number(count);
    }

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
