using System.Diagnostics;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Reporting;
using Geo.Etl.Settings;
using Geo.Etl.Staging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>Loads all sources of a municipality in one transaction: whenever it is stopped, the store is as it was or
/// complete.</summary>
internal sealed class MunicipalityLoad(GeoDb db, MunicipalityFolder folder, string inputs, LoadChoices choices, IProgress<SourceSummary> progress)
{
    private KnownPlaces? _places;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <exception cref="UsageException">A file is missing.</exception>
    /// <exception cref="SourceDriftException">A file is not what its mapping describes.</exception>
    public async Task<LoadSummary> RunAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var files = FindFiles();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LoadTurn.TakeAsync(db, folder.Municipality.Code, cancel);
        await GiveMemoryAsync(cancel);
        using var desk = new DeskReports(Connection, folder);
        var gone = await ClearGoneSourcesAsync(cancel);
        var sql = new LoadingSql(Connection, folder);
        var written = await sql.RunSettingsAsync(cancel);
        var sources = new List<SourceSummary>();
        foreach (var mapping in folder.Mappings)
        {
            var summary = await new SourceLoad(db, folder, mapping, choices).RunAsync([.. files[mapping.Id], .. await desk.FindAsync(mapping, cancel)], () => PlacesAsync(cancel), cancel);
            if (!summary.Unchanged && mapping.Reader is "areas" or "population" or "places")
            {
                _places = null;
            }

            sources.Add(summary);
            progress.Report(summary);
        }

        var touched = sources.Where(source => !source.Unchanged).Select(source => source.Source).Concat(gone).ToArray();
        written += await sql.RunTablesAsync(touched, [.. sources.Where(source => source.Unchanged).Select(source => source.Source)], cancel);
        var changed = written > 0 || touched.Length > 0;
        if (changed)
        {
            await new LoadRecorder(db, folder, TimeProvider.System).AddAsync(sources, cancel);
        }

        await transaction.CommitAsync(cancel);
        return new(folder.Municipality.Code, folder.Municipality.Name, changed, sources, sql.Stages, Math.Round(clock.Elapsed.TotalSeconds, 2));
    }

    private Dictionary<string, IReadOnlyList<SourceFile>> FindFiles()
    {
        if (folder.Mappings.Count > 0 && !Directory.Exists(inputs))
        {
            throw new UsageException($"Mappen {inputs} finns inte. Skapa den och lägg källornas filer där, eller ange rätt mapp med --inputs.");
        }

        return folder.Mappings.ToDictionary(mapping => mapping.Id, mapping => SourceFiles.Find(mapping, folder, inputs));
    }

    private async Task<KnownPlaces> PlacesAsync(CancellationToken cancel) =>
        _places ??= await KnownPlaces.ReadAsync(db, folder.Municipality.Code, cancel);

    // Sorting in memory and not on disk, and looking up rather than sorting what is in no order, makes a large load twice as
    // fast; for this transaction alone.
    private async Task GiveMemoryAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL enable_mergejoin = off", Connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <returns>The sources that staging had and no mapping has.</returns>
    private async Task<IReadOnlyList<string>> ClearGoneSourcesAsync(CancellationToken cancel)
    {
        var ours = folder.Mappings.Select(mapping => mapping.Id).ToArray();
        var gone = await db.Deliveries.Where(delivery => delivery.Municipality == folder.Municipality.Code && !ours.Contains(delivery.Source))
            .Select(delivery => delivery.Source).Distinct().ToListAsync(cancel);
        if (gone.Count == 0)
        {
            return gone;
        }

        foreach (var table in StagingTables.Of(db))
        {
            await using var command = new NpgsqlCommand($"DELETE FROM {table} WHERE municipality = $1 AND source = ANY ($2)", Connection)
            {
                Parameters = { new() { Value = folder.Municipality.Code }, new() { Value = gone.ToArray() } },
            };
            await command.ExecuteNonQueryAsync(cancel);
        }

        return gone;
    }
}
