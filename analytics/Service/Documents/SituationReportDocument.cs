using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;

namespace Geo.Service.Documents;

/// <summary>The <i>lägesbild</i> that lag (2023:196) 4 § demands: extent, consequences, other information, analysis. A part that has no
/// content is named as missing, with what to do.</summary>
internal static class SituationReportDocument
{
    public const string Name = "lagesbild";

    public static ReportDocument Of(DocumentData data)
    {
        var report = data.Chain.SituationReports.OrderByDescending(one => one.To).FirstOrDefault();
        var extent = Extent(data).ToImmutableArray();
        var consequences = Consequences(data, report).ToImmutableArray();
        var other = Other(data, report).ToImmutableArray();
        var analysis = Analysis(data, report).ToImmutableArray();
        return new()
        {
            Name = Name,
            Title = "Lägesbild",
            Subtitle = $"{data.Municipality.Name}, {(report is null ? data.Today.Swedish() : $"{report.From.Swedish()} till {report.To.Swedish()}")}",
            Audience = SharedParts.Internal,
            Fictional = data.Municipality.Fictional,
            Answers = [.. Answers(data)],
            Missing = [.. Missing(data, report, (extent, consequences, other, analysis))],
            Sections =
            [
                new("1. Kartläggning: omfattning", extent.IsEmpty ? [Absent("Inga händelser och ingen statistik är inlästa.")] : extent),
                new("2. Kartläggning: följder", consequences.IsEmpty ? [Absent("Delen är inte skriven, och ingen kostnad är inläst.")] : consequences),
                new("3. Annan information av betydelse", other.IsEmpty ? [Absent("Delen är inte skriven.")] : other),
                new("4. Analys", analysis.IsEmpty ? [Absent("Delen är inte skriven.")] : analysis),
                new("5. Samråd och beslut", [.. Decision(data, report)]),
                SharedParts.Provenance(
                    data, Name, withSources: true, CountAnalysis.Method, HotspotAnalysis.Method, SensitivityAnalysis.Method, AreaAnalysis.Method, ChangeAnalysis.Method, TrendAnalysis.Method, OfficialAnalysis.Method, SurveyAnalysis.Method,
                    ConcentrationAnalysis.Method, ClusterAnalysis.Method, RepeatAnalysis.Method),
            ],
        };

        static DocumentBlock Absent(string words) => DocumentBlock.Text("Saknas. " + words);
    }

