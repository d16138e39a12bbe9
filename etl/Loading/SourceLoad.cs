using System.Collections.Immutable;
using System.Diagnostics;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Masking;
using Geo.Etl.Settings;
using Geo.Etl.Sources;
using Geo.Etl.Staging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>Takes one source of a municipality into staging: reads what is new, leaves what is there already just so.</summary>
internal sealed class SourceLoad(GeoDb db, MunicipalityFolder folder, Mapping mapping, LoadChoices choices)
{
    private readonly Masker _masker = new();

    private string Municipality => folder.Municipality.Code;

    /// <summary>Reads the source's files; must run in the load's transaction.</summary>
    /// <exception cref="SourceDriftException">A file is not what the mapping describes.</exception>
    public async Task<SourceSummary> RunAsync(IReadOnlyList<SourceFile> files, Func<Task<KnownPlaces>> places, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var known = await db.Deliveries.AsNoTracking()
            .Where(delivery => delivery.Municipality == Municipality && delivery.Source == mapping.Id)
            .ToDictionaryAsync(delivery => delivery.File, cancel);
        var unchanged = true;
        var others = 0;
        if (mapping.Delivery == DeliveryMode.Full)
        {
            foreach (var gone in known.Keys.Except(files.Select(file => file.Name)))
            {
                unchanged = false;
                await ClearAsync(gone, cancel);
            }
        }

        foreach (var file in files)
        {
            var fingerprint = await SourceFiles.FingerprintAsync(file, mapping, folder, cancel);
            if (choices.Again || known.GetValueOrDefault(file.Name)?.Fingerprint != fingerprint)
            {
                unchanged = false;
                await ClearAsync(file.Name, cancel);
                var before = choices.AcceptFewer ? 0 : known.GetValueOrDefault(file.Name)?.RowsRead ?? 0;
                others += await ReadAsync(file, fingerprint, before, await places(), cancel);
            }
        }

        return await SummaryAsync(files.Count, unchanged, others, clock.Elapsed, cancel);
    }

    private async Task<int> ReadAsync(SourceFile file, string fingerprint, int before, KnownPlaces places, CancellationToken cancel)
    {
        var issues = new IssueLog(Municipality, mapping.Id, file.Name);
        var reading = new Reading
        {
            Mapping = mapping,
            Folder = folder,
            Path = file.Path,
            DeliveredOn = file.DeliveredOn,
            Issues = issues,
            Masker = _masker,
            Places = places,
        };
        var take = SourceReaders.Get(mapping.Reader, mapping.Id).Read(reading);
        var copy = new BulkCopy(db);
        int read = 0, rejected = 0;
        foreach (var row in reading.Rows())
        {
            var notOurs = reading.OthersRows + reading.SkippedRows;
            var staged = row.Rejected ? [] : take(row).ToList();
            foreach (var one in staged)
            {
                await copy.AddAsync(one, cancel);
            }

            if (reading.OthersRows + reading.SkippedRows == notOurs)
            {
                read++;
                rejected += row.Rejected ? 1 : 0;
                if (!row.Rejected && staged.Count == 0)
                {
                    throw new InvalidOperationException($"The reader {mapping.Reader} lost line {row.Line} of {file.Name}.");
                }
            }

            await AddAsync(issues, copy, cancel);
        }

        reading.AtEnd?.Invoke(read);
        Limits.Check(mapping, file.Name, read, rejected, issues);
        Limits.CheckAgainstBefore(mapping, file.Name, read, before);
        RemarkOnOthers(reading, issues, read);
        await AddAsync(issues, copy, cancel);
        await copy.AddAsync(
            new Delivery
            {
                Municipality = Municipality,
                Source = mapping.Id,
                File = file.Name,
                Fingerprint = fingerprint,
                DeliveredOn = file.DeliveredOn,
                RowsRead = read,
                RowsAccepted = read - rejected,
                RowsRejected = rejected,
            },
            cancel);
        await copy.FlushAsync(cancel);
        return reading.OthersRows;
    }

    private static void RemarkOnOthers(Reading reading, IssueLog issues, int read)
    {
        if (reading.OthersRows > 0)
        {
            issues.Add(0, "kommun", null,
                $"{reading.OthersRows} av filens {reading.OthersRows + read} rader gäller andra kommuner och har inte lästs in", rejected: false);
        }
    }

    private static async Task AddAsync(IssueLog issues, BulkCopy copy, CancellationToken cancel)
    {
        foreach (var issue in issues.Drain())
        {
            await copy.AddAsync(issue, cancel);
        }
    }

    // Every table of staging has these three columns, and deliveries have them too.
    private async Task ClearAsync(string file, CancellationToken cancel)
    {
        var tables = db.Model.GetEntityTypes().Where(e => e.GetSchema() == GeoSchema.Staging || e.ClrType == typeof(Delivery));
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand(
                $"DELETE FROM {table.GetSchema()}.{table.GetTableName()} WHERE municipality = $1 AND source = $2 AND file = $3",
                (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters = { new() { Value = Municipality }, new() { Value = mapping.Id }, new() { Value = file } },
            };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task<SourceSummary> SummaryAsync(int files, bool unchanged, int others, TimeSpan elapsed, CancellationToken cancel)
    {
        var deliveries = await db.Deliveries.AsNoTracking()
            .Where(delivery => delivery.Municipality == Municipality && delivery.Source == mapping.Id)
            .ToListAsync(cancel);
        return new()
        {
            Source = mapping.Id,
            Title = mapping.Title,
            Files = files,
            Unchanged = unchanged,
            Read = deliveries.Sum(d => d.RowsRead),
            Accepted = deliveries.Sum(d => d.RowsAccepted),
            Rejected = deliveries.Sum(d => d.RowsRejected),
            Remarks = await db.Issues.CountAsync(i => i.Municipality == Municipality && i.Source == mapping.Id && !i.Rejected, cancel),
            OthersRows = others,
            Masked = _masker.Counts.ToImmutableSortedDictionary(count => count.Key.Swedish(), count => count.Value),
            Seconds = Math.Round(elapsed.TotalSeconds, 2),
        };
    }
}

/// <summary>What the caller of a load chose.</summary>
/// <param name="Again">Read also what is loaded already.</param>
/// <param name="AcceptFewer">A file may have lost rows since it was loaded.</param>
internal sealed record LoadChoices(bool Again, bool AcceptFewer);
