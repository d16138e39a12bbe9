using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Statistics;

namespace Geo.Service.Documents;

/// <summary>Parts that more than one document has.</summary>
internal static class SharedParts
{
    public const string Internal = "Internt arbetsmaterial. Får inte lämnas ut utan sekretessprövning.";

    private const int FewestShown = 5;

    internal const string OwnReports = "händelser som kommunen och dess samarbetspartner har rapporterat";

    /// <summary>The themes that incidents are counted in.</summary>
    public static IEnumerable<Theme> IncidentThemes(DocumentData data) =>
        data.Themes.Where(theme => data.Counts.Any(count => count.Theme == theme.Id && count.Period.Length == 6));

    /// <summary>A theme's newest quarter against a year before, in a sentence; null where there is nothing to compare.</summary>
    public static string? ChangeSentence(DocumentData data, string theme)
    {
        var (result, change) = data.Of<ChangeDocument>(ChangeAnalysis.Method).FirstOrDefault(one => one.Result.Theme == theme && one.Result.Subject.StartsWith("municipality:", StringComparison.Ordinal));
        return result is null
            ? null
            : $"{data.ThemeName(theme)}: {Words.Number(change.After)} platshändelser {Words.Period(result.Period)} mot {Words.Number(change.Before)} ett år tidigare. Det är {Words.Change(change)}{(change.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer ? $" (95 %: {Words.Interval(change.Lower, change.Upper, 2)})" : "")}.";
    }

    /// <summary>The quarters of a theme as a figure.</summary>
    public static IEnumerable<DocumentBlock> Quarters(DocumentData data, Theme theme, string document)
    {
        var counts = data.Counts.Where(count => count.Theme == theme.Id && count.Period.Length == 6).OrderBy(count => count.Period, StringComparer.Ordinal).ToList();
        if (counts.Count < 2)
        {
            yield break;
        }

        var points = counts.Select(count =>
        {
            var (lower, upper) = PoissonInterval.Garwood(count.PlaceEvents);
            return ChartPoint.At(ReportPeriod.Parse(count.Period), Language.Swedish) with
            {
                Value = count.PlaceEvents,
                Lower = Math.Round((decimal)lower),
                Upper = Math.Round((decimal)upper),
            };
        });
        yield return DocumentBlock.Figure(
            new()
            {
                Id = $"{document}-{theme.Id}",
                Kind = FigureKind.Lines,
                Language = Language.Swedish,
                Title = $"{theme.Name}, platshändelser per kvartal",
                Description = $"Från {ReportPeriod.Parse(counts[0].Period).Words} till {ReportPeriod.Parse(counts[^1].Period).Words}. Det skuggade bandet är 95 procents intervall.",
                Category = "Kvartal",
                Unit = "platshändelser",
                Decimals = 0,
                Lines = [new(theme.Name, LineRole.Main, [.. points])],
                Source = OwnReports,
                Note = counts.All(count => count.CompletelyReported) ? null : "Alla har inte rapporterat varje vecka: få händelser kan vara tystnad.",
                CsvAddress = $"{document}-{theme.Id}.csv",
            },
            data.Basis(CountAnalysis.Method, OwnReports, data.Counts.FirstOrDefault(count => count.Period.Contains('/', StringComparison.Ordinal))?.Period));
    }

