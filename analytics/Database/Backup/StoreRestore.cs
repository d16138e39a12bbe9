using System.Globalization;
using Npgsql;

namespace Geo.Database.Backup;

/// <summary>Puts a backup in the store's place. It is restored beside it, compared, and migrated; then the two change names in one step, so that
/// whatever stops it before that leaves the store as it was. What was there is kept under another name.</summary>
internal static class StoreRestore
{
    /// <summary>Restores, and brings the store to this program's version.</summary>
    /// <param name="owner">The owner's connection string; its user may create databases.</param>
    /// <param name="passwords">The logins' passwords; a missing one is made.</param>
    /// <param name="path">The backup.</param>
    /// <param name="replaces">Whether it may take the place of a store that holds something.</param>
    /// <param name="clock">What the name of what was there is taken from.</param>
    /// <param name="cancel">Stops it, and leaves the store as it was.</param>
    /// <returns>A connection string a role, and the name that the old store was given; null where it held nothing.</returns>
    /// <exception cref="UsageException">The file is broken, cut or something else's; the store holds something or is in use.</exception>
    public static async Task<(IReadOnlyDictionary<string, string> Logins, string? Kept)> RunAsync(
        string owner, IReadOnlyDictionary<string, string> passwords, string path, bool replaces, TimeProvider clock, CancellationToken cancel)
    {
        var (backup, content) = await BackupFile.OpenAsync(path, cancel);
        var (store, holds) = await LookAsync(owner, cancel);
        if (holds && !replaces)
        {
            throw new UsageException($"Databasen {store} har redan innehåll, och det skrivs inte över. Lägg till --replace om kopian ska ta dess plats; det som finns får då ett annat namn och ligger kvar.");
        }

        await using var scratch = await ScratchDatabase.CreateAsync(owner, cancel);
        await FillAsync(scratch, backup, content, cancel);
        var logins = await Migrator.MigrateAsync(scratch.Login, passwords, cancel);
        var kept = $"{store}_fore_{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}";
        try
        {
            await scratch.TakePlaceOfAsync(store, kept, cancel);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new UsageException($"Databasen {store} används just nu. Stoppa tjänsterna och andra som är anslutna till den, och kör om. Inget har ändrats.", busy);
        }

        if (!holds)
        {
            await scratch.DropAsync(kept, cancel);
        }

        return (logins.ToDictionary(login => login.Key, login => new NpgsqlConnectionStringBuilder(login.Value) { Database = store, Pooling = new NpgsqlConnectionStringBuilder(owner).Pooling }.ConnectionString), holds ? kept : null);
    }

    private static async Task<(string Store, bool Holds)> LookAsync(string owner, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await ServerCheck.OpenAsync(connection, cancel);
        return (connection.Database, await StoreContent.HoldsAnythingAsync(connection, cancel));
    }

    private static async Task FillAsync(ScratchDatabase scratch, BackupFile backup, string content, CancellationToken cancel)
    {
        try
        {
            await scratch.RestoreAsync(backup.Path, cancel);
        }
        catch (BackupFailedException failed)
        {
            throw new UsageException($"{backup.Path} gick inte att återställa: {failed.Message} Inget har ändrats.", failed);
        }

        await using (var connection = await scratch.OpenAsync(cancel))
        {
            var migrations = await StoreContent.MigrationsAsync(connection, cancel);
            if (migrations is [])
            {
                throw new UsageException($"{backup.Path} är en kopia av något annat än Geos databas. Ange en fil som ./geo db backup har skrivit.");
            }

            if (migrations.FirstOrDefault(migration => !StoreVersion.Knows(migration)) is { } newer)
            {
                throw new UsageException($"{backup.Path} är gjord med en nyare version av Geo (den har {newer}). Uppgradera programmet och kör om.");
            }
        }

        if (await scratch.HashAsync(cancel) != content)
        {
            throw new UsageException($"{backup.Path} ger inte tillbaka det som {backup.Sums} säger. Ange en annan kopia; inget har ändrats.");
        }
    }
}
