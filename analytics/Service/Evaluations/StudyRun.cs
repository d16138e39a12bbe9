using System.Collections.Immutable;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Statistics.Evaluation;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Geo.Service.Evaluations;

/// <summary>What became of one study.</summary>
/// <param name="Document">Null where it could not be evaluated.</param>
/// <param name="Refusal">Why not, and what to do, in Swedish; null where it was.</param>
/// <param name="Proposals">For a study without a control: areas that were like the treated one before the measure.</param>
internal sealed record StudyOutcome(EvaluationStudy Study, StudyDocument? Document, string? Refusal, IReadOnlyList<(string Area, double Distance)> Proposals)
{
    /// <summary>Whether the study must be written otherwise; false where it waits for its time, or for its control to be chosen.</summary>
    public bool IsWrong { get; init; }
}

/// <summary>Runs a municipality's studies over the store.</summary>
internal static class StudyRun
{
    public const string Method = "evaluations";

    private const int DefaultRingMetres = 300;
    private const int Proposed = 3;

    /// <summary>Evaluates each study that can be; the others are told what they lack.</summary>
    public static async Task<ImmutableArray<StudyOutcome>> EvaluateAsync(
        GeoDb db, Municipality municipality, ImmutableArray<EvaluationStudy> studies, CancellationToken cancel)
    {
        var incidents = await IncidentReader.ReadAsync(db, municipality, cancel);
        var measures = await db.Measures.Where(measure => measure.Municipality == municipality.Code).Select(measure => measure.Id).ToListAsync(cancel);
        var areas = (await db.Areas.AsNoTracking()
                .Where(area => area.Municipality == municipality.Code && area.Outline != null && (area.Kind == AreaKind.Plan || area.Edition == municipality.PublicAreaEdition))
                .ToListAsync(cancel))
            .GroupBy(area => AreaCounts.Subject(area.Kind, area.Code))
            .ToDictionary(area => area.Key, area => (Geometry)area.First().Outline!);
        return [.. studies.Select(study => Evaluate(study, municipality, measures, areas, incidents))];
    }

    /// <summary>Stores what was found as a run that can be explained.</summary>
    public static Task<AnalysisOutcome> StoreAsync(
        (GeoDb Db, Municipality Municipality, string Fingerprint, TimeProvider Clock) store,
        ImmutableArray<EvaluationStudy> studies, ImmutableArray<StudyOutcome> found, CancellationToken cancel)
    {
        var run = new ResultRun(Method, new
        {
            studies,
            ringMetres = DefaultRingMetres,
            counts = "place-events",
            test = "weighted displacement difference (Wheeler and Ratcliffe 2018), 95 %",
        });
        return run.RunAsync(
            store,
            _ => Task.FromResult<IReadOnlyList<Found>>(
                [.. found.Where(one => one.Document is not null).Select(one => new Found(one.Study.Theme, $"{one.Study.AfterFrom:yyyy-MM}/{one.Study.AfterTo:yyyy-MM}", $"study:{one.Study.Id}", one.Document!))]),
            results => [$"{results.Count} av {found.Length} utvärderade"],
            cancel);
    }

    private static StudyOutcome Evaluate(
        EvaluationStudy study, Municipality municipality, List<string> measures, Dictionary<string, Geometry> areas, List<ThemeIncident> incidents)
    {
        StudyOutcome Refused(string why) => new(study, null, why, []) { IsWrong = true };
        var (from, to) = (municipality.AnalysisFrom ?? DateOnly.MaxValue, municipality.AnalysisTo ?? DateOnly.MinValue);
        string[] named = [.. study.Treated.Split(' '), .. study.Control?.Split(' ') ?? []];
        var events = incidents.Where(incident => incident.Theme == study.Theme && incident.Counted)
            .Select(incident => new StudyEvent(incident.Location.Coordinate, SwedishClock.Day(incident.OccurredAt))).ToArray();
        if (!measures.Contains(study.Measure))
        {
            return Refused($"Åtgärden {study.Measure} finns inte. Läs in åtgärderna (./geo analytics chain import {municipality.Slug}) eller rätta measure.");
        }

        if (named.FirstOrDefault(area => !areas.ContainsKey(area)) is { } unknown)
        {
            return Refused($"Området {unknown} finns inte, eller har ingen gräns i {municipality.PublicAreaEdition} års indelning. Rätta treated eller control.");
        }

        if (study.AfterTo > to)
        {
            return new(study, null, $"Efter-perioden slutar {study.AfterTo:yyyy-MM-dd}, men händelser är inlästa bara till {to:yyyy-MM-dd}. Vänta, eller läs in mer.", []);
        }

        if (study.BeforeFrom < from)
        {
            return Refused($"Före-perioden börjar {study.BeforeFrom:yyyy-MM-dd}, men händelser är inlästa först från {from:yyyy-MM-dd}. Korta den, eller läs in mer.");
        }

        if (events.Length == 0)
        {
            return Refused($"Temat {study.Theme} finns inte eller har inga händelser. Rätta theme.");
        }

        var treated = Union(study.Treated, areas);
        var ring = study.RingMetres ?? DefaultRingMetres;
        if (study.Control is not { } control)
        {
            return new(
                study,
                null,
                "Kontrollområde är inte valt. Välj det nu, innan utfallet har setts, och skriv det i control.",
                Propose(study, treated, ring, areas, events));
        }

        var compared = Union(control, areas);
        return treated.Intersection(compared).Area > 1
            ? Refused($"Kontrollområdet {control} överlappar det åtgärdade. Välj ett annat.")
            : new(study, StudyEvaluation.Of(study, StudyGround.Of(treated, compared, ring), events, from), null, []);
    }

    /// <summary>The areas of the treated one's kind that were likest it before the measure, far enough away that events cannot have moved
    /// there. The time after the measure is not looked at.</summary>
    private static List<(string Area, double Distance)> Propose(
        EvaluationStudy study, Geometry treated, int ring, Dictionary<string, Geometry> areas, StudyEvent[] events)
    {
        var kind = study.Treated[..(study.Treated.IndexOf(':', StringComparison.Ordinal) + 1)];
        var near = treated.Buffer(2 * ring);
        var candidates = areas.Where(area => area.Key.StartsWith(kind, StringComparison.Ordinal) && !near.Intersects(area.Value)).OrderBy(area => area.Key, StringComparer.Ordinal).ToList();
        var before = events.Where(happening => happening.Day >= study.BeforeFrom && happening.Day <= study.BeforeTo).ToArray();
        return
        [
            .. ControlMatching.Rank(Series(study, treated, before), [.. candidates.Select(area => Series(study, area.Value, before))])
                .Take(Proposed).Select(one => (candidates[one.Candidate].Key, one.Distance)),
        ];
    }

    private static double[] Series(EvaluationStudy study, Geometry area, StudyEvent[] before)
    {
        const int StepDays = 91;
        var counts = new double[(study.BeforeTo.DayNumber - study.BeforeFrom.DayNumber) / StepDays + 1];
        var locator = new IndexedPointInAreaLocator(area);
        foreach (var happening in before.Where(happening => locator.Locate(happening.Location) != Location.Exterior))
        {
            counts[(happening.Day.DayNumber - study.BeforeFrom.DayNumber) / StepDays]++;
        }

        return counts;
    }

    private static Geometry Union(string list, Dictionary<string, Geometry> areas) => UnaryUnionOp.Union([.. list.Split(' ').Select(area => areas[area])]);
}
