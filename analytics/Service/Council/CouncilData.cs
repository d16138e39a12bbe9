using System.Collections.Immutable;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Service.Evaluations;
using Geo.Service.Release;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Council;

/// <summary>What the meeting's document is written from, read by the desk's own views: with them the page on the desk is the document that the program
/// writes.</summary>
internal static class CouncilData
{
    private static readonly ImmutableArray<string> Methods = [CountAnalysis.Method, AreaAnalysis.Method, ChangeAnalysis.Method, ClusterAnalysis.Method, OfficialAnalysis.Method, StudyRun.Method];

    public static async Task<DocumentData> ReadAsync(CouncilStore store, DateOnly today, CancellationToken cancel)
    {
        var (db, code) = (store.Db, store.Municipality.Code);
        var newest = store.Runs.Where(run => Methods.Contains(run.Key)).Select(run => run.Value.Id).ToArray();
        var runs = await db.Runs.FromSqlRaw("SELECT * FROM analysis.desk_run").AsNoTracking().Where(run => newest.Contains(run.Id)).ToListAsync(cancel);
        var results = await db.AnalysisResults.FromSqlRaw("SELECT * FROM analysis.desk_result").AsNoTracking()
            .Where(result => newest.Contains(result.RunId) && !result.Subject.StartsWith("cell:"))
            .OrderBy(result => result.RunId).ThenBy(result => result.Theme).ThenBy(result => result.Period).ThenBy(result => result.Subject).ToListAsync(cancel);
        var methods = runs.ToDictionary(run => run.Id, run => run.Method);
        var counts = store.Run(CountAnalysis.Method);
        var lastMonday = store.Municipality.AnalysisTo is { } to ? DocumentData.Monday(to.AddDays(1)).AddDays(-7) : (DateOnly?)null;
        return new()
        {
            Municipality = store.Municipality,
            Today = today,
            Rules = await RulesAsync(store, cancel),
            Themes = store.Themes,
            AreaNames = (await db.Areas.FromSqlRaw("SELECT * FROM core.desk_area").AsNoTracking().Select(area => new { area.Kind, area.Edition, area.Code, area.Name }).ToListAsync(cancel))
                .OrderBy(area => area.Edition, StringComparer.Ordinal).GroupBy(area => AreaCounts.Subject(area.Kind, area.Code)).ToDictionary(area => area.Key, area => area.Last().Name, StringComparer.Ordinal),
            KindNames = ImmutableDictionary<string, string>.Empty,
            Runs = runs.ToDictionary(run => run.Method, StringComparer.Ordinal),
            Results = results.ToLookup(result => methods[result.RunId], StringComparer.Ordinal),
            Counts =
            [
                .. await db.AreaCounts.FromSqlRaw("SELECT * FROM analysis.desk_area_count").AsNoTracking()
                    .Where(count => count.RunId == counts && count.Kind == "" && count.AreaKind == AreaKind.Municipality && count.AreaCode == code).OrderBy(count => count.Theme).ThenBy(count => count.Period).ToListAsync(cancel),
            ],
            Hotspots = [],
            Places = NamedPlaces.Of([]),
            MapGround = [],
            Indicators = [],
            Surveys = [],
            Sources = [.. await db.Sources.FromSqlRaw("SELECT * FROM core.desk_source").AsNoTracking().OrderBy(source => source.Id).ToListAsync(cancel)],
            Deliveries = [.. await db.Deliveries.FromSqlRaw("SELECT * FROM core.desk_delivery").AsNoTracking().OrderBy(delivery => delivery.Source).ThenBy(delivery => delivery.DeliveredOn).ToListAsync(cancel)],
            Weeks = [],
            Reporting = lastMonday is { } last ? await ReportingAsync(store, last.AddDays(-7 * DocumentData.UsualWeeks), last, cancel) : [],
            RepairCosts = [],
            Chain = await store.ChainAsync(cancel),
            LastMonday = lastMonday,
        };
    }

    /// <summary>What each reporter said in each week; nothing for members from outside.</summary>
    public static async Task<ImmutableArray<ReporterWeek>> ReportingAsync(CouncilStore store, DateOnly first, DateOnly last, CancellationToken cancel) =>
        [.. await store.ListAsync("council_week", row => new ReporterWeek(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetString(3)), cancel, first, last)];

    // The document asks for one rule set alone: what its readers from outside may see.
    private static async Task<RulesInForce> RulesAsync(CouncilStore store, CancellationToken cancel)
    {
        var rules = await store.ListAsync("council_rule", row => Rule(store, row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), cancel);
        return new([.. rules], "");
    }

    private static ReleaseRule Rule(CouncilStore store, string theme, string geography, int count, int places, int metres) => new()
    {
        Municipality = store.Municipality.Code,
        Audience = Audience.CouncilExternal,
        Theme = theme,
        Geography = geography,
        SmallestPeriod = "quarter",
        SmallestCount = count,
        SmallestPlaces = places,
        LargestPlaceShare = 1,
        SmallestReporters = 1,
        SmallestResidents = 0,
        SmallestAddresses = 0,
        RoundingBase = 1,
        ZeroOnlyWhereComplete = false,
        SmallestBandwidthMetres = 0,
        SmallestCellMetres = metres,
        Points = false,
        HiddenLayers = [],
    };
}
