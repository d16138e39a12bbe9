using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Statistics;

namespace Geo.Service.Documents;

/// <summary><i>Inför mötet</i>: what is new, has grown or faded since the council last met, what was decided and done, and who is silent.</summary>
/// <remarks>Members from outside the municipality read it, by the rules of <see cref="Audience.CouncilExternal"/>: no points, no small count, nothing that
/// is computed from one, and no area of what is never mapped.</remarks>
internal static class MeetingDocument
{
    public const string Name = "infor-motet";

    public static ReportDocument Of(DocumentData data)
    {
        var last = data.Chain.Meetings.Where(meeting => meeting.HeldOn <= data.Today).OrderBy(meeting => meeting.HeldOn).LastOrDefault();
        var changes = Changes(data).ToList();
        return new()
        {
            Name = Name,
            Title = "Inför mötet",
            Subtitle = $"{data.Municipality.Name}, brottsförebyggande rådet{(last?.NextOn is { } next ? $" {next.Swedish()}" : $", {data.Today.Swedish()}")}",
            Audience = "Till rådets ledamöter, också de utanför kommunen. Inga punkter på kartan, inga antal under tre, ingen rangordning.",
            Fictional = data.Municipality.Fictional,
            Answers =
            [
                $"{Words.Count(changes.Count(change => change.Kind == "Ny"), "koncentration är ny", "koncentrationer är nya")}, {Words.Count(changes.Count(change => change.Kind == "Har vuxit"), "har vuxit", "har vuxit")} och {Words.Count(changes.Count(change => change.Kind == "Har klingat av"), "har klingat av", "har klingat av")} sedan samma kvartal året före.",
                last is null
                    ? "Inget tidigare möte är inlagt."
                    : $"Sedan mötet {last.HeldOn.Swedish()} är {Words.Number(last.Decisions.Count(decision => decision.State == DecisionState.Done))} av {Words.Count(last.Decisions.Length, "beslut gjort", "beslut gjorda")}.",
            ],
            Missing = [.. Silent(data)],
            Sections =
            [
                new("1. Nytt, vuxit och klingat av", [.. ChangeBlocks(data, changes)]),
                new("2. Hela kommunen", [.. Municipality(data)]),
                new("3. Beslutat och gjort", [.. Decisions(data)]),
                new("4. Löftena", [.. SharedParts.Promises(data, Name)]),
                new("5. Om åtgärderna hjälpte", [.. SharedParts.Studies(data)]),
                new("6. Vilka som inte har hörts av", [.. SharedParts.Silence(data, Name)]),
                SharedParts.Provenance(data, Name, withSources: false, CountAnalysis.Method, AreaAnalysis.Method, ChangeAnalysis.Method, ClusterAnalysis.Method),
            ],
        };
    }

