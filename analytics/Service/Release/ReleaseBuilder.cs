using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>Makes a candidate: everything that may be shown of a municipality, past the gate.</summary>
internal static class ReleaseBuilder
{
    /// <summary>Reads what was analysed and what the desk keeps, lets the counts through the gate, and puts the rest
    /// beside.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">Whose release.</param>
    /// <param name="id">The candidate's id, and its date.</param>
    /// <param name="createdOn">The day of making.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    /// <exception cref="UsageException">Nothing has been analysed, or something was loaded since.</exception>
    public static async Task<BuiltRelease> BuildAsync(
        GeoDb db, Municipality municipality, string id, DateOnly createdOn, CancellationToken cancel)
    {
        var run = await CurrentRunAsync(db, municipality, cancel);
        var rules = await RulesInForce.ReadAsync(db, municipality, cancel);
        var counted = await db.AreaCounts.AsNoTracking()
            .Where(count => count.RunId == run.Id && count.AreaKind != AreaKind.Plan)
            .OrderBy(count => count.Theme).ThenBy(count => count.AreaKind).ThenBy(count => count.AreaEdition).ThenBy(count => count.AreaCode).ThenBy(count => count.Period)
            .ToListAsync(cancel);
        var counts = counted.Where(count => count.Kind.Length == 0 && rules.Allows(count, Audience.Public)).ToList();
        var areas = await PublicAreas.ReadAsync(db, municipality, cancel);
        var said = await SaidReleases.ReadAsync(db, municipality, cancel);
        var kinds = await KindNamesAsync(db, municipality.Code, cancel);
        var gates = counted.GroupBy(count => count.Theme)
            .Select(theme => Gate.Pass(
                new()
                {
                    Counts = [.. theme],
                    Areas = areas.ForGate,
                    Municipality = Under(municipality, rules.Of(Audience.Public, theme.Key)),
                    MayTell = count => rules.Allows(count, Audience.Public) && (count.Kind.Length == 0 || kinds[theme.Key].Any(kind => kind.Kind == count.Kind)),
                    KindNames = kinds[theme.Key].ToDictionary(kind => kind.Kind, kind => kind.Name, StringComparer.Ordinal),
                    History = said.Of(theme.Key),
                },
                cancel))
            .ToList();
        var residents = areas.Published.ToDictionary(area => (area.Kind, area.Code), area => area.Residents);
        ImmutableArray<PublishedCount> shown =
        [
            .. gates.SelectMany(gate => gate.Counts).Select(count =>
                Rounding.Apply(count, rules.Of(Audience.Public, count.Theme), residents.GetValueOrDefault((count.AreaKind, count.Area)))),
        ];
        ImmutableArray<PublishedKindCount> shownKinds = [.. gates.SelectMany(gate => gate.KindCounts).Select(count => Rounding.Apply(count, rules.Of(Audience.Public, count.Theme)))];
        var themes = await ReleaseTables.ThemesAsync(db, municipality.Code, counts, cancel);
        ThemeCuts.Refuse(themes, await EarlierRelease.ListAsync(db, municipality.Code, cancel));
        var neverMapped = await db.Themes.Where(theme => theme.Municipality == municipality.Code && theme.NeverMapped).Select(theme => theme.Id).ToListAsync(cancel);
        var yearly = ReleaseTables.Yearly(themes.Where(theme => neverMapped.Contains(theme.Id)), shown);
        themes = [.. themes.Where(theme => !neverMapped.Contains(theme.Id))];
        shown = [.. shown.Where(count => !neverMapped.Contains(count.Theme))];
        var log = await CorrectionLog.ReadAsync(db, municipality, [.. shown, .. EarlierRelease.Figures(yearly, municipality.Code)], shownKinds, cancel);
        var facts = await OffenceFacts.FindAsync(db, municipality.Code, cancel);
        var chain = await ChainStore.ReadAsync(db, municipality.Code, cancel);
        var whole = Period.Whole(CountAnalysis.QuartersOf(municipality));
        var snapshot = new ReleaseSnapshot
        {
            Description = new()
            {
                SchemaVersion = ReleaseDescription.CurrentSchemaVersion,
                Id = id,
                Municipality = municipality.Code,
                MunicipalityName = municipality.Name,
                Fictional = municipality.Fictional,
                CreatedOn = createdOn,
                PeriodFrom = whole?.From ?? facts?.Period.From ?? createdOn,
                PeriodTo = whole?.To ?? facts?.Period.To ?? createdOn,
                Rules = Rules(rules),
                OpenData = OpenDataSettings.Find(municipality),
                AreaEdition = municipality.PublicAreaEdition,
                Remarks = [.. facts?.Sentences() ?? [], .. areas.Remarks],
                Runs = [new(run.Method, run.InputFingerprint, run.Parameters, run.Seed, run.CodeVersion)],
            },
            Areas = areas.Published,
            Themes = themes,
            Counts = shown,
            KindCounts = shownKinds,
            YearlyCounts = yearly,
            Reporting = await ReleaseTables.ReportingAsync(db, municipality, rules.Of(Audience.Public).SmallestCount, cancel),
            Indicators = await ReleaseTables.IndicatorsAsync(db, municipality.Code, cancel),
            Comparisons = await ReleaseTables.ComparisonsAsync(db, municipality.Code, cancel),
            Sources = await ReleaseTables.SourcesAsync(db, municipality.Code, cancel),
            Promises = await DocumentsAsync<CitizenPromise>(
                db.Promises.Where(promise => promise.Municipality == municipality.Code).OrderBy(promise => promise.From).ThenBy(promise => promise.Id).Select(promise => promise.Document), cancel),
            Measures =
            [
                .. (await DocumentsAsync<ActionMeasure>(
                    db.Measures.Where(measure => measure.Municipality == municipality.Code).OrderBy(measure => measure.Id).Select(measure => measure.Document), cancel)).Select(measure => measure.Public()),
            ],
            Surveys = await ReleaseTables.SurveysAsync(db, municipality.Code, cancel),
            FocusAreas = ReleaseChain.FocusAreas(chain),
            Agreements = ReleaseChain.Agreements(chain),
            Networks = ReleaseChain.Networks(chain),
            Reports = ReleaseChain.Reports(chain),
            Map = await PublicMap.ReadAsync(db, municipality, areas.Outlines, cancel),
            Rules = rules.Printed(themes.Select(theme => theme.Id).Concat(yearly.Select(count => count.Theme).Distinct())),
            Events = log.Events,
            Corrections = log.Corrections,
        };
        return new(snapshot, areas.Outlines, gates.Sum(gate => gate.Primary), gates.Sum(gate => gate.Withheld));
    }

