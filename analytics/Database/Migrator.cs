using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Database;

/// <summary>Brings a database to this version: schemas, tables, views, the logins of the programs and their rights. Can
/// be run again at any time.</summary>
public static class Migrator
{
    /// <summary>Migrates the owner's database.</summary>
    /// <param name="owner">The owner's connection string; its user may create roles and objects.</param>
    /// <param name="passwords">Passwords already chosen, by role; a missing one is made.</param>
    /// <param name="cancel">Stops between two steps; each step is whole or not at all.</param>
    /// <returns>A connection string a role.</returns>
    /// <exception cref="UsageException">The server is too old, lacks PostGIS, or the user lacks rights.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> MigrateAsync(
        string owner, IReadOnlyDictionary<string, string> passwords, CancellationToken cancel)
    {
        await using (var connection = new NpgsqlConnection(owner))
        {
            await ServerCheck.OpenAsync(connection, cancel);
            await ExecuteAsync(connection, StoreVersion.BeginSql, cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/drop_views"), cancel);
        }

        await using (var db = GeoDb.Open(owner))
        {
            await db.Database.MigrateAsync(cancel);
        }

        var logins = new Dictionary<string, string>();
        await using (var connection = new NpgsqlConnection(owner))
        {
            await connection.OpenAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            foreach (var role in GeoRole.All)
            {
                var password = passwords.GetValueOrDefault(role) ?? NewPassword();
                await CreateLoginAsync(connection, role, password, cancel);
                logins[role] = new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = password }.ConnectionString;
            }

            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/views"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/rights"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/rules"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/retention"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/statistics"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/bulk_load"), cancel);
            await ExecuteAsync(connection, SqlFile.Read(typeof(Migrator), "Sql/area_features"), cancel);
            await ExecuteAsync(connection, StoreVersion.DoneSql, cancel);
            await transaction.CommitAsync(cancel);
        }

        // A pool keeps the types that it read before PostGIS was there.
        NpgsqlConnection.ClearAllPools();
        return logins;
    }

    private static async Task CreateLoginAsync(NpgsqlConnection connection, string role, string password, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", connection) { Parameters = { new() { Value = role } } };
        var verb = await exists.ExecuteScalarAsync(cancel) is null ? "CREATE" : "ALTER";

        // A login cannot be given as a parameter: format() quotes both, so that no password can end the statement.
        await using var quote = new NpgsqlCommand("SELECT format('%s ROLE %I LOGIN NOINHERIT PASSWORD %L', $1, $2, $3)", connection)
        {
            Parameters = { new() { Value = verb }, new() { Value = role }, new() { Value = password } },
        };
        await ExecuteAsync(connection, (string)(await quote.ExecuteScalarAsync(cancel))!, cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string NewPassword() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}
