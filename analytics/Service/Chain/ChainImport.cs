using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Chain;

/// <summary>Takes in the chain of evidence from a municipality's files: promises and measures, written by the desk's
/// login.</summary>
internal static class ChainImport
{
    /// <summary>Reads every file first, then stores all or nothing; what is in the store and not in the files is
    /// kept.</summary>
    /// <returns>How many promises and measures were read, how many of both were new or changed, and the ids of those in the
    /// store that no file holds.</returns>
    public static async Task<(int Promises, int Measures, int Changed, IReadOnlyList<string> OnlyInStore)> RunAsync(
        GeoDb db, string municipality, string folder, CancellationToken cancel)
    {
        var promises = Files(Path.Combine(folder, "promises")).Select(PromiseFile.Read).ToList();
        var measures = Files(Path.Combine(folder, "plan"), "measures*.yml").SelectMany(file => MeasureFile.Read(file)).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = 0;
        foreach (var promise in promises)
        {
            var row = new Promise
            {
                Municipality = municipality,
                Id = promise.Id,
                Title = promise.Title,
                From = promise.From,
                To = promise.To,
                Document = JsonSerializer.Serialize(promise, ReleaseFiles.Json),
            };
            changed += await PutAsync(db, row, await db.Promises.FindAsync([municipality, promise.Id], cancel), old => JsonText.Same(old.Document, row.Document), cancel);
        }

        foreach (var measure in measures)
        {
            var row = new Measure
            {
                Municipality = municipality,
                Id = measure.Id,
                Title = measure.Title,
                FocusArea = measure.FocusArea,
                Document = JsonSerializer.Serialize(measure, ReleaseFiles.Json),
            };
            changed += await PutAsync(db, row, await db.Measures.FindAsync([municipality, measure.Id], cancel), old => JsonText.Same(old.Document, row.Document), cancel);
        }

        await transaction.CommitAsync(cancel);
        var stored = await db.Promises.Where(promise => promise.Municipality == municipality).Select(promise => promise.Id)
            .Concat(db.Measures.Where(measure => measure.Municipality == municipality).Select(measure => measure.Id))
            .ToListAsync(cancel);
        var onlyInStore = stored.Except(promises.Select(promise => promise.Id)).Except(measures.Select(measure => measure.Id)).Order(StringComparer.Ordinal).ToList();
        return (promises.Count, measures.Count, changed, onlyInStore);
    }

    private static async Task<int> PutAsync<T>(GeoDb db, T row, T? old, Func<T, bool> same, CancellationToken cancel)
        where T : class
    {
        if (old is not null && same(old))
        {
            return 0;
        }

        if (old is null)
        {
            db.Add(row);
        }
        else
        {
            db.Entry(old).CurrentValues.SetValues(row);
        }

        await db.SaveChangesAsync(cancel);
        return 1;
    }

    private static string[] Files(string folder, string names = "*.yml") =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, names).Order(StringComparer.Ordinal)] : [];
}
