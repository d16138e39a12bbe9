using System.Data;
using Npgsql;

namespace Geo.Database.Backup;

/// <summary>Writes a backup of the whole store as it was at one moment, and restores it at once in a database of its own to see that it can be.</summary>
/// <remarks>Schemas with all that they hold, no logins and no rights: those are made by the migration that follows a restoring.</remarks>
internal static class StoreBackup
{
    private static readonly string[] Schemas = [GeoSchema.Staging, GeoSchema.Core, GeoSchema.Analysis, GeoSchema.Published, GeoSchema.Work, GeoSchema.Audit, "migration"];

    /// <summary>Writes it; it is there whole, or not at all.</summary>
    /// <exception cref="UsageException">There is no store, or no place for the file.</exception>
    /// <exception cref="BackupFailedException">It could not be written, or what was restored is not what was saved.</exception>
    public static async Task<BackupFile> WriteAsync(string owner, string target, bool isTried, TimeProvider clock, CancellationToken cancel)
    {
        var backup = BackupFile.New(target, clock.GetUtcNow());
        try
        {
            var (sum, content) = await DumpAsync(owner, backup, cancel);
            if (isTried)
            {
                await TryAsync(owner, backup, content, cancel);
            }

            backup.Keep(sum, content);
            return backup;
        }
        finally
        {
            File.Delete(backup.Draft);
        }
    }

    // The dump and the number see the same moment: the one takes over the other's snapshot.
    private static async Task<(string Sum, string Content)> DumpAsync(string owner, BackupFile backup, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        if (await StoreContent.MigrationsAsync(connection, cancel) is [])
        {
            throw new UsageException($"Databasen {connection.Database} har inget att säkerhetskopiera: den är inte uppdaterad än. Kör ./geo db migrate först.");
        }

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancel))!;
        var sum = "";
        await PostgresProgram.RunAsync(
            "pg_dump", owner, ["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--lock-wait-timeout=60s", $"--snapshot={snapshot}", .. Schemas.Select(schema => $"--schema={schema}")],
            async dump => sum = await backup.WriteDraftAsync(dump, cancel), cancel);
        return (sum, await StoreContent.HashAsync(connection, cancel));
    }

    private static async Task TryAsync(string owner, BackupFile backup, string content, CancellationToken cancel)
    {
        await using var scratch = await ScratchDatabase.CreateAsync(owner, cancel);
        await scratch.RestoreAsync(backup.Draft, cancel);
        if (await scratch.HashAsync(cancel) is var restored && restored != content)
        {
            throw new BackupFailedException($"Kopian ger inte tillbaka det som fanns ({restored[..12]}… i stället för {content[..12]}…). Den har inte sparats.");
        }
    }
}