    /// <summary>Areas with more than their residents explain, for one period.</summary>
    public static IEnumerable<DocumentBlock> HotAreas(DocumentData data, Theme theme, string document)
    {
        var areas = data.Of<AreaDocument>(AreaAnalysis.Method).Where(one => one.Result.Theme == theme.Id && one.Result.Period.Contains('/', StringComparison.Ordinal)).ToList();
        if (areas.Count == 0)
        {
            yield break;
        }

        var hot = areas.Where(one => one.Document.Verdict == HotspotVerdict.Hot).ToList();
        var few = areas.Count(one => one.Document.Verdict == HotspotVerdict.TooFew);
        var basis = data.Basis(AreaAnalysis.Method, OwnReports + ", mot invånare", areas[0].Result.Period);
        if (hot.Count == 0)
        {
            yield return DocumentBlock.Text($"Inget område har fler än invånarna förklarar. {Words.Count(few, "område har", "områden har")} {Words.TooFew}.", basis);
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-omraden-{theme.Id}", $"{theme.Name}: områden med fler platshändelser än invånarna förklarar",
                ["Område", "#Plats\u00adhändelser", "#Väntat", "#Platser", "#Per 1 000 inv. och år", "#95 % intervall", "#q", "Utveckling"],
                hot.OrderBy(one => one.Result.Subject, StringComparer.Ordinal).Select(one => new[]
                {
                    data.AreaName(one.Result.Subject), Words.Number(one.Document.PlaceEvents), Words.Number(one.Document.Expected, 1), Words.Number(one.Document.Places),
                    Words.Number(one.Document.RatePer1000, 1), Words.Interval(one.Document.Lower, one.Document.Upper, 1), Words.Probability(one.Document.QBh), Words.Emerging(one.Document.Emerging),
                }),
                $"Områdena står i kodordning. Av {Words.Count(areas.Count, "prövat område", "prövade områden")} har {few.Swedish()} {Words.TooFew}.",
                "Exakt binomialtest mot invånarna, ensidigt, rättat för alla områden av samma slag (Benjamini-Hochberg). Där många vistas men få bor blir talet per invånare högt."),
            basis);
    }

    /// <summary>The concentrations of a theme on the grid over the whole time.</summary>
    public static IEnumerable<DocumentBlock> Concentrations(DocumentData data, Theme theme, string document)
    {
        var all = data.Hotspots.Where(hotspot => hotspot.Theme == theme.Id && hotspot.Period.Contains('/', StringComparison.Ordinal)).ToList();
        var hotspots = all.Where(hotspot => hotspot.PlaceEvents >= FewestShown).ToList();
        if (hotspots.Count == 0)
        {
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-koncentrationer-{theme.Id}", $"{theme.Name}: koncentrationer av händelser",
                ["Koncentration", "Rör", "#Plats\u00adhändelser", "#Väntat", "#Platser", "#Minsta q"],
                hotspots.Select(hotspot => new[]
                {
                    $"Nummer {hotspot.Number.Svg()}", Touches(data, hotspot.Touches), Words.Number(hotspot.PlaceEvents), Words.Number(hotspot.Expected, 1), Words.Number(hotspot.Places), Words.Probability(hotspot.SmallestQBh),
                }),
                "Numren går från söder till norr och är namn, ingen rangordning.",
                all.Count == hotspots.Count ? "En ruta prövas tillsammans med sina grannar." : $"En ruta prövas tillsammans med sina grannar. {Words.Count(all.Count - hotspots.Count, "koncentration med färre än fem platshändelser i sina egna rutor är utelämnad", "koncentrationer med färre än fem platshändelser i sina egna rutor är utelämnade")}."),
            data.Basis(HotspotAnalysis.Method, OwnReports + ", rutor mot invånare", hotspots[0].Period));
    }

    /// <summary>How gathered, when in the week, and whether it comes again near by: sentences.</summary>
    public static IEnumerable<string> Pattern(DocumentData data, string theme)
    {
        foreach (var (_, document) in data.Of<ConcentrationDocument>(ConcentrationAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.Incidents > 0))
        {
            yield return $"Hälften av {Words.Number(document.Incidents)} händelser ligger på {Words.Number(document.PlacesWithHalf)} av {Words.Number(document.Places)} platser.";
            yield return $"{Hours(document)} Klockslaget är känt på timmen för {Words.Number(document.HoursKnown)} av dem.";
        }

        foreach (var (_, document) in data.Of<RepeatDocument>(RepeatAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.Bands.Length > 0))
        {
            var band = document.Bands[0];
            yield return $"Inom {Words.Number(band.ToMetres)} meter och {Words.Number(band.ToDays)} dygn finns {Words.Number(band.Observed)} par av händelser mot väntade {Words.Number(band.Expected, 1)} (Knox, p {Words.Probability(band.PUpper)}). {(band.PUpper <= 0.05 ? "Det som har hänt händer alltså oftare igen nära och snart." : "Det går inte att säga att händelser upprepas.")}";
        }

        foreach (var (_, document) in data.Of<ClusterDocument>(ClusterAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.P <= 0.05))
        {
            yield return $"Sedan {Words.Day(document.From)} pågår en ansamling som slumpen inte förklarar: {Words.Number(document.PlaceEvents)} platshändelser mot väntade {Words.Number(document.Expected, 1)}, inom {Words.Number(document.RadiusMetres)} meter (p {Words.Probability(document.P)}).";
        }
    }

    /// <summary>Which hours of the week hold most.</summary>
    internal static string Hours(ConcentrationDocument document)
    {
        string[] days = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
        string[] parts = ["natten (0–6)", "förmiddagen (6–12)", "eftermiddagen (12–18)", "kvällen (18–24)"];
        var total = document.HourOfWeek.Sum();
        var top = Enumerable.Range(0, 28).Select(i => (Day: i / 4, Part: i % 4, Sum: document.HourOfWeek.Skip(i * 6).Take(6).Sum())).OrderByDescending(part => part.Sum).ThenBy(part => part.Day).First();
        return total <= 0
            ? "När i veckan det händer är inte känt."
            : $"Flest händer på {days[top.Day]}ar, {parts[top.Part]}: {Words.Number(100 * top.Sum / total, 1)} procent av veckans, där jämnt fördelat vore {Words.Number(100.0 / 28, 1)}.";
    }

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
            "Källa: veckorapporter till kommunen. Metod: varje rapportör och vecka.");
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
            yield return DocumentBlock.Text("Ingen åtgärd har utvärderats än. En utvärdering skrivs i plan/evaluations.yml innan utfallet ses.");
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
                    runs.Select(run => new[] { run.Method, Words.Number(run.Id), SwedishClock.Local(run.FinishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), run.InputFingerprint[..12], run.CodeVersion.Length > 20 ? run.CodeVersion[..20] + "…" : run.CodeVersion })),
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

        return new("Så är det gjort", blocks.Count > 0 ? [.. blocks] : [DocumentBlock.Text("Inget är inläst eller analyserat.")]);
    }

    /// <summary>The promises' activities by state: never an average of unlike things.</summary>
    public static IEnumerable<DocumentBlock> Promises(DocumentData data, string document)
    {
        var current = data.Chain.Promises.Where(promise => promise.From <= data.Today && promise.To >= data.Today.AddYears(-1)).ToList();
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

    private static string Touches(DocumentData data, string touches) =>
        touches.Length == 0 ? "–" : string.Join(", ", touches.Split(' ').Select(data.AreaName));
}
