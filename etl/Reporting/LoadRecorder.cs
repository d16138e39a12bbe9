using System.Text.Json;
using Geo.Database;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Reporting;

/// <summary>Keeps what a load did, so that the next can be compared with it.</summary>
internal sealed class LoadRecorder(GeoDb db, MunicipalityFolder folder, TimeProvider clock)
{
    /// <summary>More unknown words than this are another file, not other words.</summary>
    public const int MostWords = 50;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private string Municipality => folder.Municipality.Code;

    /// <summary>Adds the record; must run in the load's transaction, when core is done.</summary>
    public async Task AddAsync(IReadOnlyList<SourceSummary> sources, CancellationToken cancel)
    {
        var facts = await CountAsync(sources, cancel);
        var before = await db.LoadRecords.Where(load => load.Municipality == Municipality).MaxAsync(load => (int?)load.Number, cancel);
        db.LoadRecords.Add(new()
        {
            Municipality = Municipality,
            Number = (before ?? 0) + 1,
            FinishedAt = clock.GetUtcNow().UtcDateTime,
            Summary = JsonSerializer.Serialize(facts, Json),
        });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The facts of a record.</summary>
    public static LoadFacts Facts(LoadRecord record) =>
        JsonSerializer.Deserialize<LoadFacts>(record.Summary, Json) ?? throw new InvalidOperationException($"Load record {record.Number} is empty.");

    private async Task<LoadFacts> CountAsync(IReadOnlyList<SourceSummary> sources, CancellationToken cancel)
    {
        var deliveries = (await db.Deliveries.AsNoTracking().Where(d => d.Municipality == Municipality).ToListAsync(cancel)).ToLookup(d => d.Source);
        var issues = (await db.Issues.Where(issue => issue.Municipality == Municipality)
            .GroupBy(issue => new { issue.Source, issue.Problem, issue.Field, issue.Rejected })
            .Select(kind => new { kind.Key.Source, Issue = new IssueFacts(kind.Key.Problem, kind.Key.Field, kind.Key.Rejected, kind.Count()) })
            .ToListAsync(cancel)).ToLookup(kind => kind.Source, kind => kind.Issue);
        var words = (await db.Issues
            .Where(issue => issue.Municipality == Municipality && issue.Rejected && issue.Value != null && issue.Problem.Contains("känns inte igen"))
            .Select(issue => new { issue.Source, issue.Value }).Distinct().ToListAsync(cancel)).ToLookup(word => word.Source, word => word.Value!);
        var incidents = (await db.Incidents.Where(incident => incident.Municipality == Municipality)
            .GroupBy(incident => new { incident.Source, incident.Reporter })
            .Select(told => new
            {
                told.Key.Source,
                told.Key.Reporter,
                Withdrawn = told.Count(incident => incident.WithdrawnOn != null),
                Duplicates = told.Count(incident => incident.DuplicateOf != null),
            })
            .ToListAsync(cancel)).ToLookup(told => told.Source);
        var weeks = (await ReportedWeek.ListAsync(db, Municipality, cancel)).ToLookup(week => week.Source);
        return new([.. sources.Select(source => new SourceFacts
        {
            Source = source.Source,
            Title = source.Title,
            Publisher = folder.Mappings.Single(mapping => mapping.Id == source.Source).Publisher,
            Files = deliveries[source.Source].Count(),
            Read = source.Read,
            Accepted = source.Accepted,
            Rejected = source.Rejected,
            Remarks = source.Remarks,
            Placed = new(deliveries[source.Source].Sum(d => d.RowsPlacedByPoint), deliveries[source.Source].Sum(d => d.RowsPlacedByName), deliveries[source.Source].Sum(d => d.RowsWithoutPlace)),
            Masked = source.Masked,
            Withdrawn = incidents[source.Source].Sum(told => told.Withdrawn),
            Duplicates = incidents[source.Source].Sum(told => told.Duplicates),
            Issues = [.. issues[source.Source].OrderByDescending(issue => issue.Rejected).ThenByDescending(issue => issue.Rows)
                .ThenBy(issue => issue.Problem, StringComparer.Ordinal).ThenBy(issue => issue.Field, StringComparer.Ordinal)],
            UnknownWords = [.. words[source.Source].Order(StringComparer.Ordinal).Take(MostWords)],
            Reporters = [.. incidents[source.Source].Select(told => told.Reporter)
                .Union(weeks[source.Source].Where(week => week.State != ReportedWeek.Silent).Select(week => week.Reporter)).Order(StringComparer.Ordinal)],
            Weeks = ReportedWeek.Sum(weeks[source.Source]),
        })]);
    }
}
