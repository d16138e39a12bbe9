using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
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
                    data, Name, withSources: true, CountAnalysis.Method, HotspotAnalysis.Method, AreaAnalysis.Method, ChangeAnalysis.Method, TrendAnalysis.Method, OfficialAnalysis.Method,
                    ConcentrationAnalysis.Method, ClusterAnalysis.Method, RepeatAnalysis.Method),
            ],
        };

        static DocumentBlock Absent(string words) => DocumentBlock.Text("Saknas. " + words);
    }

    private static List<string> Answers(DocumentData data)
    {
        var changes = SharedParts.IncidentThemes(data).Select(theme => SharedParts.ChangeSentence(data, theme.Id)).OfType<string>().ToList();
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
        else if (!SharedParts.IncidentThemes(data).Any())
        {
            yield return "Var i kommunen det händer: öppna uppgifter når inte under kommunen eller DeSO. Läs in EST-rapporter, skaderegister och felanmälningar.";
        }

        if (report is null || report.Consequences.IsEmpty)
        {
            yield return $"Brottslighetens följder: {(parts.Consequences.IsEmpty ? "inga kostnader är inlästa och ingen text är skriven" : "kostnaderna finns, men texten är inte skriven")}. Skriv consequences i plan/situation-reports.yml.";
        }

        if (report is null || report.Other.IsEmpty)
        {
            yield return "Annan information av betydelse: skriv other i plan/situation-reports.yml (skola, socialtjänst, trygghetsvandringar).";
        }

        if (report is null || report.Analysis.IsEmpty)
        {
            yield return "Analysen: skriv analysis i plan/situation-reports.yml. Siffror är inte en analys.";
        }

        if (!data.Chain.Consultations.Any(consultation => consultation.SituationReport == report?.Id))
        {
            yield return "Samråd med den lokala polisen: skriv dag och deltagande roller i plan/consultations.yml.";
        }
    }

    private static IEnumerable<DocumentBlock> Extent(DocumentData data)
    {
        foreach (var theme in SharedParts.IncidentThemes(data))
        {
            yield return DocumentBlock.Heading(theme.Name);
            yield return DocumentBlock.Text(theme.Description);
            if (SharedParts.ChangeSentence(data, theme.Id) is { } change)
            {
                yield return DocumentBlock.Text(change, data.Basis(ChangeAnalysis.Method, "kommunens och samarbetspartners rapporter"));
            }

            foreach (var block in (IEnumerable<DocumentBlock>)[.. SharedParts.Quarters(data, theme, Name), .. SharedParts.HotAreas(data, theme, Name), .. SharedParts.Concentrations(data, theme, Name)])
            {
                yield return block;
            }

            if (SharedParts.Pattern(data, theme.Id).ToList() is { Count: > 0 } pattern)
            {
                yield return DocumentBlock.List(pattern);
            }

            if (HourFigure.Of(data, theme.Id, Name) is { } hours)
            {
                yield return hours;
            }
        }

        foreach (var block in (IEnumerable<DocumentBlock>)[.. Official(data), .. Offences(data), .. Surveys(data)])
        {
            yield return block;
        }
    }

    private static IEnumerable<DocumentBlock> Official(DocumentData data)
    {
        var trends = data.Of<TrendDocument>(TrendAnalysis.Method).Select(one => (one.Result, one.Document)).ToList();
        if (trends.Count > 0)
        {
            yield return DocumentBlock.Heading("Anmälda brott och andra årsvärden");
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-trender", "Kommunens årsvärden och deras trend", ["Årsvärde", "År", "#Första", "#Senaste", "#Ändring per år", "#q", "Trend"],
                    trends.Select(one => new[]
                    {
                        one.Document.Title, $"{one.Document.FromYear.Svg()}–{one.Document.ToYear.Svg()}", Words.Number(one.Document.First, one.Document.First < 100 ? 1 : 0), Words.Number(one.Document.Last, one.Document.Last < 100 ? 1 : 0),
                        Words.Number(one.Document.SlopeAYear, 1), Words.Probability(one.Document.QBh), one.Document.IsSure ? one.Document.SlopeAYear > 0 ? "ökar" : "minskar" : "ingen säker trend",
                    }),
                    $"Enhet: {Words.And([.. trends.Select(one => one.Document.Unit).Distinct()])}.",
                    "Mann-Kendall med rättad varians (Hamed och Rao 1998), tvåsidigt, rättat för antalet årsvärden. Ändringen per år är Sens lutning. Preliminära år är inte med."),
                data.Basis(TrendAnalysis.Method, Words.And([.. trends.Select(one => Title(one.Document.Source)).Distinct()]), trends[0].Result.Period));
            if (Lines(data, trends[0].Document) is { } figure)
            {
                yield return DocumentBlock.Figure(figure, data.Basis(TrendAnalysis.Method, Title(trends[0].Document.Source), trends[0].Result.Period));
            }
        }

        var quarters = data.Of<OfficialQuarterDocument>(OfficialAnalysis.Method).Where(one => one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)).ToList();
        if (quarters.Count > 0)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    Name + "-kvartal", "Senaste kvartalet mot samma kvartal året före", ["Mått", "Kvartal", "#Året före", "#Nu", "#Kvot", "#95 % intervall", "Bedömning"],
                    quarters.Select(one => new[]
                    {
                        one.Document.Title, Words.Period(one.Result.Period), Words.Number(one.Document.Before), Words.Number(one.Document.After), Words.Number(one.Document.Ratio, 2), Words.Interval(one.Document.Lower, one.Document.Upper, 2),
                        one.Document.Verdict switch { ChangeVerdict.TooFew => "för litet underlag", ChangeVerdict.NoSureDifference => "ingen säker skillnad", ChangeVerdict.More => "fler", _ => "färre" },
                    }),
                    $"Intervallet räknar med att talen varierar {Words.Number(quarters[0].Document.Dispersion, 1)} gånger mer än slumpen ensam, som de har gjort tidigare år."),
                data.Basis(OfficialAnalysis.Method, Title(quarters[0].Document.Source), quarters[0].Result.Period));
        }

        string Title(string source) => data.Sources.FirstOrDefault(row => row.Id == source)?.Title ?? source;
    }

    private static FigureSeries? Lines(DocumentData data, TrendDocument trend)
    {
        var values = data.Indicators.Where(value => value.Source == trend.Source && value.Title == trend.Title && value.Period.Length == 4 && (value.PerHundredThousand ?? value.Value) is not null).ToList();
        return values.Count < 2 ? null : new()
        {
            Id = Name + "-ar",
            Kind = FigureKind.Lines,
            Language = Language.Swedish,
            Title = $"{trend.Title} {(trend.IsSure ? trend.SlopeAYear > 0 ? "ökar" : "minskar" : "har ingen säker trend")}",
            Description = $"{Words.Capital(trend.Unit)}, {values[0].Period}–{values[^1].Period}.",
            Category = "År",
            Unit = trend.Unit,
            Decimals = 0,
            Lines = [new(trend.Title, LineRole.Main, [.. values.Select(value => ChartPoint.At(ReportPeriod.Parse(value.Period), Language.Swedish) with { Value = Math.Round((value.PerHundredThousand ?? value.Value)!.Value), Preliminary = value.Preliminary })])],
            Source = trend.Source,
            CsvAddress = Name + "-ar.csv",
        };
    }

    private static IEnumerable<DocumentBlock> Offences(DocumentData data)
    {
        foreach (var theme in data.Of<OffenceAreaDocument>(OfficialAnalysis.Method).Where(one => !one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)).GroupBy(one => one.Result.Theme))
        {
            yield return DocumentBlock.Heading($"{data.ThemeName(theme.Key)} per område");
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    $"{Name}-anmalda-{theme.Key}", $"{data.ThemeName(theme.Key)}, {Words.Period(theme.First().Result.Period)}", ["Område", "#Anmälningar", "#Invånare", "#Per 1 000 inv. och år", "#95 % intervall"],
                    theme.Select(one => one.Document.TooFew
                        ? new[] { data.AreaName(one.Result.Subject), "för få", Words.Number(one.Document.Residents), "–", "–" }
                        : [data.AreaName(one.Result.Subject), Words.Number(one.Document.Offences), Words.Number(one.Document.Residents), Words.Number(one.Document.RatePer1000, 1), Words.Interval(one.Document.Lower, one.Document.Upper, 1)]),
                    "”För få” betyder färre än fem: av så få går inget att säga.",
                    "Anmälningar utan område är inte med här. Anmälda brott är inte brott."),
                data.Basis(OfficialAnalysis.Method, "polisens anmälda brott per DeSO", theme.First().Result.Period));
        }
    }

    private static IEnumerable<DocumentBlock> Surveys(DocumentData data)
    {
        foreach (var (number, instrument) in data.Surveys.Where(share => share.Share is not null).GroupBy(share => share.Instrument).Index())
        {
            var questions = instrument.GroupBy(share => (share.Indicator, share.Group)).Select(question => question.OrderBy(share => share.Period, StringComparer.Ordinal).Last()).ToList();
            yield return DocumentBlock.Heading($"Enkät: {instrument.Key}");
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    $"{Name}-enkat-{(number + 1).Svg()}", $"Senaste svaren i {instrument.Key}", ["Fråga", "Grupp", "År", "#Andel, %", "#95 % intervall", "#Svarande", "Högre är"],
                    questions.Select(share => new[]
                    {
                        share.Title, share.Group.Length == 0 ? "Alla" : share.Group, share.Period, (100 * share.Share!.Value).Swedish(1), share is { Lower: { } lower, Upper: { } upper } ? $"{(100 * lower).Swedish(1)}–{(100 * upper).Swedish(1)}" : "–",
                        share.Respondents?.Swedish() ?? "–", share.HigherIsBetter ? "bättre" : "sämre",
                    }),
                    "En enkäts andel är ingen mätning av brott, och olika enkäter går inte att jämföra med varandra."),
                $"Källa: {instrument.Key}, levererad {instrument.Max(share => share.DeliveredOn).Iso()}. Metod: enkät, andel av de svarande.");
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
                "Källa: kommunens skaderegister och försäkringsärenden. Metod: summa av angivna kostnader.");
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
                : DocumentBlock.Text("Orsakerna är inte sökta än. Skriv en orsaksanalys i plan/causes.yml.");
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
