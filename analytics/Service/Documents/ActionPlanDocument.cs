using Geo.Components;
using Geo.Service.Chain.Records;
using Geo.Service.Evaluations;

namespace Geo.Service.Documents;

/// <summary>The <i>åtgärdsplan</i> (lag 2023:196, 5 §): every measure beside the finding that it answers, and those that answer none.</summary>
internal static class ActionPlanDocument
{
    public const string Name = "atgardsplan";

    public static ReportDocument Of(DocumentData data)
    {
        var (chain, plan) = (data.Chain, data.Chain.Plans.OrderByDescending(one => one.From).FirstOrDefault());
        var unlinked = chain.Measures.Where(measure => measure.Findings.IsEmpty).ToList();
        var unanswered = chain.Findings.Where(finding => finding.State == FindingState.Standing && !chain.Measures.Any(measure => measure.Findings.Contains(finding.Id))).ToList();
        return new()
        {
            Name = Name,
            Title = "Åtgärdsplan",
            Subtitle = $"{data.Municipality.Name}, {(plan is null ? data.Today.Swedish() : $"{plan.From.Swedish()} till {(plan.To is { } to ? to.Swedish() : "vidare")}")}",
            Audience = SharedParts.Internal,
            Fictional = data.Municipality.Fictional,
            Answers =
            [
                chain.Measures.IsEmpty
                    ? "Planen har inga åtgärder."
                    : $"{Words.Count(chain.Measures.Length, "åtgärd", "åtgärder")}, varav {Words.Number(chain.Measures.Length - unlinked.Count)} svarar på ett fynd. {Late(data)}",
            ],
            Missing = [.. Missing(data, plan, unlinked, unanswered)],
            Sections =
            [
                new("1. Vad vi har sett och valt", [.. Findings(data)]),
                new("2. Åtgärderna", [.. Measures(data)]),
                new("3. Det som inte hänger ihop", [.. Loose(data, unlinked, unanswered)]),
                new("4. Vad som är gjort", [.. FollowUps(data)]),
                new("5. Om det hjälpte", [.. SharedParts.Studies(data)]),
                SharedParts.Provenance(data, Name, withSources: false, StudyRun.Method),
            ],
        };
    }

    private static string Late(DocumentData data)
    {
        var late = data.Chain.Measures.Count(measure => measure.NextFollowUpOn < data.Today);
        return late == 0 ? "Ingen uppföljning är försenad." : $"{Words.Count(late, "uppföljning är försenad", "uppföljningar är försenade")}.";
    }

    private static IEnumerable<string> Missing(DocumentData data, ActionPlan? plan, List<ActionMeasure> unlinked, List<Finding> unanswered)
    {
        if (plan is null or { DecidedOn: null })
        {
            yield return "Beslut om planen: lagen (5 §) kräver att den beslutas (plan/action-plans.yml).";
        }

        if (data.Chain.Measures.IsEmpty)
        {
            yield return "Åtgärder (plan/measures.yml), och fynden som de ska svara på (plan/findings.yml).";
        }

        if (unlinked.Count > 0)
        {
            yield return $"Fynd bakom {Words.Count(unlinked.Count, "åtgärd", "åtgärder")}: {Words.And([.. unlinked.Select(measure => measure.Title)])} (findings på åtgärden).";
        }

        if (unanswered.Count > 0)
        {
            yield return $"Åtgärd mot {Words.Count(unanswered.Count, "fynd", "fynd")}: {Words.And([.. unanswered.Select(finding => finding.Title)])}.";
        }

        foreach (var priority in data.Chain.Priorities.Where(priority => !data.Chain.Causes.Any(cause => cause.Priority == priority.Id)))
        {
            yield return $"Orsaksanalys för {priority.Title}.";
        }
    }

