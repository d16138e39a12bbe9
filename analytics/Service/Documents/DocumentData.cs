using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Evaluations;
using Geo.Service.Release;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Service.Documents;

/// <summary>All that the documents are written from: results of runs, official figures, reporting and the chain of evidence.</summary>
internal sealed record DocumentData
{
    /// <summary>How many weeks a week is held against.</summary>
    public const int UsualWeeks = 12;

    public required Municipality Municipality { get; init; }

    /// <summary>The day that is today.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What each audience may see.</summary>
    public required RulesInForce Rules { get; init; }

    public required ImmutableArray<Theme> Themes { get; init; }

    /// <summary>Names by subject, such as <c>deso:9901C1010</c>.</summary>
    public required IReadOnlyDictionary<string, string> AreaNames { get; init; }

    public required IReadOnlyDictionary<string, string> KindNames { get; init; }

    /// <summary>The newest run of each method.</summary>
    public required IReadOnlyDictionary<string, AnalysisRun> Runs { get; init; }

    /// <summary>The results of those runs; cells of the expected level are left out.</summary>
    public required ILookup<string, AnalysisResult> Results { get; init; }

    /// <summary>Counts of the whole municipality.</summary>
    public required ImmutableArray<AreaCount> Counts { get; init; }

    public required ImmutableArray<Hotspot> Hotspots { get; init; }

    /// <summary>The squares, stations and parks that people have names for.</summary>
    public required NamedPlaces Places { get; init; }

    /// <summary>What a map of the municipality is drawn on, the lowest first: water, larger roads, borders of the public areas.</summary>
    public required ImmutableArray<(string Layer, Geometry Shape)> MapGround { get; init; }

    public required ImmutableArray<IndicatorValue> Indicators { get; init; }

    public required ImmutableArray<SurveyShare> Surveys { get; init; }

    public required ImmutableArray<Source> Sources { get; init; }

    public required ImmutableArray<Delivery> Deliveries { get; init; }

    public required ImmutableArray<WeekCount> Weeks { get; init; }

    public required ImmutableArray<ReporterWeek> Reporting { get; init; }

    public required ImmutableArray<RepairCost> RepairCosts { get; init; }

    public required ChainStore Chain { get; init; }

    /// <summary>Monday of the last whole week that data reach; null where no incident has a time.</summary>
    public required DateOnly? LastMonday { get; init; }

    /// <summary>Reads it with the analyses' login, which may look at all of it and change none of the chain.</summary>
    public static async Task<DocumentData> ReadAsync(GeoDb db, Municipality municipality, DateOnly today, CancellationToken cancel)
    {
        var code = municipality.Code;
        var runs = (await db.Runs.AsNoTracking().Where(run => run.Municipality == code).OrderBy(run => run.Id).ToListAsync(cancel))
            .GroupBy(run => run.Method).ToDictionary(method => method.Key, method => method.Last(), StringComparer.Ordinal);
        var newest = runs.Values.Select(run => run.Id).ToArray();
        var results = await db.AnalysisResults.AsNoTracking()
            .Where(result => newest.Contains(result.RunId) && !result.Subject.StartsWith("cell:"))
            .OrderBy(result => result.RunId).ThenBy(result => result.Theme).ThenBy(result => result.Period).ThenBy(result => result.Subject).ToListAsync(cancel);
        var methods = runs.Values.ToDictionary(run => run.Id, run => run.Method);
        var counts = Run(CountAnalysis.Method);
        var hotspots = Run(HotspotAnalysis.Method);
        var lastMonday = municipality.AnalysisTo is { } to ? Monday(to.AddDays(1)).AddDays(-7) : (DateOnly?)null;
        var firstMonday = lastMonday?.AddDays(-7 * UsualWeeks);
        return new()
        {
            Municipality = municipality,
            Today = today,
            Rules = await RulesInForce.ReadAsync(db, municipality, cancel),
            Themes = [.. await db.Themes.AsNoTracking().Where(theme => theme.Municipality == code).OrderBy(theme => theme.Position).ToListAsync(cancel)],
            AreaNames = (await db.Areas.AsNoTracking().Where(area => area.Municipality == code).Select(area => new { area.Kind, area.Edition, area.Code, area.Name }).ToListAsync(cancel))
                .OrderBy(area => area.Edition, StringComparer.Ordinal).GroupBy(area => AreaCounts.Subject(area.Kind, area.Code)).ToDictionary(area => area.Key, area => area.Last().Name, StringComparer.Ordinal),
            KindNames = await db.IncidentKinds.AsNoTracking().Where(kind => kind.Municipality == code).ToDictionaryAsync(kind => kind.Kind, kind => kind.Name, cancel),
            Runs = runs,
            Results = results.ToLookup(result => methods[result.RunId], StringComparer.Ordinal),
            Counts = [.. await db.AreaCounts.AsNoTracking().Where(count => count.RunId == counts && count.Kind == "" && count.AreaKind == AreaKind.Municipality && count.AreaCode == code).OrderBy(count => count.Theme).ThenBy(count => count.Period).ToListAsync(cancel)],
            Hotspots = [.. await db.Hotspots.AsNoTracking().Where(hotspot => hotspot.RunId == hotspots).OrderBy(hotspot => hotspot.Theme).ThenBy(hotspot => hotspot.Period).ThenBy(hotspot => hotspot.Number).ToListAsync(cancel)],
            Places = await NamedPlaces.ReadAsync(db, municipality, cancel),
            MapGround = await MapGroundAsync(db, municipality, cancel),
            Indicators = [.. await db.IndicatorValues.AsNoTracking().Where(value => value.Municipality == code).OrderBy(value => value.Source).ThenBy(value => value.Indicator).ThenBy(value => value.Period).ToListAsync(cancel)],
            Surveys = [.. await db.SurveyShares.AsNoTracking().Where(share => share.Municipality == code).OrderBy(share => share.Instrument).ThenBy(share => share.Indicator).ThenBy(share => share.Group).ThenBy(share => share.Period).ToListAsync(cancel)],
            Sources = [.. await db.Sources.AsNoTracking().Where(source => source.Municipality == code).OrderBy(source => source.Id).ToListAsync(cancel)],
            Deliveries = [.. await db.Deliveries.AsNoTracking().Where(delivery => delivery.Municipality == code).OrderBy(delivery => delivery.Source).ThenBy(delivery => delivery.DeliveredOn).ToListAsync(cancel)],
            Weeks = firstMonday is { } first ? await WeeksAsync(db, code, first, lastMonday!.Value.AddDays(6), cancel) : [],
            Reporting = firstMonday is { } start ? await ReportingAsync(db, code, start, lastMonday!.Value.AddDays(6), cancel) : [],
            RepairCosts = await RepairCostsAsync(db, code, cancel),
            Chain = await ChainStore.ReadAsync(db, code, cancel),
            LastMonday = lastMonday,
        };

        long Run(string method) => runs.TryGetValue(method, out var run) ? run.Id : 0;
    }