    private static async Task<AnalysisRun> CurrentRunAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var run = await RunLog.FindLatestAsync(db, municipality.Code, CountAnalysis.Method, cancel)
            ?? throw new UsageException($"Inget är analyserat för {municipality.Name}. Kör ./geo analytics analyse {municipality.Slug} först.");
        return run.InputFingerprint == await RunLog.FingerprintAsync(db, municipality.Code, cancel)
            ? run
            : throw new UsageException($"Nya uppgifter har lästs in efter den senaste analysen. Kör ./geo analytics analyse {municipality.Slug} och bygg sedan om.");
    }

    private static async Task<ILookup<string, (string Kind, string Name)>> KindNamesAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var kinds = await db.ThemeKinds.AsNoTracking().Where(kind => kind.Municipality == municipality)
            .Where(kind => db.Themes.Any(theme => theme.Municipality == municipality && theme.Id == kind.Theme && !theme.NeverMapped))
            .Join(db.IncidentKinds.Where(kind => kind.Municipality == municipality), kind => kind.Kind, kind => kind.Kind, (of, kind) => new { of.Theme, kind.Kind, kind.Name })
            .ToListAsync(cancel);
        return kinds.ToLookup(kind => kind.Theme, kind => (kind.Kind, kind.Name), StringComparer.Ordinal);
    }

    // The gate reads its thresholds from the municipality: here they are those of the theme.
    private static Municipality Under(Municipality municipality, ReleaseRule rule) => municipality with
    {
        SmallestCount = rule.SmallestCount,
        SmallestPlaces = rule.SmallestPlaces,
        LargestPlaceShare = rule.LargestPlaceShare,
        SmallestReporters = rule.SmallestReporters,
        SmallestResidents = rule.SmallestResidents,
        SmallestAddresses = rule.SmallestAddresses,
        SmallestPeriod = rule.SmallestPeriod,
    };

    private static ReleaseRules Rules(RulesInForce rules)
    {
        var rule = rules.Of(Audience.Public);
        return new()
        {
            Version = rules.Version,
            SmallestCount = rule.SmallestCount,
            SmallestPlaces = rule.SmallestPlaces,
            LargestPlaceShare = rule.LargestPlaceShare,
            SmallestReporters = rule.SmallestReporters,
            SmallestResidents = rule.SmallestResidents,
            SmallestAddresses = rule.SmallestAddresses,
            SmallestPeriod = rule.SmallestPeriod switch { "quarter" => "kvartal", "year" => "år", _ => "hela perioden" },
        };
    }

    private static async Task<ImmutableArray<T>> DocumentsAsync<T>(IQueryable<string> documents, CancellationToken cancel) =>
        [.. (await documents.ToListAsync(cancel)).Select(document => JsonSerializer.Deserialize<T>(document, ReleaseFiles.Json)!)];
}

/// <summary>A candidate as it was built.</summary>
/// <param name="Snapshot">What may be shown.</param>
/// <param name="Outlines">The outlines of the public areas in SWEREF 99 TM, by kind, edition and code.</param>
/// <param name="Primary">Counts that had to be withheld for their own sake.</param>
/// <param name="Withheld">All withheld counts, those among them.</param>
internal sealed record BuiltRelease(
    ReleaseSnapshot Snapshot, ImmutableArray<AreaOutline> Outlines, int Primary, int Withheld);

/// <summary>The public outline of an area, on whole 5 m, so that neighbours still meet.</summary>
internal sealed record AreaOutline(
    AreaKind Kind, string Edition, string Code, MultiPolygon Shape);
