using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Chain;

/// <summary>Takes in the chain of evidence from a municipality's files: promises and measures, written by the desk's
/// login.</summary>
internal static class ChainImport
{
    /// <summary>Reads every file first, then stores what could be read, all or nothing; a file that is wrong is left, and what is in the
    /// store and not in the files is kept.</summary>
    /// <returns>How many promises, measures and other links were read, how many of all were new or changed, which files were refused and why
    /// (a promise that would lose a dated event is), what was masked, and the ids of those in the store that no file holds.</returns>
    public static async Task<ChainImported> RunAsync(
        GeoDb db, string municipality, string folder, TimeProvider clock, CancellationToken cancel)
    {
        var mask = new ChainMask();
        List<string> refused = [];
        var promises = Files(Path.Combine(folder, "promises")).SelectMany(file => Tried<CitizenPromise>(() => [PromiseFile.Read(file)], refused))
            .Select(promise => Masked(mask, $"promises/{promise.Id}", promise)).ToList();
        var measures = Files(Path.Combine(folder, "plan"), "measures*.yml").SelectMany(file => Tried(() => MeasureFile.Read(file), refused))
            .Select(measure => Masked(mask, $"measures/{measure.Id}", measure)).ToList();
        foreach (var twice in measures.GroupBy(measure => measure.Id).Where(same => same.Count() > 1))
        {
            refused.Add($"{Path.Combine(folder, "plan")}, id: åtgärden \"{twice.Key}\" står i {twice.Count()} filer. Ge varje åtgärd ett eget id, eller ta bort den ena.");
        }

        measures = [.. measures.GroupBy(measure => measure.Id).Where(same => same.Count() == 1).Select(same => same.Single())];
        var links = ChainStore.Kinds.Keys.SelectMany(contract => Tried(() => ChainFile.Read(Path.Combine(folder, "plan"), contract), refused).Select((record, i) => new ChainLink
        {
            Municipality = municipality,
            Kind = ChainStore.Kinds[contract],
            Id = record.Id,
            Position = i,
            Document = mask.Mask($"{ChainStore.Kinds[contract]}/{record.Id}", record.Document),
        })).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (changed, now) = (0, clock.GetUtcNow().UtcDateTime);
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
            var old = await db.Promises.FindAsync([municipality, promise.Id], cancel);
            if (Lost(promise, old) is { } lost)
            {
                refused.Add(lost);
                continue;
            }

            changed += await PutAsync(db, row, old, stored => JsonText.Same(stored.Document, row.Document), (municipality, $"promises/{promise.Id}", now), cancel);
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
            changed += await PutAsync(db, row, await db.Measures.FindAsync([municipality, measure.Id], cancel), old => JsonText.Same(old.Document, row.Document), (municipality, $"measures/{measure.Id}", now), cancel);
        }

        foreach (var link in links)
        {
            changed += await PutAsync(
                db, link, await db.ChainLinks.FindAsync([municipality, link.Kind, link.Id], cancel),
                old => old.Position == link.Position && JsonText.Same(old.Document, link.Document), (municipality, $"{link.Kind}/{link.Id}", now), cancel);
        }

        await transaction.CommitAsync(cancel);
        var stored = (await db.Promises.Where(promise => promise.Municipality == municipality).Select(promise => promise.Id).ToListAsync(cancel)).Select(id => $"promises/{id}")
            .Concat((await db.Measures.Where(measure => measure.Municipality == municipality).Select(measure => measure.Id).ToListAsync(cancel)).Select(id => $"measures/{id}"))
            .Concat(await db.ChainLinks.Where(link => link.Municipality == municipality).Select(link => link.Kind + "/" + link.Id).ToListAsync(cancel));
        string[] read = [.. promises.Select(promise => $"promises/{promise.Id}"), .. measures.Select(measure => $"measures/{measure.Id}"), .. links.Select(link => $"{link.Kind}/{link.Id}")];
        return new(promises.Count, measures.Count, links.Count, changed, refused, mask.Told, [.. stored.Except(read).Order(StringComparer.Ordinal)]);
    }

    private static T Masked<T>(ChainMask mask, string where, T record) => JsonSerializer.Deserialize<T>(mask.Mask(where, JsonSerializer.Serialize(record, ReleaseFiles.Json)), ReleaseFiles.Json)!;

    // A file that is wrong is named and left; the others go on.
    private static IReadOnlyList<T> Tried<T>(Func<IReadOnlyList<T>> read, List<string> refused)
    {
        try
        {
            return read();
        }
        catch (UsageException wrong)
        {
            refused.Add(wrong.Message);
            return [];
        }
    }

    // What has happened stays: an event can be added, not taken back or reworded. What is stored is masked anew, for masking improves.
    private static string? Lost(CitizenPromise promise, Promise? old) =>
        FindLost(promise, old) is { } lost
            ? $"promises/{promise.Id}.yml, events: händelsen {lost.On:yyyy-MM-dd} ”{lost.Text}” finns i databasen men inte i filen. Det som har hänt skrivs inte om: "
                + "sätt tillbaka den, och skriv en ny daterad händelse om något var fel."
            : null;

    /// <summary>An event that happened and that the promise no longer tells; null where it tells them all.</summary>
    internal static PromiseEvent? FindLost(CitizenPromise promise, Promise? old) => old is null
        ? null
        : Masked(new ChainMask(), old.Id, JsonSerializer.Deserialize<CitizenPromise>(old.Document, ReleaseFiles.Json)!).Events.FirstOrDefault(happened => !promise.Events.Contains(happened));

    private static async Task<int> PutAsync<T>(GeoDb db, T row, T? old, Func<T, bool> same, (string Municipality, string Name, DateTime At) subject, CancellationToken cancel)
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

        db.AuditEvents.Add(new()
        {
            At = subject.At,
            Municipality = subject.Municipality,
            Role = "chain import",
            Action = old is null ? "chain-added" : "chain-changed",
            Subject = subject.Name,
        });
        await db.SaveChangesAsync(cancel);
        return 1;
    }

    private static string[] Files(string folder, string names = "*.yml") =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, names).Order(StringComparer.Ordinal)] : [];
}

/// <summary>What an import did.</summary>
/// <param name="Links">Records of the other kinds.</param>
/// <param name="Changed">New or changed, of all.</param>
/// <param name="Refused">What is wrong with the files that were left, with what to do.</param>
/// <param name="Masked">What was taken out of texts, by record and key.</param>
/// <param name="OnlyInStore">As kind/id.</param>
internal sealed record ChainImported(int Promises, int Measures, int Links, int Changed, IReadOnlyList<string> Refused, IReadOnlyList<ChainNotice> Masked, IReadOnlyList<string> OnlyInStore);