    private static List<string> Answers(DocumentData data)
    {
        var changes = ThemeParts.ChangeAnswers(data).ToList();
        if (changes.Count > 0)
        {
            return changes;
        }

        var trends = data.Of<TrendDocument>(TrendAnalysis.Method).Select(one => one.Document).ToList();
        var (up, down) = (trends.Where(trend => trend is { IsSure: true, SlopeAYear: > 0 }).Select(Title).ToList(), trends.Where(trend => trend is { IsSure: true, SlopeAYear: < 0 }).Select(Title).ToList());
        return trends.Count == 0
            ? ["Det finns inga uppgifter att bygga en lägesbild på."]
            :
            [
                $"Kommunen har inte läst in egna händelser. Det som går att säga bygger på officiell statistik: {trends.Min(trend => trend.FromYear).Svg()}–{trends.Max(trend => trend.ToYear).Svg()}"
                    + $"{(up.Count > 0 ? $" ökar {Words.And(up)}" : "")}{(up.Count > 0 && down.Count > 0 ? ", medan" : "")}{(down.Count > 0 ? $" {Words.And(down)} minskar" : "")}.",
                "Anmälda brott är inte brott. Fler anmälningar kan betyda att fler anmäler.",
            ];

        static string Title(TrendDocument trend) => char.ToLowerInvariant(trend.Title[0]) + trend.Title[1..].Replace(", totalt", " totalt", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missing(
        DocumentData data, SituationReport? report,
        (ImmutableArray<DocumentBlock> Extent, ImmutableArray<DocumentBlock> Consequences, ImmutableArray<DocumentBlock> Other, ImmutableArray<DocumentBlock> Analysis) parts)
    {
        if (parts.Extent.IsEmpty)
        {
            yield return "Brottslighetens omfattning: läs in kommunens händelser och Brås statistik.";
        }
        else if (!ThemeParts.IncidentThemes(data).Any())
        {
            yield return "Var i kommunen det händer: öppna uppgifter når inte under kommunen eller DeSO. Läs in EST-rapporter, skaderegister och felanmälningar.";
        }

        if (report is null || report.Consequences.IsEmpty)
        {
            yield return $"Brottslighetens följder: {(parts.Consequences.IsEmpty ? "inga kostnader är inlästa och ingen text är skriven" : "kostnaderna finns, men ingen text är skriven")} (consequences i plan/situation-reports.yml).";
        }

        if (report is null || report.Other.IsEmpty)
        {
            yield return "Annan information av betydelse, till exempel från skola, socialtjänst och trygghetsvandringar (other i plan/situation-reports.yml).";
        }

        if (report is null || report.Analysis.IsEmpty)
        {
            yield return "Analysen: siffror är inte en analys (analysis i plan/situation-reports.yml).";
        }

        if (SurveyParts.Undirected(data) is { Length: > 0 } undirected)
        {
            yield return $"Riktning för {Words.And([.. undirected.Select(title => $"”{title}”")])}: om högre är bättre eller sämre är inte angivet, så ingen ändring kallas bra eller dålig. Skriv higherIsBetter i enkätens mappning.";
        }

        if (!data.Chain.Consultations.Any(consultation => consultation.SituationReport == report?.Id))
        {
            yield return "Samråd med den lokala polisen: dag och deltagande roller (plan/consultations.yml).";
        }
    }

    private static IEnumerable<DocumentBlock> Extent(DocumentData data)
    {
        if (ThemeParts.IncidentThemes(data).Any())
        {
            yield return DocumentBlock.Text("En platshändelse är en händelse på en plats, med det som händer igen på samma plats inom 28 dygn inräknat: tio anmälningar om samma trasiga ruta är en.");
        }

        foreach (var theme in ThemeParts.IncidentThemes(data))
        {
            yield return DocumentBlock.Heading(theme.Name);
            yield return DocumentBlock.Text(theme.Description);
            if (ThemeParts.ChangeBlock(data, theme, named: false) is { } change)
            {
                yield return change;
            }

            foreach (var block in (IEnumerable<DocumentBlock>)[.. ThemeParts.Quarters(data, theme, Name), .. PlaceParts.HotAreas(data, theme, Name), .. PlaceParts.HotPlaces(data, theme, Name), .. PlaceParts.Concentrations(data, theme, Name), .. PlaceParts.Pattern(data, theme.Id), .. HourFigure.Of(data, theme.Id, Name) is { } hours ? [hours] : Array.Empty<DocumentBlock>()])
            {
                yield return block;
            }
        }

        foreach (var block in (IEnumerable<DocumentBlock>)[.. OfficialParts.Figures(data, Name), .. OfficialParts.Offences(data, Name), .. SurveyParts.Blocks(data, Name)])
        {
            yield return block;
        }
    }

    private static IEnumerable<DocumentBlock> Consequences(DocumentData data, SituationReport? report)
    {
        foreach (var text in report?.Consequences ?? [])
        {
            yield return Sourced(text);
        }

        if (!data.RepairCosts.IsEmpty)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-kostnad", "Vad skador har kostat", ["År", "#Skador med känd kostnad", "#Kronor", "#Skador utan kostnad"],
                    data.RepairCosts.Select(cost => new[] { cost.Year.Svg(), Words.Number(cost.Known), cost.Kronor.Swedish(0), Words.Number(cost.Unknown) }),
                    "Första och sista året är inte hela. Skador utan angiven kostnad räknas inte som noll."),
                $"Källa: kommunens skaderegister och försäkringsärenden. Tid: {data.RepairCosts[0].Year.Svg()}–{data.RepairCosts[^1].Year.Svg()}. Metod: summa av angivna kostnader, räknad ur det inlästa {data.Today.Swedish()}.");
        }
    }

    private static IEnumerable<DocumentBlock> Other(DocumentData data, SituationReport? report)
    {
        foreach (var text in report?.Other ?? [])
        {
            yield return Sourced(text);
        }

        if (!data.Reporting.IsEmpty)
        {
            yield return DocumentBlock.Heading("Vilka som rapporterar");
            foreach (var block in SharedParts.Silence(data, Name))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<DocumentBlock> Analysis(DocumentData data, SituationReport? report)
    {
        foreach (var text in report?.Analysis ?? [])
        {
            yield return Sourced(text);
        }

        foreach (var priority in data.Chain.Priorities)
        {
            yield return DocumentBlock.Heading($"Prioriterat: {priority.Title}");
            yield return DocumentBlock.Text(priority.Reason, $"Beslutat av {priority.DecidedBy} {priority.DecidedOn.Swedish()}.");
            yield return data.Chain.Causes.FirstOrDefault(cause => cause.Priority == priority.Id) is { } cause
                ? Triangle(cause, priority.Title)
                : DocumentBlock.Text("Orsakerna är inte sökta än.");
        }
    }

    internal static DocumentBlock Triangle(CauseAnalysis cause, string about) => DocumentBlock.Table(
        DocumentTable.Of(
            $"orsak-{cause.Id}", $"Problemtriangeln: {about}", ["Sida", "Vad som är känt", "Vem som kan göra något"],
            [
                ["Den som skadar", cause.Offender ?? "inte känt", cause.Handler ?? "inte känt"],
                ["Det som skadas", cause.Target ?? "inte känt", cause.Guardian ?? "inte känt"],
                ["Platsen", cause.Place ?? "inte känt", cause.Manager ?? "inte känt"],
            ],
            cause.Conclusion),
        $"Orsaksanalys {cause.DoneOn.Swedish()}. Underlag: {(cause.Knowledge.IsEmpty ? "inget angivet" : Words.And([.. cause.Knowledge.Select(text => text.Source ?? text.Text)]))}.");

    private static IEnumerable<DocumentBlock> Decision(DocumentData data, SituationReport? report)
    {
        if (report is null)
        {
            yield return DocumentBlock.Text("Ingen lägesbild är beslutad här. Lagen kräver att den uppdateras minst vartannat år (6 §).");
        }
        else
        {
            yield return DocumentBlock.Text(report is { DecidedOn: { } on, DecidedBy: { } by }
                ? $"Beslutad av {by} {on.Swedish()}{(report.RegistryNumber is { } number ? $", {number}" : "")}. Nästa senast {on.AddYears(2).Swedish()} (6 §)."
                : "Inte beslutad än.");
        }

        foreach (var consultation in data.Chain.Consultations.Where(consultation => consultation.SituationReport == report?.Id))
        {
            yield return DocumentBlock.Text($"Samråd med {consultation.With} {consultation.HeldOn.Swedish()}: {Words.And(consultation.Present)}. {consultation.Outcome}");
        }
    }

    private static DocumentBlock Sourced(SourcedText text) => text.Source is { } source ? DocumentBlock.Text(text.Text, $"Källa: {source}.") : DocumentBlock.Text(text.Text);
}
