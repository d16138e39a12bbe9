using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;

namespace Geo.Service.Documents;

/// <summary>Parts that more than one document has.</summary>
internal static class SharedParts
{
    /// <summary>The heading of the part about runs and sources.</summary>
    public const string ProvenanceHeading = "Underlag och metod";

    public const string Internal = "Internt arbetsmaterial. Får inte lämnas ut utan sekretessprövning.";

    public const string OwnReports = "händelser som kommunen och dess samarbetspartner har rapporterat";

    /// <summary>Who was silent in the weeks at hand: silence is not zero.</summary>
    public static IEnumerable<DocumentBlock> Silence(DocumentData data, string document)
    {
        if (data.Reporting.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen källa lämnar veckorapport. Om få händelser betyder lugnt eller tyst går inte att säga.");
            yield break;
        }

        var reporters = data.Reporting.GroupBy(week => week.Reporter).OrderBy(reporter => reporter.Key, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)).ToList();
        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-tystnad", $"Rapporter per organisation, {Words.Count(DocumentData.UsualWeeks + 1, "vecka", "veckor")} till och med {Words.Week(data.LastMonday!.Value)}",
                ["Organisation", "#Veckor med händelser", "#Veckor med ”inget att rapportera”", "#Tysta veckor", "Tyst sedan"],
                reporters.Select(reporter => new[]
                {
                    reporter.Key, Words.Number(reporter.Count(week => week.State == "reported")), Words.Number(reporter.Count(week => week.State == "nothing")),
                    Words.Number(reporter.Count(week => week.IsSilent)), SilentSince(reporter) is { } since ? Words.Week(since) : "–",
                }),
                "En tyst vecka är inte en vecka utan händelser."),
            $"Källa: veckorapporter till kommunen. Tid: {Words.Week(data.LastMonday.Value.AddDays(-7 * DocumentData.UsualWeeks))} till {Words.Week(data.LastMonday.Value)}. Metod: räknat ur det inlästa {data.Today.Swedish()}, varje rapportör och vecka.");
    }

    /// <summary>The first week of a silence that lasts.</summary>
    public static DateOnly? SilentSince(IEnumerable<ReporterWeek> weeks)
    {
        DateOnly? since = null;
        foreach (var week in weeks.OrderBy(week => week.Monday))
        {
            since = week.IsSilent ? since ?? week.Monday : null;
        }

        return since;
    }

    /// <summary>What was evaluated, in the words of the evaluation.</summary>
    public static IEnumerable<DocumentBlock> Studies(DocumentData data)
    {
        var studies = data.Studies.ToList();
        if (studies.Count == 0)
        {
            yield return DocumentBlock.Text("Ingen åtgärd har utvärderats än. Hur det ska göras bestäms innan utfallet ses.");
            yield break;
        }

        foreach (var (result, study) in studies)
        {
            yield return DocumentBlock.Heading(data.Chain.Measures.FirstOrDefault(measure => measure.Id == study.Measure)?.Title ?? study.Measure);
            yield return DocumentBlock.Text(study.Sentence, data.Basis(Evaluations.StudyRun.Method, $"{data.ThemeName(result.Theme).ToLowerInvariant()}, platshändelser i åtgärdat område, kontrollområde och ringen runt dem", result.Period));
            if (study.Warnings.Length > 0)
            {
                yield return DocumentBlock.List(study.Warnings.Select(warning => Words.Capital(warning) + "."));
            }
        }
    }

    /// <summary>The runs and the sources behind a document: how to repeat it.</summary>
    /// <param name="data">With its runs and deliveries.</param>
    /// <param name="document">Whose part it is.</param>
    /// <param name="withSources">Whether each source is listed with its rows.</param>
    /// <param name="methods">Of the runs that it rests on.</param>
    public static DocumentSection Provenance(DocumentData data, string document, bool withSources, params string[] methods)
    {
        var runs = methods.Select(method => data.Runs.GetValueOrDefault(method)).OfType<AnalysisRun>().OrderBy(run => run.Id).ToList();
        List<DocumentBlock> blocks = [];
        if (runs.Count > 0)
        {
            blocks.Add(DocumentBlock.Table(
                DocumentTable.Of(
                    $"{document}-korningar", "Körningarna bakom siffrorna", ["Metod", "#Körning", "Gjord", "Indata (början av avtrycket)", "Kod"],
                    runs.Select(run => new[] { $"{Words.Capital(Words.Method(run.Method))} ({run.Method})", Words.Number(run.Id), SwedishClock.Local(run.FinishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), run.InputFingerprint[..12], run.CodeVersion.Length > 20 ? run.CodeVersion[..20] + "…" : run.CodeVersion })),
                $"./geo analytics explain {data.Municipality.Slug} NUMMER visar vad en körning läste, vad den gjorde och hur den upprepas."));
        }

        var sources = data.Deliveries.GroupBy(delivery => delivery.Source).Select(source => (Source: data.Sources.FirstOrDefault(row => row.Id == source.Key), Last: source.MaxBy(delivery => delivery.DeliveredOn)!, Rows: source.Sum(delivery => delivery.RowsRead), Accepted: source.Sum(delivery => delivery.RowsAccepted))).ToList();
        if (withSources && sources.Count > 0)
        {
            blocks.Add(DocumentBlock.Table(
                DocumentTable.Of(
                    $"{document}-kallor", "Källorna", ["Källa", "Utgivare", "Senast levererad", "#Rader lästa", "#Varav godtagna"],
                    sources.Select(source => new[] { source.Source?.Title ?? source.Last.Source, source.Source?.Publisher ?? "–", source.Last.DeliveredOn.Iso(), Words.Number(source.Rows), Words.Number(source.Accepted) })),
                "Källa: kommunens inläsningar. Rader som inte godtogs står i ./geo etl report."));
        }

        if (!withSources && sources.Count > 0)
        {
            blocks.Add(DocumentBlock.Text("Källorna, med rader lästa och godtagna, står sist i lägesbilden."));
        }

        return new(ProvenanceHeading, blocks.Count > 0 ? [.. blocks] : [DocumentBlock.Text("Inga siffror i dokumentet kommer ur en körning.")]);
    }

    /// <summary>The promises' activities by state: never an average of unlike things.</summary>
    public static IEnumerable<DocumentBlock> Promises(DocumentData data, string document)
    {
        var current = PromiseTally.Current(data.Chain.Promises, data.Today).ToList();
        if (current.Count == 0)
        {
            yield return DocumentBlock.Text("Inget löfte gäller nu eller har gällt det senaste året.");
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-loften", "Medborgarlöften och deras aktiviteter", ["Löfte", "#Aktiviteter", "Läge", "#Försenade", "Senast uppföljt", "Nästa"],
                current.Select(promise => new[]
                {
                    $"{promise.Id} {promise.Title}", Words.Number(promise.Activities.Length), States(promise.Activities),
                    Words.Number(promise.Activities.Count(activity => activity.Schedule == ActivitySchedule.Late)), promise.FollowedUpOn?.Iso() ?? "–", promise.NextFollowUpOn?.Iso() ?? "–",
                })),
            "Källa: löftenas uppföljning. Aktiviteter är vad som gjordes, inte vad det ledde till.");

        static string States(IEnumerable<PromiseActivity> activities) =>
            string.Join(", ", activities.GroupBy(activity => activity.State).OrderBy(state => state.Key).Select(state => $"{state.Count().Svg()} {Words.State(state.Key)}"));
    }

    /// <summary>Measures as rows.</summary>
    public static string[] MeasureRow(DocumentData data, ActionMeasure measure)
    {
        var findings = measure.Findings.Select(id => data.Chain.Findings.FirstOrDefault(finding => finding.Id == id)?.Title ?? $"{id} (finns inte)").ToArray();
        return
        [
            measure.Title, findings.Length > 0 ? string.Join("; ", findings) : "utan fynd", measure.Owner, Words.State(measure.State),
            $"{measure.From.Iso()} till {measure.To?.Iso() ?? "vidare"}", measure.NextFollowUpOn?.Iso() ?? "–", measure.CostKronor is { } cost ? Words.Number(cost) : "–",
        ];
    }

    /// <summary>The columns of <see cref="MeasureRow"/>.</summary>
    public static string[] MeasureColumns => ["Åtgärd", "Svarar på fyndet", "Ansvarig", "Läge", "Tid", "Följs upp", "#Kronor per år"];
}
