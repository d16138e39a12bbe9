using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Service.Evaluations;
using Geo.Statistics;

namespace Geo.Service.Documents;

/// <summary><i>Inför mötet</i>: what is new, has grown or faded since the council last met, what was decided and done, and who is silent.</summary>
/// <remarks>Members from outside the municipality read it, by the rules of <see cref="Audience.CouncilExternal"/>: no points, no small count, nothing that
/// is computed from one, and no area of what is never mapped.</remarks>
internal static class MeetingDocument
{
    public const string Name = "infor-motet";

    /// <summary>The heading of the part about the municipality as a whole.</summary>
    public const string Whole = "Hela kommunen";

    public static ReportDocument Of(DocumentData data)
    {
        var last = LastMeeting(data);
        var changes = Changes(data).ToList();
        return new()
        {
            Name = Name,
            Title = "Inför mötet",
            Subtitle = $"{data.Municipality.Name}, brottsförebyggande rådet{(last?.NextOn is { } next && next >= data.Today ? $" {next.Swedish()}" : $", läget {data.Today.Swedish()}")}",
            Audience = "Till rådets ledamöter, också de utanför kommunen. Inga punkter på kartan, inga antal under tre, ingen rangordning.",
            Fictional = data.Municipality.Fictional,
            Answers =
            [
                .. Answers(data, changes),
                Decided(data, last),
            ],
            Missing =
            [
                .. last?.NextOn < data.Today ? (string[])[$"Protokoll från mötet som skulle hållas {last.NextOn.Value.Swedish()}: inget är inlagt."] : [],
                .. Ends(data),
                .. Silent(data),
            ],
            Sections =
            [
                new("1. Nytt, vuxit och klingat av", [.. ChangeBlocks(data, changes)]),
                new("2. " + Whole, [.. Municipality(data)]),
                new("3. Beslutat och gjort", [.. Decisions(data)]),
                new("4. Löftena", [.. SharedParts.Promises(data, Name)]),
                new("5. Om åtgärderna hjälpte", [.. SharedParts.Studies(data)]),
                new("6. Vilka som inte har hörts av", [.. SharedParts.Silence(data, Name)]),
                SharedParts.Provenance(data, Name, withSources: false, CountAnalysis.Method, AreaAnalysis.Method, ChangeAnalysis.Method, OfficialAnalysis.Method, ClusterAnalysis.Method, StudyRun.Method),
            ],
        };
    }

    /// <summary>The last meeting of the council itself: networks meet too. Null where there has been none.</summary>
    internal static Meeting? LastMeeting(DocumentData data) =>
        data.Chain.Meetings.Where(meeting => meeting.HeldOn <= data.Today && data.Chain.Networks.All(network => network.Id != meeting.Body)).MaxBy(meeting => meeting.HeldOn);

    /// <summary>What the last meeting decided, how much of it is done, and how many decisions of any meeting are late.</summary>
    internal static string Decided(DocumentData data, Meeting? last)
    {
        var late = data.Chain.Meetings.SelectMany(meeting => meeting.Decisions).Count(decision => IsLate(decision, data.Today));
        var decided = last switch
        {
            null => "Inget tidigare möte är inlagt.",
            { Decisions.Length: 0 } => $"Mötet {last.HeldOn.Swedish()} fattade inga beslut.",
            { Decisions: [var only] } => $"Mötet {last.HeldOn.Swedish()} fattade ett beslut, som {(only.State == DecisionState.Done ? "är gjort" : "inte är gjort")}.",
            _ => $"Mötet {last.HeldOn.Swedish()} fattade {last.Decisions.Length.Swedish()} beslut, och {last.Decisions.Count(decision => decision.State == DecisionState.Done) switch { 0 => "inget av dem är gjort", 1 => "1 av dem är gjort", var done => $"{done.Swedish()} av dem är gjorda" }}.",
        };
        return late == 0 ? decided : $"{decided} {Words.Count(late, "öppet beslut är försenat", "öppna beslut är försenade")}.";
    }

    /// <summary>Since when nothing is known, where that is longer ago than a quarter and the weeks it takes to deliver it: what is new here is then not new.</summary>
    internal static IEnumerable<string> Ends(DocumentData data) => data.Municipality.AnalysisTo is { } to && to.AddMonths(4) < data.Today ? [$"Händelser efter {to.Swedish()}: inget nyare är inläst och analyserat."] : [];

    private static bool IsLate(MeetingDecision decision, DateOnly today) => decision.State == DecisionState.Open && decision.DueOn < today;