    /// <summary>What changed: an area is new where this quarter is hot and a year ago was not, by the sure change of its count.</summary>
    private static IEnumerable<(string Kind, string Theme, string Subject, int Before, int After, string Words)> Changes(DocumentData data)
    {
        var hot = data.Of<AreaDocument>(AreaAnalysis.Method).Where(one => !one.Result.Period.Contains('/', StringComparison.Ordinal)).ToDictionary(one => (one.Result.Theme, one.Result.Subject), one => one.Document);
        foreach (var (result, change) in data.Of<ChangeDocument>(ChangeAnalysis.Method).Where(one => !one.Result.Subject.StartsWith("municipality:", StringComparison.Ordinal)))
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

    private static IEnumerable<DocumentBlock> ChangeBlocks(DocumentData data, List<(string Kind, string Theme, string Subject, int Before, int After, string Words)> changes)
    {
        var all = data.Of<ChangeDocument>(ChangeAnalysis.Method).Where(one => !one.Result.Subject.StartsWith("municipality:", StringComparison.Ordinal)).ToList();
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
                    "Exakt villkorligt test, rättat för antalet områden av samma slag."),
                basis);
        var clusters = data.Of<ClusterDocument>(ClusterAnalysis.Method).Where(one => one.Document.P <= 0.05 && !IsSmall(data, one.Result.Theme, one.Document.PlaceEvents)).ToList();
        if (clusters.Count > 0)
        {
            yield return DocumentBlock.Heading("Pågår just nu");
            yield return DocumentBlock.List(clusters.Select(one => $"{data.ThemeName(one.Result.Theme)}: {Words.Number(one.Document.PlaceEvents)} platshändelser sedan {one.Document.From.Swedish()} mot väntade {Words.Number(one.Document.Expected, 1)} (p {Words.Probability(one.Document.P)})."));
        }
    }

    private static ReleaseRule Rule(DocumentData data, string theme) => data.Rules.Of(Audience.CouncilExternal, theme);

    private static bool IsSmall(DocumentData data, string theme, long count) => count > 0 && count < Rule(data, theme).SmallestCount;

    private static string Masked(DocumentData data, string theme, int count) =>
        IsSmall(data, theme, count) ? $"färre än {Words.Number(Rule(data, theme).SmallestCount)}" : Words.Number(count);

    // A figure of the whole municipality is left out whole: a gap among its quarters would be a subtraction away.
    private static bool HasSmallQuarter(DocumentData data, string theme) =>
        data.Counts.Any(count => count.Theme == theme && count.Period.Length == 6 && IsSmall(data, theme, count.PlaceEvents));

    private static IEnumerable<DocumentBlock> Municipality(DocumentData data)
    {
        var themes = SharedParts.IncidentThemes(data).ToList();
        if (themes.Count == 0)
        {
            foreach (var (_, quarter) in data.Of<OfficialQuarterDocument>(OfficialAnalysis.Method).Where(one => one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)))
            {
                yield return DocumentBlock.Text($"{quarter.Title}: {Words.Number(quarter.After)} mot {Words.Number(quarter.Before)} samma kvartal året före, {(quarter.Verdict == ChangeVerdict.NoSureDifference ? "ingen säker skillnad" : quarter.Verdict == ChangeVerdict.More ? "fler" : quarter.Verdict == ChangeVerdict.Fewer ? "färre" : "för litet underlag")}.", data.Basis(OfficialAnalysis.Method, "anmälda brott"));
            }
        }

        foreach (var theme in themes)
        {
            if (HasSmallQuarter(data, theme.Id))
            {
                yield return DocumentBlock.Text($"{theme.Name}: för få händelser i något kvartal för att visas för ledamöter utanför kommunen.");
                continue;
            }

            if (SharedParts.ChangeSentence(data, theme.Id) is { } sentence)
            {
                yield return DocumentBlock.Text(sentence, data.Basis(ChangeAnalysis.Method, "rapporterade händelser"));
            }

            foreach (var block in SharedParts.Quarters(data, theme, Name))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<DocumentBlock> Decisions(DocumentData data)
    {
        var meetings = data.Chain.Meetings.Where(meeting => meeting.HeldOn <= data.Today).OrderByDescending(meeting => meeting.HeldOn).ToList();
        var rows = meetings.SelectMany((meeting, i) => meeting.Decisions.Where(decision => i == 0 || decision.State == DecisionState.Open).Select(decision => (meeting, decision))).ToList();
        yield return rows.Count == 0
            ? DocumentBlock.Text("Inga beslut är öppna.")
            : DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-beslut", "Beslut från senaste mötet, och äldre som är öppna", ["Beslut", "Möte", "Ansvarig", "Ska vara klart", "Läge"],
                    rows.Select(row => new[]
                    {
                        row.decision.Text, row.meeting.HeldOn.Iso(), row.decision.Owner, row.decision.DueOn?.Iso() ?? "–",
                        row.decision.State == DecisionState.Open && row.decision.DueOn < data.Today ? "öppet, försenat" : Words.State(row.decision.State) + (row.decision.DoneOn is { } done ? $" {done.Iso()}" : "") + (row.decision.Reason is { } reason ? $": {reason}" : ""),
                    }),
                    "Rådet samordnar och ger råd. Den som är ansvarig beslutar."),
                "Källa: plan/meetings.yml.");
        if (data.Chain.Measures.Where(measure => measure.NextFollowUpOn is { } on && on <= data.Today.AddMonths(3)).ToList() is { Count: > 0 } due)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(Name + "-atgarder", "Åtgärder som snart ska följas upp", SharedParts.MeasureColumns, due.Select(measure => SharedParts.MeasureRow(data, measure))),
                "Källa: plan/measures.yml.");
        }
    }

    private static IEnumerable<string> Silent(DocumentData data) =>
        data.Reporting.GroupBy(week => week.Reporter).Select(reporter => (reporter.Key, Since: SharedParts.SilentSince(reporter))).Where(reporter => reporter.Since is not null)
            .OrderBy(reporter => reporter.Key, StringComparer.Ordinal).Select(reporter => $"Rapport från {reporter.Key} sedan {Words.Week(reporter.Since!.Value)}.");
}
