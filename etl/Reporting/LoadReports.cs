using Geo.Database;
using Geo.Etl.Settings;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Reporting;

/// <summary>Makes the report of a load from its record, the record before, and the issues and weeks that the store holds.</summary>
internal sealed class LoadReports(GeoDb db, MunicipalityFolder folder)
{
    private const int MostExamples = 3;

    private string Municipality => folder.Municipality.Code;

    /// <param name="number">The load; null for the last.</param>
    /// <param name="cancel">Stops between queries.</param>
    /// <exception cref="UsageException">There is no such load.</exception>
    public async Task<LoadReport> ReadAsync(int? number, CancellationToken cancel)
    {
        var loads = db.LoadRecords.AsNoTracking().Where(load => load.Municipality == Municipality);
        var latest = await loads.MaxAsync(load => (int?)load.Number, cancel)
            ?? throw new UsageException($"Ingen inläsning av {folder.Municipality.Slug} är antecknad. Kör ./geo etl load {folder.Municipality.Slug} --again och sedan om.");
        var record = await loads.SingleOrDefaultAsync(load => load.Number == (number ?? latest), cancel)
            ?? throw new UsageException($"Inläsning {number} finns inte; den senaste är {latest}. Ange --load 1 till {latest}, eller utelämna den.");
        var before = await loads.Where(load => load.Number < record.Number).OrderByDescending(load => load.Number).FirstOrDefaultAsync(cancel);
        var isLatest = record.Number == latest;
        var weeks = (isLatest ? await ReportedWeek.ListAsync(db, Municipality, cancel) : []).ToLookup(week => week.Source);
        var (now, then) = (LoadRecorder.Facts(record), before is null ? null : LoadRecorder.Facts(before));
        var sources = new List<SourceReport>();
        foreach (var facts in now.Sources)
        {
            var old = then?.Sources.FirstOrDefault(source => source.Source == facts.Source);
            ReportedWeek[] told = [.. weeks[facts.Source]];
            sources.Add(new(facts, await KindsAsync(facts, isLatest, cancel), old is null ? [] : Drift.Of(old, facts), Requests.Of(facts, told), told));
        }

        return new()
        {
            Municipality = Municipality,
            Name = folder.Municipality.Name,
            Fictional = folder.Municipality.Fictional,
            Number = record.Number,
            FinishedAt = record.FinishedAt,
            IsLatest = isLatest,
            ComparedWith = before?.Number,
            Sources = sources,
            Drift = then is null ? [] : Drift.OfSources(then, now),
        };
    }

    private async Task<IReadOnlyList<IssueKind>> KindsAsync(SourceFacts facts, bool withExamples, CancellationToken cancel)
    {
        var kinds = new List<IssueKind>();
        foreach (var issue in facts.Issues)
        {
            var examples = withExamples
                ? await db.Issues.AsNoTracking()
                    .Where(i => i.Municipality == Municipality && i.Source == facts.Source && i.Problem == issue.Problem && i.Field == issue.Field && i.Rejected == issue.Rejected)
                    .OrderBy(i => i.File).ThenBy(i => i.Line).Take(MostExamples)
                    .Select(i => new { i.File, i.Line, i.Value }).ToListAsync(cancel)
                : [];
            kinds.Add(new(issue, [.. examples.Select(e => new IssueExample(e.Line > 0 ? $"{e.File}:{e.Line}" : e.File, e.Value))]));
        }

        return kinds;
    }
}
