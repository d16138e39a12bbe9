using Geo.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Geo.Service;

/// <summary>What the verbs share: opening the store as a role, and its failures in words.</summary>
internal static class Store
{
    /// <summary>Opens the store as one role.</summary>
    // Analyses of a county take their time; only a lost connection ends them.
    public static GeoDb Open(string role) =>
        GeoDb.Open(new NpgsqlConnectionStringBuilder(Login(role)) { CommandTimeout = 0 }.ConnectionString);

    /// <summary>The connection string of a role. On the desk's login a verb is the coordinator's: who may run it on the server has the login
    /// itself, and the log has the command in place of a person.</summary>
    public static string Login(string role) => role == GeoRole.Desk ? AsCoordinator(GeoRole.ConnectionString(role)) : GeoRole.ConnectionString(role);

    /// <summary>The desk's login as the coordinator's.</summary>
    public static string AsCoordinator(string login) =>
        new NpgsqlConnectionStringBuilder(login) { Options = "-c geo.role=coordinator -c geo.person=command -c geo.reporter= -c geo.only=*" }.ConnectionString;

    /// <summary>The municipality whose folder has this name.</summary>
    /// <exception cref="UsageException">It has not been loaded.</exception>
    public static async Task<Municipality> GetMunicipalityAsync(this GeoDb db, string slug, CancellationToken cancel) =>
        await db.Municipalities.AsNoTracking().SingleOrDefaultAsync(municipality => municipality.Slug == slug, cancel)
            ?? throw new UsageException($"Kommunen {slug} finns inte i databasen. Läs in den först: ./geo etl load {slug}");

    /// <summary>Takes the turn at what is loaded of a municipality: read it after, since what was waited for may have changed it.</summary>
    public static async Task<LoadTurn> TakeTurnAsync(this GeoDb db, string slug, CancellationToken cancel) =>
        await LoadTurn.HoldAsync(db, (await db.GetMunicipalityAsync(slug, cancel)).Code, cancel);

    /// <summary>A command on the open connection and its transaction, with positional parameters.</summary>
    public static async Task<NpgsqlCommand> CommandAsync(this GeoDb db, string sql, CancellationToken cancel, params object[] values)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The rows it wrote.</returns>
    public static async Task<int> ExecuteAsync(this GeoDb db, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = await db.CommandAsync(sql, cancel, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Begins a transaction that waits for its turn: of two that do the same work on the same, the second sees all that the first did.</summary>
    /// <param name="db">The store.</param>
    /// <param name="work">What is done, such as <c>geo report</c>.</param>
    /// <param name="on">What it is done on, such as a municipality's code.</param>
    /// <param name="cancel">Stops the waiting; nothing has been written.</param>
    public static async Task<IDbContextTransaction> BeginInTurnAsync(this GeoDb db, string work, string on, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))", cancel, work, on);
        return transaction;
    }
}
