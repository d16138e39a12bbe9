using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Staging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>Takes one source of a municipality into staging: reads what is new, leaves what is there already just so.</summary>
internal sealed class SourceLoad(GeoDb db, MunicipalityFolder folder, Mapping mapping, LoadChoices choices)
{
    private const int BatchRows = 200;
    private readonly Masker _masker = new();

    private string Municipality => folder.Municipality.Code;

    /// <summary>Reads the source's files; must run in the load's transaction.</summary>
    /// <exception cref="SourceDriftException">A file is not what the mapping describes.</exception>
    public async Task<SourceSummary> RunAsync(IReadOnlyList<SourceFile> files, Func<Task<KnownPlaces>> places, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var known = await db.Deliveries.AsNoTracking()
            .Where(delivery => delivery.Municipality == Municipality && delivery.Source == mapping.Id)
            .ToListAsync(cancel);
        var unchanged = true;
        var others = 0;
        foreach (var file in files)
        {
            var hash = await SourceFiles.HashAsync(file, cancel);
            var fingerprint = await SourceFiles.FingerprintAsync(hash, mapping, folder, cancel);
            if (choices.Again || !known.Any(d => d.File == file.Name && d.DeliveredOn == file.DeliveredOn && d.Fingerprint == fingerprint))
            {
                unchanged = false;
                if (known.Any(d => d.File == file.Name && d.DeliveredOn == file.DeliveredOn))
                {
                    await ClearAsync(file, cancel);
                }

                others += await ReadAsync(file, hash, fingerprint, RowsBefore(file, known), await places(), cancel);
            }
        }

        return await SummaryAsync(files.Count, unchanged, others, clock.Elapsed, cancel);
    }

    // What the file had when it last came: under the same name, or as the only file of the delivery before.
    private int RowsBefore(SourceFile file, IReadOnlyList<Delivery> known)
    {
        if (choices.AcceptFewer)
        {
            return 0;
        }

        var before = known.Where(d => d.File == file.Name && d.DeliveredOn <= file.DeliveredOn).MaxBy(d => d.DeliveredOn);
        if (before is null && mapping.Delivery == DeliveryMode.Full && known.Any(d => d.DeliveredOn < file.DeliveredOn))
        {
            var latest = known.Where(d => d.DeliveredOn < file.DeliveredOn).GroupBy(d => d.DeliveredOn).MaxBy(day => day.Key)!.ToList();
            before = latest.Count == 1 ? latest[0] : null;
        }

        return before?.RowsRead ?? 0;
    }

    private async Task<int> ReadAsync(SourceFile file, string hash, string fingerprint, int before, KnownPlaces places, CancellationToken cancel)
    {
        var issues = new IssueLog(Municipality, mapping.Id, file.Name, file.DeliveredOn);
        var reading = new Reading
        {
            Mapping = file.IsOfDesk ? mapping.OfDesk() : mapping,
            Folder = folder,
            Path = file.Path,
            DeliveredOn = file.DeliveredOn,
            Issues = issues,
            Masker = _masker,
            Places = places,
        };
        var taken = new FileReading(reading);
        var copy = new BulkCopy(db);
        await foreach (var rows in ReadAhead(taken.Rows(), cancel))
        {
            foreach (var row in rows)
            {
                await copy.AddAsync(row, cancel);
            }
        }

        Limits.CheckAgainstBefore(mapping, file.Name, taken.Read, before);
        await copy.AddAsync(
            new Delivery
            {
                Municipality = Municipality,
                Source = mapping.Id,
                File = file.Name,
                FileHash = hash,
                Fingerprint = fingerprint,
                DeliveredOn = file.DeliveredOn,
                RowsRead = taken.Read,
                RowsAccepted = taken.Read - taken.Rejected,
                RowsRejected = taken.Rejected,
                RowsPlacedByPoint = reading.PlacedByPoint,
                RowsPlacedByName = reading.PlacedByName,
                RowsWithoutPlace = reading.WithoutPlace,
            },
            cancel);
        await copy.FlushAsync(cancel);
        return reading.OthersRows;
    }

    // One core reads while the other sends; a few batches lie between them, whatever the file's length.
    private static IAsyncEnumerable<object[]> ReadAhead(IEnumerable<object> rows, CancellationToken cancel)
    {
        var between = Channel.CreateBounded<object[]>(new BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });
        _ = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var batch in rows.Chunk(BatchRows))
                    {
                        await between.Writer.WriteAsync(batch, cancel);
                    }

                    between.Writer.Complete();
                }
                catch (Exception wrong)
                {
                    between.Writer.Complete(wrong);
                }
            },
            CancellationToken.None);
        return between.Reader.ReadAllAsync(cancel);
    }

    // Every table of staging has these columns, and deliveries have them too: a file that comes again on its day replaces
    // itself; what was delivered on another day stays as it was said then.
    private async Task ClearAsync(SourceFile file, CancellationToken cancel)
    {
        foreach (var table in StagingTables.Of(db))
        {
            await using var command = new NpgsqlCommand(
                $"DELETE FROM {table} WHERE municipality = $1 AND source = $2 AND file = $3 AND delivered_on = $4",
                (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters = { new() { Value = Municipality }, new() { Value = mapping.Id }, new() { Value = file.Name }, new() { Value = file.DeliveredOn } },
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
