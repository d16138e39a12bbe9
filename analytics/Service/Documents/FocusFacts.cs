using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Chain;

namespace Geo.Service.Documents;

/// <summary>What the chain itself tells of a focus area: agreements, reports, plans and meetings are no figures of any source.</summary>
internal static class FocusFacts
{
    /// <summary>A sentence each; none for the areas that are followed by indicators alone.</summary>
    public static IEnumerable<string> Of(DocumentData data, string area) => area switch
    {
        "external-1" => Agreements(data),
        "external-2" => Reporting(data),
        "external-3" => Situation(data),
        "external-4" => Networks(data),
        _ => [],
    };

    private static IEnumerable<string> Agreements(DocumentData data)
    {
        var current = data.Chain.Agreements.Where(agreement => agreement.From <= data.Today && (agreement.To is not { } to || to >= data.Today)).ToList();
        yield return current.Count == 0
            ? "Ingen inlagd överenskommelse gäller."
            : $"Gäller: {Words.And([.. current.Select(agreement => $"{agreement.Title}{(agreement.To is { } to ? $" (till {to.Swedish()})" : "")}")])}.";
        var activities = PromiseTally.Current(data.Chain.Promises, data.Today).SelectMany(promise => promise.Activities).ToList();
        if (activities.Count > 0)
        {
            yield return $"{Words.NoneOr(activities.Count(activity => activity.State == ActivityState.Done))} av löftenas {Words.Count(activities.Count, "aktivitet", "aktiviteter")} är helt genomförd, och {Words.Number(activities.Count(activity => activity.State == ActivityState.Ongoing))} pågår.";
        }
    }

    private static IEnumerable<string> Reporting(DocumentData data)
    {
        if (data.Reporting.IsEmpty)
        {
            yield return "Ingen veckorapport är inläst.";
            yield break;
        }

        var reporters = data.Reporting.Select(week => week.Reporter).Distinct().Count();
        yield return $"{Words.Number(data.Reporting.Count(week => !week.IsSilent))} av {Words.Number(data.Reporting.Length)} veckorapporter har kommit in ({Words.Count(reporters, "organisation", "organisationer")}, {Words.Count(DocumentData.UsualWeeks + 1, "vecka", "veckor")} till och med {Words.Week(data.LastMonday!.Value)}).";
    }

    private static IEnumerable<string> Situation(DocumentData data)
    {
        if (data.Chain.SituationReports.Where(report => report.DecidedOn <= data.Today).MaxBy(report => report.DecidedOn) is { DecidedOn: { } on } report)
        {
            var days = data.Today.DayNumber - on.DayNumber;
            yield return $"{report.Title} beslutades för {Words.Count(days, "dag", "dagar")} sedan. Lagen kräver en ny inom två år{(on.AddYears(2) < data.Today ? ", och den tiden har gått" : "")}.";
        }
        else
        {
            yield return "Ingen beslutad lägesbild är inlagd.";
        }

        if (data.Chain.Priorities.Length > 0)
        {
            var studied = data.Studies.Select(study => study.Document.Measure).ToHashSet(StringComparer.Ordinal);
            yield return $"{Words.Number(data.Chain.Priorities.Count(priority => data.Chain.Measures.Any(measure => studied.Contains(measure.Id) && measure.Findings.Any(priority.Findings.Contains))))} av {Words.Count(data.Chain.Priorities.Length, "prioritering", "prioriteringar")} har en åtgärd som är utvärderad.";
        }
    }

    private static IEnumerable<string> Networks(DocumentData data)
    {
        if (!data.Chain.Networks.IsEmpty)
        {
            yield return $"Nätverk: {Words.And([.. data.Chain.Networks.Select(network => network.Name)])}.";
        }
    }
}
