using Geo.Components.Release;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>Goes through a chain from finding to follow-up.</summary>
internal static class ChainNotices
{
    /// <param name="chain">Whole.</param>
    /// <param name="areas">Codes of the areas in the municipality's own edition; empty where none is loaded.</param>
    /// <param name="today">The day that is today.</param>
    public static IReadOnlyList<ChainNotice> Of(ChainStore chain, IReadOnlySet<string> areas, DateOnly today) =>
        [.. Measures(chain, areas), .. Findings(chain, areas), .. Priorities(chain), .. FollowUps(chain), .. Meetings(chain), .. Indicators(chain), .. Promises(chain, today)];

    private static IEnumerable<ChainNotice> Measures(ChainStore chain, IReadOnlySet<string> areas)
    {
        foreach (var measure in chain.Measures)
        {
            var where = $"measures/{measure.Id}";
            if (measure.Findings.IsEmpty)
            {
                yield return new(where, "åtgärden svarar inte på något fynd", "Skriv findings, eller skriv fyndet i findings.yml.", NoticeKind.Unlinked);
            }

            foreach (var finding in measure.Findings.Where(id => chain.Findings.All(finding => finding.Id != id)))
            {
                yield return new(where, $"fyndet {finding} finns inte", "Rätta findings.", NoticeKind.Wrong);
            }

            if (measure.Plan is { } plan && chain.Plans.All(one => one.Id != plan))
            {
                yield return new(where, $"planen {plan} finns inte", "Rätta plan.", NoticeKind.Wrong);
            }

            foreach (var notice in Areas(where, measure.Areas, areas))
            {
                yield return notice;
            }
        }
    }

    private static IEnumerable<ChainNotice> Findings(ChainStore chain, IReadOnlySet<string> areas)
    {
        foreach (var finding in chain.Findings)
        {
            foreach (var notice in Areas($"findings/{finding.Id}", finding.Areas, areas))
            {
                yield return notice;
            }

            if (finding.State == FindingState.Standing && chain.Measures.All(measure => !measure.Findings.Contains(finding.Id)))
            {
                yield return new($"findings/{finding.Id}", "fyndet gäller men har ingen åtgärd", "Besluta om en, eller skriv varför inte.", NoticeKind.Unlinked);
            }
        }
    }

    private static IEnumerable<ChainNotice> Areas(string where, string? codes, IReadOnlySet<string> areas) =>
        areas.Count == 0
            ? []
            : (codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(code => !areas.Contains(code))
                .Select(code => new ChainNotice(where, $"området {code} finns inte i kommunens indelning", "Rätta areas, eller byt till den utgåva som befolkningen följer.", NoticeKind.Wrong));

    private static IEnumerable<ChainNotice> Priorities(ChainStore chain)
    {
        foreach (var priority in chain.Priorities)
        {
            foreach (var finding in priority.Findings.Where(id => chain.Findings.All(finding => finding.Id != id)))
            {
                yield return new($"priorities/{priority.Id}", $"fyndet {finding} finns inte", "Rätta findings.", NoticeKind.Wrong);
            }

            if (chain.Causes.All(cause => cause.Priority != priority.Id))
            {
                yield return new($"priorities/{priority.Id}", "orsakerna är inte sökta", "Skriv en orsaksanalys i causes.yml.", NoticeKind.Unlinked);
            }
        }

        foreach (var cause in chain.Causes.Where(cause => chain.Priorities.All(priority => priority.Id != cause.Priority)))
        {
            yield return new($"causes/{cause.Id}", $"prioriteringen {cause.Priority} finns inte", "Rätta priority.", NoticeKind.Wrong);
        }
    }

    private static IEnumerable<ChainNotice> FollowUps(ChainStore chain)
    {
        foreach (var followUp in chain.FollowUps)
        {
            var measure = chain.Measures.FirstOrDefault(measure => measure.Id == followUp.Measure);
            if (measure is null)
            {
                yield return new($"follow-ups/{followUp.Id}", $"åtgärden {followUp.Measure} finns inte", "Rätta measure.", NoticeKind.Wrong);
            }
            else if (followUp.To < measure.From || followUp.From > measure.To)
            {
                yield return new($"follow-ups/{followUp.Id}", "tiden ligger utanför åtgärdens", $"Åtgärden gäller {measure.From:yyyy-MM-dd} till {(measure.To is { } to ? $"{to:yyyy-MM-dd}" : "vidare")}.", NoticeKind.Wrong);
            }
        }
    }

    private static IEnumerable<ChainNotice> Meetings(ChainStore chain)
    {
        foreach (var (meeting, decision) in chain.Meetings.SelectMany(meeting => meeting.Decisions.Select(decision => (meeting, decision))))
        {
            if (decision.Measure is { } measure && chain.Measures.All(one => one.Id != measure))
            {
                yield return new($"meetings/{meeting.Id}", $"åtgärden {measure} finns inte", "Rätta measure på beslutet.", NoticeKind.Wrong);
            }
        }

        foreach (var consultation in chain.Consultations.Where(consultation => chain.SituationReports.All(report => report.Id != consultation.SituationReport)))
        {
            yield return new($"consultations/{consultation.Id}", $"lägesbilden {consultation.SituationReport} finns inte", "Rätta situationReport.", NoticeKind.Wrong);
        }
    }

    private static IEnumerable<ChainNotice> Indicators(ChainStore chain) =>
        from area in chain.FocusAreas
        let undirected = area.Indicators.Where(indicator => indicator.HigherIsBetter is null).Select(indicator => indicator.Indicator).ToList()
        where undirected.Count > 0
        select new ChainNotice(
            $"focus-areas/{area.Id}", $"riktning saknas för {string.Join(", ", undirected)}",
            $"Skriv higherIsBetter: true eller false efter att ha läst {(undirected.Count == 1 ? "måttets beskrivning" : "måttens beskrivningar")}; till dess sägs inte om en ändring är bra.", NoticeKind.Unknown);

    private static IEnumerable<ChainNotice> Promises(ChainStore chain, DateOnly today) =>
        from promise in chain.Promises
        where promise.From.AddMonths(4) <= today
        from activity in promise.Activities
        where activity.Results.IsEmpty && activity.State is ActivityState.Ongoing or ActivityState.Done or ActivityState.PartlyDone && activity.Results.IsEmpty
        select new ChainNotice($"promises/{promise.Id}", $"aktiviteten ”{activity.Text}” har ingen period", "Skriv results med tertial eller år.", NoticeKind.Unknown);
}