    /// <summary>What changed: an area is new where this quarter is hot and a year ago was not, by the sure change of its count.</summary>
    private static IEnumerable<(string Kind, string Theme, string Subject, int Before, int After, string Words)> Changes(DocumentData data)
    {
        var hot = data.Of<AreaDocument>(AreaAnalysis.Method).Where(one => !one.Result.Period.Contains('/', StringComparison.Ordinal)).ToDictionary(one => (one.Result.Theme, one.Result.Subject), one => one.Document);
        foreach (var (result, change) in AreaChanges(data))
        {
            var isHot = hot.TryGetValue((result.Theme, result.Subject), out var area) && area.Verdict == HotspotVerdict.Hot;
            var kind = (change.Verdict, isHot) switch
            {
                (ChangeVerdict.More, true) when change.Before < Rule(data, result.Theme).SmallestCount => "Ny",
                (ChangeVerdict.More, _) => "Har vuxit",
                (ChangeVerdict.Fewer, _) => "Har klingat av",
                _ => null,
            };
            if (kind is not null && Rule(data, result.Theme).Geography == "areas")
            {
                yield return (kind, result.Theme, result.Subject, change.Before, change.After, $"{Words.Number(change.Ratio, 2)} gånger (95 %: {Words.Interval(change.Lower, change.Upper, 2)})");
            }
        }
    }

    private static IEnumerable<string> Answers(DocumentData data, List<(string Kind, string Theme, string Subject, int Before, int After, string Words)> changes)
    {
        var compared = AreaChanges(data).Any();
        if (changes.Count == 0)
        {
            yield return compared ? "Ingen säker skillnad i något område mot samma kvartal året före." : "Det finns inga egna händelser med plats att jämföra mellan kvartal.";
        }

        foreach (var same in changes.GroupBy(change => (change.Kind, change.Theme)).OrderBy(same => same.Key.Theme, StringComparer.Ordinal))
        {
            var theme = data.ThemeName(same.Key.Theme).ToLowerInvariant();
            var areas = Words.And([.. same.Select(change => data.AreaName(change.Subject)).Order(StringComparer.Ordinal)]);
            yield return same.Key.Kind switch
            {
                "Ny" => $"Nytt sedan samma kvartal året före: {theme} i {areas}.",
                "Har vuxit" => $"Fler än samma kvartal året före: {theme} i {areas}.",
                _ => $"Färre än samma kvartal året före: {theme} i {areas}.",
            };
        }
    }

