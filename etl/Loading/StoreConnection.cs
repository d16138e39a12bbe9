using Geo.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>The work failed through no fault of the call: told without a stack trace, exit code 1.</summary>
internal sealed class LoadFailedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Opens the store by the ETL's login, and says in words why it cannot.</summary>
internal static class StoreConnection
{
    /// <exception cref="UsageException">The login is not set or is no connection string.</exception>
    /// <exception cref="LoadFailedException">No store answers, or it is not ready for us.</exception>
    public static async Task<GeoDb> OpenAsync(CancellationToken cancel)
    {
        var login = GeoRole.ConnectionString(GeoRole.Etl);
        try
        {
            // A pooled connection could outlive what it learnt of a database that is migrated meanwhile.
            login = new NpgsqlConnectionStringBuilder(login) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"{GeoRole.Variable(GeoRole.Etl)} är ingen anslutningssträng: {wrong.Message}. Kör genom ./geo, som sätter den.", wrong);
        }

        var db = GeoDb.Open(login);
        try
        {
            // Not by EF, which wraps what goes wrong in an exception that says nothing.
            await ((NpgsqlConnection)db.Database.GetDbConnection()).OpenAsync(cancel);
            await CheckAsync(db, cancel);
            return db;
        }
        catch (Exception failed)
        {
            await db.DisposeAsync();
            throw failed is NpgsqlException unreachable ? new LoadFailedException(Unreachable(login, unreachable), unreachable) : failed;
        }
    }

    private static async Task CheckAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT to_regtype('geometry') IS NOT NULL, to_regclass('core.delivery') IS NOT NULL AND to_regclass('staging.reporting_week') IS NOT NULL
            """,
            (NpgsqlConnection)db.Database.GetDbConnection());
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        if (!row.GetBoolean(0))
        {
            throw new LoadFailedException(
                "Databasen saknar PostGIS, så inga platser kan lagras. Be databasens förvaltare köra CREATE EXTENSION postgis; och kör sedan ./geo db migrate. Inget har lästs in.");
        }

        if (!row.GetBoolean(1))
        {
            throw new LoadFailedException("Databasen har inte den här versionens tabeller. Kör ./geo db migrate och försök igen. Inget har lästs in.");
        }
    }

    private static string Unreachable(string login, NpgsqlException cause)
    {
        var target = new NpgsqlConnectionStringBuilder(login);
        return cause switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"Databasen {target.Database} finns inte på {target.Host}. Kör ./geo db migrate, eller rätta {GeoRole.Variable(GeoRole.Etl)}. Inget har lästs in.",
            PostgresException refused =>
                $"Databasen på {target.Host} nekar {target.Username}: {refused.MessageText}. Kontrollera {GeoRole.Variable(GeoRole.Etl)}, eller kör ./geo db migrate. Inget har lästs in.",
            _ => $"Ingen databas svarar på {target.Host}. Starta den (./geo db start) eller rätta {GeoRole.Variable(GeoRole.Etl)}. Inget har lästs in.",
        };
    }
}