    /// <summary>The documents of a method, read back.</summary>
    public IEnumerable<(AnalysisResult Result, T Document)> Of<T>(string method) => Results[method].Select(result => (result, ResultRun.Read<T>(result.Document)));

    /// <summary>The documents of the evaluated measures.</summary>
    public IEnumerable<(AnalysisResult Result, StudyDocument Document)> Studies => Of<StudyDocument>(StudyRun.Method);

    public string ThemeName(string theme) => Themes.FirstOrDefault(row => row.Id == theme)?.Name ?? theme;

    /// <summary>An area in words: its name, and its code where the name does not hold it.</summary>
    public string AreaName(string subject)
    {
        var code = subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (subject.StartsWith("municipality:", StringComparison.Ordinal))
        {
            return "Hela kommunen";
        }

        return AreaNames.TryGetValue(subject, out var name) && name != code ? $"{name} ({code})" : subject.StartsWith("plan:", StringComparison.Ordinal) ? $"Plan {code}" : code;
    }

    /// <summary>Where a run's figures come from, in a line: source, period, method and run.</summary>
    public string Basis(string method, string what, string? period = null) => $"Källa: {what}. {Made(method, period)}";

    /// <summary>The same without the source: period, method and run.</summary>
    public string Made(string method, string? period)
    {
        var run = Runs.GetValueOrDefault(method);
        return $"{(period is null ? "" : $"Tid: {Words.Period(period)}. ")}Metod: {Words.Method(method)}{(run is null ? "." : string.Create(CultureInfo.InvariantCulture, $", körning {run.Id}, {SwedishClock.Local(run.FinishedAt):yyyy-MM-dd}."))}";
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static async Task<ImmutableArray<(string Layer, Geometry Shape)>> MapGroundAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var ground = ImmutableArray.CreateBuilder<(string Layer, Geometry Shape)>();
        await using (var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Release/map_background"), cancel, municipality.Code, PublicMap.LargerRoads))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                ground.Add((row.GetString(0), row.GetFieldValue<Geometry>(1)));
            }
        }

        var areas = await db.Areas.AsNoTracking().Where(area => area.Municipality == municipality.Code && area.Kind == municipality.PublicAreaKind && area.Outline != null)
            .OrderBy(area => area.Edition).ThenBy(area => area.Code).Select(area => new { area.Edition, area.Outline }).ToListAsync(cancel);
        ground.AddRange(areas.Where(area => area.Edition == areas[^1].Edition).Select(area => ("border", (Geometry)area.Outline!.Boundary)));
        return ground.ToImmutable();
    }

    private static async Task<ImmutableArray<WeekCount>> WeeksAsync(GeoDb db, string municipality, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Documents/weekly_incident"), cancel, municipality, from, to);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var weeks = ImmutableArray.CreateBuilder<WeekCount>();
        while (await row.ReadAsync(cancel))
        {
            weeks.Add(new(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)));
        }

        return weeks.ToImmutable();
    }

    private static async Task<ImmutableArray<ReporterWeek>> ReportingAsync(GeoDb db, string municipality, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Documents/reporter_week"), cancel, municipality, from, to);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var weeks = ImmutableArray.CreateBuilder<ReporterWeek>();
        while (await row.ReadAsync(cancel))
        {
            weeks.Add(new(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetString(3)));
        }

        return weeks.ToImmutable();
    }

    private static async Task<ImmutableArray<RepairCost>> RepairCostsAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Documents/repair_cost"), cancel, municipality);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var costs = ImmutableArray.CreateBuilder<RepairCost>();
        while (await row.ReadAsync(cancel))
        {
            costs.Add(new(row.GetInt32(0), row.GetInt32(1), row.GetDecimal(2), row.GetInt32(3)));
        }

        return costs.ToImmutable();
    }
}

/// <summary>Incidents of a week.</summary>
/// <param name="Area">A public area's code; empty where it is not known.</param>
internal sealed record WeekCount(DateOnly Monday, string Kind, string Area, string Reporter, int Incidents);

/// <summary>What a reporter said in a week.</summary>
/// <param name="State">reported, nothing or silent.</param>
internal sealed record ReporterWeek(string Source, string Reporter, DateOnly Monday, string State)
{
    public bool IsSilent => State == "silent";
}

/// <summary>What damage cost in a year.</summary>
/// <param name="Known">Rows with a cost.</param>
/// <param name="Unknown">Rows of the same sources without one.</param>
internal sealed record RepairCost(int Year, int Known, decimal Kronor, int Unknown);
