using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>How it stands with the chain of evidence on a day: what is late, soon, unlinked, unproven and unknown.</summary>
/// <param name="Items">The most pressing first.</param>
/// <param name="Shares">How far the chain reaches.</param>
/// <param name="Promises">The promises' activities by state, schedule and evidence.</param>
internal sealed record ChainStatus(
    string Municipality, DateOnly Today, int DaysAhead, ImmutableArray<ChainNotice> Items, ImmutableArray<ChainShare> Shares, PromiseTally Promises)
{
    /// <param name="municipality">Its name.</param>
    /// <param name="chain">Whole.</param>
    /// <param name="facts">What the store knows beside the chain.</param>
    /// <param name="today">The day that is today.</param>
    /// <param name="daysAhead">How many days ahead soon is.</param>
    public static ChainStatus Of(string municipality, ChainStore chain, StatusFacts facts, DateOnly today, int daysAhead) => new(
        municipality, today, daysAhead,
        [
            .. ((IEnumerable<ChainNotice>)[.. ChainNotices.Of(chain, facts.Areas, today), .. ChainCalendar.Of(chain, today, daysAhead), .. Links(chain), .. Proofs(chain, facts, today)])
                .OrderBy(notice => notice.Kind).ThenBy(notice => notice.On ?? DateOnly.MaxValue).ThenBy(notice => notice.Where, StringComparer.Ordinal),
        ],
        ChainShares.Of(chain, facts.Studied, today),
        PromiseTally.Of(chain.Promises, today));

    private static IEnumerable<ChainNotice> Links(ChainStore chain)
    {
        foreach (var priority in chain.Priorities.Where(priority => !ChainShares.HasMeasure(chain, priority)))
        {
            yield return new($"priorities/{priority.Id}", $"prioriteringen ”{priority.Title}” har ingen åtgärd", "Besluta om en, och skriv den i measures.yml.", NoticeKind.Unlinked);
        }

        foreach (var measure in chain.Measures.Where(measure => measure.Plan is null))
        {
            yield return new($"measures/{measure.Id}", $"åtgärden ”{measure.Title}” står inte i någon åtgärdsplan", "Skriv plan.", NoticeKind.Unlinked);
        }

        foreach (var finding in chain.Findings.Where(finding => finding.State == FindingState.Standing && !chain.Priorities.Any(priority => priority.Findings.Contains(finding.Id))))
        {
            yield return new($"findings/{finding.Id}", $"fyndet ”{finding.Title}” ingår inte i någon prioritering", "Ta ställning, och skriv det i priorities.yml.", NoticeKind.Unlinked);
        }

        if (chain.SituationReports.MaxBy(report => report.To) is { } report
            && !chain.Consultations.Any(held => held.SituationReport == report.Id && held.With.Contains("polis", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new($"situation-reports/{report.Id}", $"inget samråd med den lokala polisen om {report.Title} är inlagt", "Skriv dag och deltagande roller i consultations.yml.", NoticeKind.Unlinked);
        }
    }

    private static IEnumerable<ChainNotice> Proofs(ChainStore chain, StatusFacts facts, DateOnly today)
    {
        foreach (var (finding, evidence) in chain.Findings.SelectMany(finding => finding.Evidence.Where(evidence => evidence.Method is not null && !facts.Holds(evidence)).Select(evidence => (finding, evidence))))
        {
            yield return new($"findings/{finding.Id}", $"underlaget {evidence.Method} {evidence.Theme} {evidence.Period} {evidence.Subject} finns inte bland körningarna", "Kör analysen, eller rätta evidence.", NoticeKind.Unproven);
        }

        foreach (var measure in chain.Measures.Where(measure => measure.State is ActivityState.Ongoing or ActivityState.Done or ActivityState.PartlyDone && chain.FollowUps.All(followUp => followUp.Measure != measure.Id)))
        {
            yield return new($"measures/{measure.Id}", $"inget visar vad som är gjort av ”{measure.Title}”", "Skriv en uppföljning i follow-ups.yml.", NoticeKind.Unproven);
        }

        foreach (var measure in chain.Measures.Where(measure => measure.State == ActivityState.Done && !facts.Studied.Contains(measure.Id)))
        {
            yield return new($"measures/{measure.Id}", $"”{measure.Title}” är genomförd men inte utvärderad", "Skriv en utvärdering i evaluations.yml, eller säg varför det inte går.", NoticeKind.Unproven);
        }

        foreach (var (promise, activity) in PromiseTally.Current(chain.Promises, today).SelectMany(promise => promise.Activities.Select(activity => (promise, activity))))
        {
            if (activity is { Evidence: ActivityEvidence.NothingPublished, State: ActivityState.Done or ActivityState.PartlyDone })
            {
                yield return new($"promises/{promise.Id}", $"aktiviteten ”{activity.Text.TrimEnd('.')}” sägs vara gjord, men inget är publicerat", "Publicera ett belägg och skriv evidence.", NoticeKind.Unproven);
            }
        }

        foreach (var (absent, where, what) in ((bool, string, string)[])[
            (chain.SituationReports.IsEmpty, "situation-reports", "ingen lägesbild är inlagd (4 §)"),
            (chain.Plans.IsEmpty, "action-plans", "ingen åtgärdsplan är inlagd (5 §)"),
            (!chain.Agreements.Any(agreement => agreement.From <= today && (agreement.To is not { } to || to >= today)), "agreements", "ingen överenskommelse gäller (7 §)"),
            (!chain.Meetings.Any(meeting => meeting.HeldOn > today.AddYears(-1)), "meetings", "inget möte med rådet det senaste året är inlagt (7 §)"),
            (chain.Programmes.IsEmpty, "programmes", "inget handlingsprogram är inlagt"),
            (chain.Obligations.IsEmpty, "obligations", "lagens krav är inte inlagda"),
        ])
        {
            if (absent)
            {
                yield return new(where, what, $"Skriv i plan/{where}.yml.", NoticeKind.Unproven);
            }
        }

        if (chain.Plans.MaxBy(plan => plan.From) is { DecidedOn: null } plan)
        {
            yield return new($"action-plans/{plan.Id}", $"beslutet om {plan.Title} är inte inlagt", "Skriv decidedBy och decidedOn.", NoticeKind.Unproven);
        }

        if (chain.SituationReports.MaxBy(report => report.To) is { DecidedOn: null } report)
        {
            yield return new($"situation-reports/{report.Id}", $"beslutet om {report.Title} är inte inlagt", "Skriv decidedBy och decidedOn.", NoticeKind.Unproven);
        }
    }
}

/// <summary>What the store knows beside the chain.</summary>
/// <param name="Areas">Codes of the areas in the municipality's own edition; empty where none is loaded.</param>
/// <param name="Studied">The measures that have been evaluated, by id.</param>
/// <param name="Results">Method, theme, period and subject of every result; the newest run of each method.</param>
internal sealed record StatusFacts(IReadOnlySet<string> Areas, IReadOnlySet<string> Studied, IReadOnlySet<(string Method, string Theme, string Period, string Subject)> Results)
{
    /// <summary>Whether there is a result such as a finding says that it rests on; what it does not say may be any.</summary>
    public bool Holds(FindingEvidence evidence) => Results.Any(result =>
        result.Method == evidence.Method && (evidence.Theme is null || result.Theme == evidence.Theme) && (evidence.Period is null || result.Period == evidence.Period) && (evidence.Subject is null || result.Subject == evidence.Subject));
}