    private static IEnumerable<DocumentBlock> Findings(DocumentData data)
    {
        if (data.Chain.Findings.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga fynd är inlagda. Ett fynd vilar på en körning eller på en namngiven källa.");
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                Name + "-fynd", "Fynden", ["Fynd", "Sett", "Läge", "Bygger på", "Prioriterat"],
                data.Chain.Findings.Select(finding => new[]
                {
                    finding.Title, finding.FoundOn.Iso(), finding.State switch { FindingState.Standing => "gäller", FindingState.Faded => "har klingat av", _ => "återtaget" },
                    string.Join("; ", finding.Evidence.Select(evidence => Evidence(data, evidence))),
                    string.Join("; ", data.Chain.Priorities.Where(priority => priority.Findings.Contains(finding.Id)).Select(priority => priority.Title)) is { Length: > 0 } titles ? titles : "nej",
                })),
            $"Källa: kommunens fynd, {data.Today.Swedish()}, och körningarna som står i tabellen.");
        foreach (var cause in data.Chain.Causes)
        {
            var about = data.Chain.Priorities.FirstOrDefault(priority => priority.Id == cause.Priority)?.Title ?? cause.Priority;
            yield return DocumentBlock.Heading($"Orsaker: {about}");
            yield return SituationReportDocument.Triangle(cause, about);
        }
    }

    private static string Evidence(DocumentData data, FindingEvidence evidence) => evidence.Method is { } method
        ? $"{Words.Method(method)}{(evidence.Theme is { } theme ? $", {data.ThemeName(theme).ToLowerInvariant()}" : "")}{(evidence.Subject is { } subject ? $", {data.AreaName(subject)}" : "")}{(evidence.Period is { } period ? $", {Words.Period(period)}" : "")}{(data.Runs.TryGetValue(method, out var run) ? $", körning {run.Id.Swedish()}" : "")}"
        : evidence.Source ?? "inget angivet";

    private static IEnumerable<DocumentBlock> Measures(DocumentData data)
    {
        if (data.Chain.Measures.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga åtgärder är inlagda.");
        }

        foreach (var area in data.Chain.Measures.GroupBy(measure => measure.FocusArea).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            yield return DocumentBlock.Heading(FocusTitle(data, area.Key));
            yield return DocumentBlock.Table(
                DocumentTable.Of($"{Name}-{area.Key}", $"{Words.Count(area.Count(), "åtgärd", "åtgärder")} inom {data.Chain.FocusAreas.FirstOrDefault(focus => focus.Id == area.Key)?.Title ?? area.Key}", SharedParts.MeasureColumns, area.Select(measure => SharedParts.MeasureRow(data, measure))),
                $"Källa: kommunens åtgärder, {data.Today.Swedish()}.");
        }
    }

    /// <summary>A focus area's own title, with its number.</summary>
    internal static string FocusTitle(DocumentData data, string id)
    {
        var number = id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..];
        var title = data.Chain.FocusAreas.FirstOrDefault(area => area.Id == id)?.Title;
        return $"{(id.StartsWith("internal", StringComparison.Ordinal) ? "Internt" : "Externt")} fokusområde {number}{(title is null ? "" : $": {title}")}";
    }

    private static IEnumerable<DocumentBlock> Loose(DocumentData data, List<ActionMeasure> unlinked, List<Finding> unanswered)
    {
        if (unlinked.Count + unanswered.Count == 0)
        {
            yield return DocumentBlock.Text(data.Chain.Measures.IsEmpty
                ? "Det finns varken fynd eller åtgärder att gå igenom."
                : "Varje åtgärd svarar på ett fynd, och varje fynd som gäller har en åtgärd.");
        }

        if (unlinked.Count > 0)
        {
            yield return DocumentBlock.Heading("Åtgärder utan fynd");
            yield return DocumentBlock.List(unlinked.Select(measure => $"{measure.Title} ({measure.Owner}). I ord: {measure.Finding}"));
        }

        if (unanswered.Count > 0)
        {
            yield return DocumentBlock.Heading("Fynd utan åtgärd");
            yield return DocumentBlock.List(unanswered.Select(finding => $"{finding.Title}. {finding.Text}"));
        }
    }

    private static IEnumerable<DocumentBlock> FollowUps(DocumentData data)
    {
        if (data.Chain.FollowUps.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen uppföljning är inlagd.");
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                Name + "-uppfoljning", "Uppföljningar, den senaste först", ["Åtgärd", "Tid", "Vad som är gjort", "#Antal", "Följt upp av"],
                data.Chain.FollowUps.OrderByDescending(followUp => followUp.FollowedUpOn).Select(followUp => new[]
                {
                    data.Chain.Measures.FirstOrDefault(measure => measure.Id == followUp.Measure)?.Title ?? followUp.Measure, $"{followUp.From.Iso()} till {followUp.To.Iso()}", followUp.Text,
                    followUp.Count is { } count ? $"{count.Swedish()} {followUp.Unit}" : "–", followUp.By,
                }),
                "Det här är vad som gjordes. Om det hjälpte står i nästa del."),
            $"Källa: kommunens uppföljningar, {data.Today.Swedish()}.");
    }
}
