using System.Globalization;
using Geo.Components;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Service.Evaluations;

namespace Geo.Service.Documents;

/// <summary>The report to the board (kommunstyrelsen; lag 2023:196, 9 §): duties, chain, promises, effects, indicators.</summary>
internal static class YearlyReportDocument
{
    public const string Name = "arsrapport";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static ReportDocument Of(DocumentData data)
    {
        var chain = data.Chain;
        var duties = chain.Obligations.Select(obligation => (Obligation: obligation, Due: obligation.DueOn())).ToList();
        var (late, all) = (duties.Count(duty => duty.Due < data.Today) + chain.Programmes.Count(programme => programme.ReviewDueOn(data.Today) < data.Today), duties.Count + chain.Programmes.Length);
        var unknown = duties.Where(duty => duty.Obligation is { EveryMonths: not null, DoneOn: null }).ToList();
        return new()
        {
            Name = Name,
            Title = "Årsrapport till kommunstyrelsen",
            Subtitle = $"{data.Municipality.Name}, läget {data.Today.Swedish()}",
            Audience = "Till kommunstyrelsen. Innehåller inga uppgifter om enskilda platser eller personer.",
            Fictional = data.Municipality.Fictional,
            Answers =
            [
                chain.Obligations.IsEmpty
                    ? "Lagens krav är inte inlagda, så det går inte att säga om de är uppfyllda."
                    : $"Av lagens och programmets {Words.Count(all, "krav", "krav")} är {(late == 0 ? "inget försenat" : Words.Count(late, "försenat", "försenade"))}{(unknown.Count == 0 ? "." : $", och för {Words.Number(unknown.Count)} är det inte känt när de senast uppfylldes.")}",
                .. ThemeParts.ChangeAnswers(data),
            ],
            Missing =
            [
                .. unknown.Select(duty => $"Dag då det senast gjordes: {duty.Obligation.Demand} ({duty.Obligation.Paragraph}) (doneOn i plan/obligations.yml)."),
                .. chain.FocusAreas.Select(area => (area.Title, Unknown: area.Indicators.Where(indicator => IsUnknown(data, indicator)).ToList())).Where(area => area.Unknown.Count > 0)
                    .Select(area => $"Värden för mått som följer {area.Title}: {Words.And([.. area.Unknown.Select(indicator => $"”{indicator.Title}”")])}."),
            ],
            Sections =
            [
                new("1. Lagens och programmets krav", [.. Duties(data)]),
                new("2. Kedjan från fynd till effekt", [.. ChainShares(data)]),
                new("3. Medborgarlöften", [.. SharedParts.Promises(data, Name)]),
                new("4. Åtgärdernas effekt", [.. SharedParts.Studies(data)]),
                new("5. Fokusområdena", [.. FocusAreas(data)]),
                new("6. Samverkan", [.. Cooperation(data)]),
                SharedParts.Provenance(data, Name, withSources: false, CountAnalysis.Method, ChangeAnalysis.Method, TrendAnalysis.Method, SurveyAnalysis.Method, StudyRun.Method),
            ],
        };
    }

