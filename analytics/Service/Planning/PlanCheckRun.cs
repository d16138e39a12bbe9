using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Service.Analyses;
using Geo.Service.Evaluations;
using NetTopologySuite.Geometries;

namespace Geo.Service.Planning;

/// <summary>Checks a plan: asks the store what lies near, chooses areas to compare with, and puts it together.</summary>
internal static class PlanCheckRun
{
    // A plan is named after places, properties and people of long ago; a number of somebody now living does not belong in a name.
    private static readonly MaskKind[] LeftInNames = [MaskKind.Property, MaskKind.Name, MaskKind.Plate, MaskKind.CaseNumber];

    /// <summary>The distances from the plan's boundary, metres; 0 is the plan itself.</summary>
    public static readonly ImmutableArray<int> Distances = [0, 100, 300, 500];

    /// <summary>A street's point is right to within some 250 m: shorter distances need an address.</summary>
    public const int StreetFrom = 300;

    /// <summary>Fewer place-events say nothing.</summary>
    public const int Fewest = 5;

    /// <summary>Areas are compared by what lies within this distance of them.</summary>
    public const int ComparedWithin = 100;

    /// <summary>Areas nearer to the plan than this share its events, and are not compared with it.</summary>
    public const int ComparedFrom = 500;

    /// <summary>Runs a check and keeps it.</summary>
    /// <exception cref="PlanFault">The plan cannot be checked, or nothing is there to check it against. Nothing is kept.</exception>
    public static async Task<PlanReport> RunAsync(PlanStore store, PlanShape plan, int? crs, PlanQuestion question, TimeProvider clock, CancellationToken cancel)
    {
        CheckQuestion(question);
        var outline = await PlanOutline.PlaceAsync(store, plan, crs, cancel);
        var runs = await store.ListAsync("plan_run", row => (Run: new PlanRun(row.GetString(0), row.GetInt64(1), row.GetDateTime(2)), Period: row.IsDBNull(4) ? null : row.GetString(4)), cancel);
        if (runs.FirstOrDefault(run => run.Run.Method == PlanGroundAnalysis.Method) is not { Period: { } period } ground)
        {
            throw new PlanFault($"Det finns inga analyser att kontrollera mot. Kör ./geo analytics analyse {store.Slug} först.", $"There are no analyses to check against. Run ./geo analytics analyse {store.Slug} first.");
        }

        var years = YearsOf(period);
        var facts = new PlanFacts(store, outline.Ground, ground.Run.Id, years);
        var (themes, neverMapped) = await facts.ThemesAsync(cancel);
        var (hotspots, shapes, few) = await facts.HotspotsAsync(Id(HotspotAnalysis.Method), Id(SensitivityAnalysis.Method), Id(AreaAnalysis.Method), themes, cancel);
        var areas = await facts.AreasAsync(cancel);
        var own = areas.Where(area => area.IsOwn).Select(area => area.Subject[(area.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..]).Distinct().ToArray();
        var sources = await facts.SourcesAsync(cancel);
        var names = areas.GroupBy(area => area.Subject[(area.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..]).ToDictionary(area => area.Key, area => area.First().Name, StringComparer.Ordinal);
        var report = new PlanReport
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            MadeAt = clock.GetUtcNow().UtcDateTime,
            Question = question with { Name = new Masker(LeftInNames).Mask(question.Name), RegistryNumber = question.RegistryNumber ?? plan.RegistryNumber },
            Municipality = store.Code,
            MunicipalityName = store.Name,
            Fictional = store.Fictional,
            Outline = outline.Ground.AsText(),
            Hectares = outline.Ground.Area / 10_000,
            Notes = [.. outline.Notes.Select(note => note.Swedish)],
            ShareOutside = outline.ShareOutside,
            Period = period,
            Years = years,
            InputFingerprint = await store.FingerprintAsync(cancel),
            CodeVersion = CodeVersion.Current,
            Runs = [.. runs.Select(run => run.Run).Where(run => Used.Contains(run.Method))],
            Themes = themes,
            NeverMapped = neverMapped,
            TooCoarse = await facts.TooCoarseAsync(themes, sources, cancel),
            Comparable = await facts.CompareAsync(areas, themes, cancel),
            Hotspots = hotspots,
            FewHotspots = few,
            Measures = await facts.MeasuresAsync([.. areas.Where(area => area.Metres <= Distances[^1]).Select(area => area.Subject[(area.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..])], Id(StudyRun.Method), cancel),
            Published = await facts.PublishedAsync(own, names, themes, cancel),
            Reporting = await facts.ReportingAsync(cancel),
            Sources = sources,
            Map = PlanMap.Of(outline.Ground, await facts.BackgroundAsync(cancel), shapes, Distances),
        };
        await KeepAsync(store, report, outline.Ground, cancel);
        return report;

        long Id(string method) => runs.FirstOrDefault(run => run.Run.Method == method).Run?.Id ?? 0;
    }

    private static readonly ImmutableArray<string> Used = [PlanGroundAnalysis.Method, HotspotAnalysis.Method, SensitivityAnalysis.Method, AreaAnalysis.Method, StudyRun.Method];

    private static void CheckQuestion(PlanQuestion question)
    {
        if (!PlanWords.StageOrder.Contains(question.Stage))
        {
            throw new PlanFault($"Skedet ”{question.Stage}” finns inte. Välj bland: {string.Join(", ", PlanWords.StageOrder)}.", $"There is no stage \"{question.Stage}\". Choose among: {string.Join(", ", PlanWords.StageOrder)}.");
        }

        if (question.Mode is not ("new" or "existing"))
        {
            throw new PlanFault($"Läget ”{question.Mode}” finns inte. Välj new (ny plan) eller existing (befintlig miljö).", $"There is no mode \"{question.Mode}\". Choose new or existing.");
        }

        if (question.Name is not { Length: > 0 and <= 200 } || question.RegistryNumber is { Length: > 60 } || question.Name.Any(char.IsControl) || question.RegistryNumber?.Any(char.IsControl) is true)
        {
            throw new PlanFault("Ange planens namn, högst 200 tecken, och ett diarienummer på högst 60.", "Give the plan's name, 200 characters at most, and a registry number of 60 at most.");
        }
    }

    private static double YearsOf(string period)
    {
        var (from, to) = (DateOnly.ParseExact(period[..7], "yyyy-MM", CultureInfo.InvariantCulture), DateOnly.ParseExact(period[8..], "yyyy-MM", CultureInfo.InvariantCulture));
        return (to.AddMonths(1).DayNumber - from.DayNumber) / 365.25;
    }

    private static Task<int> KeepAsync(PlanStore store, PlanReport report, MultiPolygon ground, CancellationToken cancel) => store.ExecuteAsync(
        SqlFile.Read(typeof(PlanStore), "Planning/plan_keep"), cancel,
        store.Code, report.Id, report.Question.Name, (object?)report.Question.RegistryNumber ?? DBNull.Value, report.Question.MadeBy, report.MadeAt,
        ResultRun.Write(new
        {
            distancesMetres = Distances,
            streetFromMetres = StreetFrom,
            fewest = Fewest,
            comparedWithinMetres = ComparedWithin,
            comparedFromMetres = ComparedFrom,
            comparedWith = ComparableAreas.Chosen,
            traits = PlanTraits.Names,
            report.Period,
            report.Question.Stage,
            report.Question.Mode,
            runs = report.Runs,
        }),
        report.InputFingerprint, report.CodeVersion, PlanStore.Wkb(ground), ResultRun.Write(report));
}
