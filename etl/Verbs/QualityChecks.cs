using System.Globalization;
using Geo.Database;
using Geo.Etl.Reporting;
using Geo.Etl.Settings;
using Geo.Etl.Sources;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Verbs;

/// <summary>Whether what is loaded is good enough to draw maps of: places, silence, age, indexes.</summary>
internal static class QualityChecks
{
    // Incidents are published by the quarter, statistics by the year.
    private const int OldestIncidentDays = 100;
    private const int OldestStatisticsDays = 400;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static async Task<IReadOnlyList<Check>> RunAsync(GeoDb db, MunicipalityFolder folder, DateOnly today, CancellationToken cancel)
    {
        var code = folder.Municipality.Code;
        var deliveries = (await db.Deliveries.AsNoTracking().Where(d => d.Municipality == code).ToListAsync(cancel)).ToLookup(d => d.Source);
        var weeks = (await ReportedWeek.ListAsync(db, code, cancel)).ToLookup(week => week.Source);
        List<Check> checks = [await IndexesAsync(db, cancel)];
        foreach (var mapping in folder.Mappings.Where(mapping => deliveries.Contains(mapping.Id)))
        {
            var loaded = deliveries[mapping.Id].ToList();
            checks.AddRange(new[] { HitRate(loaded), Silence([.. weeks[mapping.Id]]), folder.Municipality.Fictional ? null : Age(loaded, mapping, today) }
                .OfType<Check>().Select(check => check with { Source = mapping.Id }));
        }

        return checks;
    }

    private static async Task<Check> IndexesAsync(GeoDb db, CancellationToken cancel)
    {
        var expected = db.Model.GetEntityTypes().SelectMany(table => table.GetIndexes()).Select(index => index.GetDatabaseName()).OfType<string>();
        var there = await db.Database.SqlQuery<string>($"SELECT indexname::text AS \"Value\" FROM pg_indexes").ToListAsync(cancel);
        var missing = expected.Except(there).ToList();
        return missing.Count == 0
            ? new("Index", CheckResult.Good, "alla tabeller har sina")
            : new("Index", CheckResult.Bad, $"saknas: {string.Join(", ", missing)}", "Kartor blir långsamma. Kör ./geo db migrate och läs in på nytt med --again.");
    }

    private static Check? HitRate(List<Delivery> loaded)
    {
        var placed = new PlacedFacts(loaded.Sum(d => d.RowsPlacedByPoint), loaded.Sum(d => d.RowsPlacedByName), loaded.Sum(d => d.RowsWithoutPlace));
        return placed.HitRate is null
            ? null
            : placed.IsBelowFloor
                ? new("Känd plats", CheckResult.Note, ReportTable.Percent(placed.HitRate), "Under golvet på 85 %: rita inga kartor av källan; be avsändaren om koordinater.")
                : new("Känd plats", CheckResult.Good, ReportTable.Percent(placed.HitRate));
    }

    private static Check? Silence(IReadOnlyList<ReportedWeek> weeks)
    {
        var silent = Requests.SilentLately(weeks).ToList();
        return weeks.Count == 0
            ? null
            : silent.Count == 0
                ? new("Tysta rapportörer", CheckResult.Good, $"ingen har varit tyst de senaste {Requests.LatestWeeks} veckorna")
                : new("Tysta rapportörer", CheckResult.Note, string.Join(", ", silent), $"Tysta de senaste {Requests.LatestWeeks} veckorna. Fråga dem; tystnad är inte noll.");
    }

    private static Check Age(List<Delivery> loaded, Mapping mapping, DateOnly today)
    {
        var days = today.DayNumber - loaded.Max(d => d.DeliveredOn).DayNumber;
        var oldest = SourceReaders.Get(mapping.Reader, mapping.Id).WordsAreKinds ? OldestIncidentDays : OldestStatisticsDays;
        var found = string.Create(Swedish, $"{days:N0} dagar");
        return days <= oldest
            ? new("Leveransens ålder", CheckResult.Good, found)
            : new("Leveransens ålder", CheckResult.Note, found, $"Äldre än {oldest} dagar. Fråga {mapping.Publisher} efter en ny.");
    }
}