    private static IEnumerable<DocumentBlock> Duties(DocumentData data)
    {
        if (data.Chain.Obligations.IsEmpty)
        {
            yield return DocumentBlock.Text("Kraven är inte inlagda (plan/obligations.yml).");
        }
        else
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-krav", "Kraven och när de ska uppfyllas", ["Paragraf", "Krav", "Senast gjort", "Nästa senast", "Läge", "Visas av"],
                    data.Chain.Obligations.Select(obligation => new[]
                    {
                        obligation.Paragraph, obligation.Demand, obligation.DoneOn?.Iso() ?? "inte känt", obligation.DueOn()?.Iso() ?? (obligation.EveryMonths is not null ? "inte känt" : obligation.DoneOn is null ? "löpande" : "–"), State(data, obligation), obligation.Evidence ?? "–",
                    }).Concat(data.Chain.Programmes.Select(programme => Review(data, programme)))),
                $"Källa: {Words.And([.. data.Chain.Obligations.Select(obligation => obligation.Source).Distinct()])}.");
        }

        foreach (var programme in data.Chain.Programmes)
        {
            yield return DocumentBlock.Text(
                $"{programme.Title} antogs av {programme.AdoptedBy} {programme.AdoptedOn.Swedish()}{(programme.RegistryNumber is { } number ? $" ({number})" : "")}. "
                    + (programme.ReviewedOn.IsEmpty ? "Ingen översyn efter det är inlagd." : $"Det sågs senast över {programme.ReviewedOn.Max().Swedish()}."));
        }
    }

    private static string State(DocumentData data, Obligation obligation) => obligation.DueOn() switch
    {
        { } due when due < data.Today => $"försenat {Words.Count(data.Today.DayNumber - due.DayNumber, "dag", "dagar")}",
        { } due => $"om {Words.Count(due.DayNumber - data.Today.DayNumber, "dag", "dagar")}",
        null when obligation.EveryMonths is not null => "inte känt",
        _ => obligation.DoneOn is not null ? "gjort" : obligation.Evidence is null ? "inte visat" : "pågår",
    };

    // The programme's own duty stands with those of the law.
    private static string[] Review(DocumentData data, Programme programme)
    {
        var due = programme.ReviewDueOn(data.Today);
        return
        [
            "Programmet", "Programmet ses över en gång per mandatperiod", programme.ReviewedOn.IsEmpty ? "inte känt" : programme.ReviewedOn.Max().Iso(), due.Iso(),
            due < data.Today ? $"försenat {Words.Count(data.Today.DayNumber - due.DayNumber, "dag", "dagar")}" : $"om {Words.Count(due.DayNumber - data.Today.DayNumber, "dag", "dagar")}", programme.Title,
        ];
    }

    private static IEnumerable<DocumentBlock> ChainShares(DocumentData data)
    {
        if (data.Chain is { Findings.IsEmpty: true, Priorities.IsEmpty: true, Measures.IsEmpty: true })
        {
            yield return DocumentBlock.Text("Kedjan är tom: varken fynd, prioriteringar eller åtgärder är inlagda.");
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                Name + "-kedjan", "Hur långt kedjan räcker", ["Led", "#Antal", "#Av"],
                Chain.ChainShares.Of(data.Chain, data.Studies.Select(study => study.Document.Measure).ToHashSet(StringComparer.Ordinal), data.Today)
                    .Select(share => new[] { share.What, Words.Number(share.Count), Words.Number(share.Of) }),
                "Brå (myndigheten) pekar på att länken mellan problem och åtgärd ofta saknas och att arbetet sällan följs upp."),
            $"Källa: kommunens kedja av fynd, prioriteringar och åtgärder, {data.Today.Swedish()}.");
    }

    private static IEnumerable<DocumentBlock> FocusAreas(DocumentData data)
    {
        foreach (var area in data.Chain.FocusAreas)
        {
            yield return DocumentBlock.Heading(ActionPlanDocument.FocusTitle(data, area.Id));
            yield return DocumentBlock.Text(area.Duty);
            var measures = data.Chain.Measures.Where(measure => measure.FocusArea == area.Id).ToList();
            if (measures.Count > 0)
            {
                yield return DocumentBlock.List(measures.Select(measure => $"{measure.Title}: {Words.State(measure.State)} ({measure.Owner})."));
            }

            if (FocusFacts.Of(data, area.Id).ToList() is { Count: > 0 } facts)
            {
                yield return DocumentBlock.List(facts);
            }

            if (area.Indicators.Select(indicator => (Indicator: indicator, Value: FocusIndicators.Find(data, indicator))).Where(pair => pair.Value is not null).ToList() is { Count: > 0 } known)
            {
                yield return DocumentBlock.Table(
                    DocumentTable.Of(
                        $"{Name}-{area.Id}", $"Mått som följer {area.Title}", ["Mått", "Slag", "Period", "#Värde", "Enhet", "#Året före", "Bedömning", "Högre är"],
                        known.Select(pair => new[]
                        {
                            pair.Indicator.Title, pair.Indicator.Kind == IndicatorKind.Activity ? "aktivitet" : "effekt", Words.Period(pair.Value!.Period), Number(pair.Value.Now), pair.Value.Unit, Number(pair.Value.Before),
                            pair.Value.Verdict, pair.Indicator.HigherIsBetter switch { true => "bättre", false => "sämre", null => "inte angivet" },
                        }),
                        "Aktivitet är inte effekt."),
                    $"Källa: {Words.And([.. known.Select(pair => pair.Value!.Source).Distinct()])}. Metod: källans egna tal, prövade som trend över år eller enkätsvar där det går.");
            }

            if (Totals(data, total => total.FocusArea == area.Id, area.Id, area.Title) is { } totals)
            {
                yield return totals;
            }
        }

        if (Totals(data, total => data.Chain.FocusAreas.All(area => area.Id != total.FocusArea), "ovriga", "fokusområden som inte är beskrivna") is { } others)
        {
            yield return DocumentBlock.Heading("Övriga fokusområden");
            yield return others;
        }
    }

    // What the units have handed in at the desk for this year and the last, each period by itself: a sum of some of a year's periods is no year.
    private static DocumentBlock? Totals(DocumentData data, Func<FocusTotal, bool> belongs, string id, string title)
    {
        var since = (data.Today.Year - 1).ToString(CultureInfo.InvariantCulture);
        var totals = data.Chain.Totals.Where(belongs).Where(total => string.CompareOrdinal(total.Period[..4], since) >= 0)
            .OrderBy(data.Chain.TitleOf, StringComparer.Create(Swedish, ignoreCase: true)).ThenBy(total => total.Period, StringComparer.Ordinal).ToList();
        return totals.Count == 0 ? null : DocumentBlock.Table(
            DocumentTable.Of(
                $"{Name}-{id}-summor", $"Summor som enheterna har lämnat, {title}", ["Summa", "Period", "#Värde", "Enhet", "Lämnat av"],
                totals.Select(total => new[] { data.Chain.TitleOf(total), Words.Period(total.Period), Number(total.Value), total.Unit, total.RegistryNumber is { } number ? $"{total.Source} ({number})" : total.Source }),
                "Aktivitet är inte effekt. Det som summeras finns kvar hos enheten: inga ärenden och inga personer står här."),
            $"Källa: {Words.And([.. totals.Select(total => total.Source).Distinct()])}, inskrivet på arbetsbordet eller i plan/totals.yml.");
    }

    private static bool IsUnknown(DocumentData data, FocusIndicator indicator) =>
        FocusIndicators.Find(data, indicator) is null && data.Chain.Totals.All(total => total.Indicator != indicator.Indicator);

    private static string Number(decimal? value) => value is { } number ? number.Swedish(number == Math.Truncate(number) ? 0 : 1) : "–";

    private static IEnumerable<DocumentBlock> Cooperation(DocumentData data)
    {
        var chain = data.Chain;
        if (!chain.Agreements.IsEmpty)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-overenskommelser", "Överenskommelser", ["Överenskommelse", "Parter", "Gäller", "Prioriterar", "Läge"],
                    chain.Agreements.Select(agreement => new[]
                    {
                        agreement.Title, Words.And(agreement.Parties), $"{agreement.From.Iso()} till {agreement.To?.Iso() ?? "vidare"}", Words.And(agreement.Priorities), agreement.To < data.Today ? "har gått ut" : "gäller",
                    })),
                $"Källa: kommunens överenskommelser, {data.Today.Swedish()}.");
        }

        foreach (var network in chain.Networks)
        {
            var held = chain.Meetings.Count(meeting => meeting.Body == network.Id && meeting.HeldOn > data.Today.AddYears(-1) && meeting.HeldOn <= data.Today);
            yield return DocumentBlock.Text($"{network.Name}: {network.Purpose} {(network.Members.IsEmpty ? "Vilka som är med är inte angivet." : $"Med: {Words.And(network.Members)}.")}{(network.MeetingsAYear is { } planned ? $" {held.Swedish()} av {Words.Count(planned, "möte", "möten")} det senaste året." : "")}");
        }

        if (!chain.Meetings.IsEmpty)
        {
            var year = chain.Meetings.Where(meeting => meeting.HeldOn > data.Today.AddYears(-1) && meeting.HeldOn <= data.Today).OrderBy(meeting => meeting.HeldOn).ToList();
            yield return DocumentBlock.Text($"{Words.Count(year.Count, "möte", "möten")} det senaste året, med {Words.Count(year.Sum(meeting => meeting.Decisions.Length), "beslut", "beslut")} varav {Words.Number(year.Sum(meeting => meeting.Decisions.Count(decision => decision.State == DecisionState.Done)))} är gjorda.", $"Källa: kommunens möten, {data.Today.Swedish()}.");
        }

        if (chain.Agreements.IsEmpty && chain.Networks.IsEmpty && chain.Meetings.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga överenskommelser, nätverk eller möten är inlagda.");
        }
    }
}