    private static IEnumerable<DocumentBlock> ChangeBlocks(DocumentData data, List<(string Kind, string Theme, string Subject, int Before, int After, string Words)> changes)
    {
        var all = AreaChanges(data).ToList();
        if (all.Count == 0)
        {
            yield return DocumentBlock.Text("Det finns inga egna händelser med plats att jämföra.");
            yield break;
        }

        var basis = data.Basis(ChangeAnalysis.Method, "rapporterade händelser, kvartal mot samma kvartal året före", all[0].Result.Period);
        yield return changes.Count == 0
            ? DocumentBlock.Text("Ingen säker skillnad i något område. Det är det vanliga svaret.", basis)
            : DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-andringar", "Områden med en säker skillnad", ["Område", "Tema", "Vad", "#Året före", "#Nu", "Ändring"],
                    changes.OrderBy(change => change.Subject, StringComparer.Ordinal).Select(change => new[] { data.AreaName(change.Subject), data.ThemeName(change.Theme), change.Kind, Masked(data, change.Theme, change.Before), Masked(data, change.Theme, change.After), IsSmall(data, change.Theme, change.Before) || IsSmall(data, change.Theme, change.After) ? "visas inte" : change.Words }),
                    $"Av {Words.Count(all.Count, "jämförelse", "jämförelser")} (område och tema) har {Words.Number(all.Count(one => one.Document.Verdict == ChangeVerdict.NoSureDifference))} ingen säker skillnad och {Words.Number(all.Count(one => one.Document.Verdict == ChangeVerdict.TooFew))} för få händelser.",
                    "Exakt villkorligt test, rättat för antalet områden av samma slag. Bara kommunens fasta områden jämförs: större områden som rymmer dem skulle röja små antal genom skillnaden."),
                basis);
        var clusters = data.Of<ClusterDocument>(ClusterAnalysis.Method).Where(one => one.Document.P <= 0.05 && !IsSmall(data, one.Result.Theme, one.Document.PlaceEvents)).ToList();
        if (clusters.Count > 0)
        {
            yield return DocumentBlock.Heading(data.Municipality.AnalysisTo is { } to && to.AddMonths(1) < data.Today ? $"Pågick {to.Swedish()}, när uppgifterna slutar" : "Pågår just nu");
            yield return DocumentBlock.List(clusters.Select(one => $"{data.ThemeName(one.Result.Theme)}: {Words.Number(one.Document.PlaceEvents)} platshändelser sedan {one.Document.From.Swedish()} mot väntade {Words.Number(one.Document.Expected, 1)} (p {Words.Probability(one.Document.P)})."), data.Basis(ClusterAnalysis.Method, "händelser som kommunen och dess samarbetspartner har rapporterat", clusters[0].Result.Period));
        }
    }

    // One fixed geography: of a union and one of its areas the difference is the others, and a plan area cuts across both.
    private static IEnumerable<(AnalysisResult Result, ChangeDocument Document)> AreaChanges(DocumentData data) =>
        data.Of<ChangeDocument>(ChangeAnalysis.Method).Where(one => one.Result.Subject.StartsWith(Word.Of(data.Municipality.PublicAreaKind) + ":", StringComparison.Ordinal));

    private static ReleaseRule Rule(DocumentData data, string theme) => data.Rules.Of(Audience.CouncilExternal, theme);

    private static bool IsSmall(DocumentData data, string theme, long count) => count > 0 && count < Rule(data, theme).SmallestCount;

    private static string Masked(DocumentData data, string theme, int count) =>
        IsSmall(data, theme, count) ? $"färre än {Words.Number(Rule(data, theme).SmallestCount)}" : Words.Number(count);

    // A figure of the whole municipality is left out whole: a gap among its quarters would be a subtraction away.
    private static bool HasSmallQuarter(DocumentData data, string theme) =>
        data.Counts.Any(count => count.Theme == theme && count.Period.Length == 6 && IsSmall(data, theme, count.PlaceEvents));

    private static IEnumerable<DocumentBlock> Municipality(DocumentData data)
    {
        var themes = ThemeParts.IncidentThemes(data).ToList();
        if (themes.Count == 0)
        {
            foreach (var (result, quarter) in data.Of<OfficialQuarterDocument>(OfficialAnalysis.Method).Where(one => one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)))
            {
                yield return DocumentBlock.Text($"{quarter.Title}: {Words.Number(quarter.After)} mot {Words.Number(quarter.Before)} samma kvartal året före, {(quarter.Verdict == ChangeVerdict.NoSureDifference ? "ingen säker skillnad" : quarter.Verdict == ChangeVerdict.More ? "fler" : quarter.Verdict == ChangeVerdict.Fewer ? "färre" : "för litet underlag")}.", data.Basis(OfficialAnalysis.Method, "Brå, anmälda brott", result.Period));
            }
        }

        foreach (var theme in themes)
        {
            if (HasSmallQuarter(data, theme.Id))
            {
                yield return DocumentBlock.Text($"{theme.Name}: för få händelser i något kvartal för att visas för ledamöter utanför kommunen.");
                continue;
            }

            if (ThemeParts.ChangeBlock(data, theme, named: true) is { } change)
            {
                yield return change;
            }

            foreach (var block in ThemeParts.Quarters(data, theme, Name))
            {
                yield return block;
            }
        }
    }

    /// <summary>The decisions of the last meeting and older ones that are open, and the measures whose follow-up is near.</summary>
    internal static IEnumerable<DocumentBlock> Decisions(DocumentData data)
    {
        var meetings = data.Chain.Meetings.Where(meeting => meeting.HeldOn <= data.Today).OrderByDescending(meeting => meeting.HeldOn).ToList();
        var last = LastMeeting(data);
        var rows = meetings.SelectMany(meeting => meeting.Decisions.Where(decision => meeting == last || decision.State == DecisionState.Open).Select(decision => (meeting, decision))).ToList();
        yield return rows.Count == 0
            ? DocumentBlock.Text("Inga beslut är öppna.")
            : DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-beslut", "Beslut från senaste mötet, och äldre som är öppna", ["Beslut", "Möte", "Ansvarig", "Ska vara klart", "Läge"],
                    rows.Select(row => new[]
                    {
                        row.decision.Text, row.meeting.HeldOn.Iso(), row.decision.Owner, row.decision.DueOn?.Iso() ?? "–",
                        IsLate(row.decision, data.Today) ? "öppet, försenat" : Words.State(row.decision.State) + (row.decision.DoneOn is { } done ? $" {done.Iso()}" : "") + (row.decision.Reason is { } reason ? $": {reason}" : ""),
                    }),
                    "Rådet samordnar och ger råd. Den som är ansvarig beslutar."),
                $"Källa: rådets möten, {data.Today.Swedish()}.");
        if (data.Chain.Measures.Where(measure => measure.NextFollowUpOn is { } on && on <= data.Today.AddMonths(3)).ToList() is { Count: > 0 } due)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(Name + "-atgarder", "Åtgärder som snart ska följas upp", SharedParts.MeasureColumns[..^1], due.Select(measure => SharedParts.MeasureRow(data, measure)[..^1])),
                $"Källa: kommunens åtgärder, {data.Today.Swedish()}.");
        }
    }

    private static IEnumerable<string> Silent(DocumentData data) =>
        data.Reporting.GroupBy(week => week.Reporter).Select(reporter => (reporter.Key, Since: SharedParts.SilentSince(reporter))).Where(reporter => reporter.Since is not null)
            .OrderBy(reporter => reporter.Key, StringComparer.Ordinal).Select(reporter => $"Rapport från {reporter.Key} sedan {Words.Week(reporter.Since!.Value)}.");
}
