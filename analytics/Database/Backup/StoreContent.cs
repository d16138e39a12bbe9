using Npgsql;

namespace Geo.Database.Backup;

/// <summary>What a store holds, as one number over every table and counter, and whether it holds anything.</summary>
internal static class StoreContent
{
    /// <summary>The number for what the connection's transaction sees: the same here as where it has been restored.</summary>
    public static async Task<string> HashAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        // What a moment and a number look like as text is a setting of the session.
        await ExecuteAsync(connection, "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1; SET bytea_output = 'hex'; SET row_security = off", cancel);
        return await ContentHash.ComputeAsync(connection, await ListAsync(connection, cancel), cancel);
    }

    /// <summary>Whether some table of it has a row, besides which migrations were applied.</summary>
    public static async Task<bool> HoldsAnythingAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var (name, columns) in await ListAsync(connection, cancel))
        {
            if (columns != "*" || name.StartsWith("migration.", StringComparison.Ordinal))
            {
                continue;
            }

            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {name})", connection);
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The migrations that were applied to it; none where it is no store.</summary>
    public static async Task<IReadOnlyList<string>> MigrationsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using (var exists = new NpgsqlCommand("SELECT to_regclass('migration.applied') IS NOT NULL", connection))
        {
            if (await exists.ExecuteScalarAsync(cancel) is not true)
            {
                return [];
            }
        }

        await using var list = new NpgsqlCommand("SELECT \"MigrationId\" FROM migration.applied ORDER BY 1", connection);
        await using var row = await list.ExecuteReaderAsync(cancel);
        var migrations = new List<string>();
        while (await row.ReadAsync(cancel))
        {
            migrations.Add(row.GetString(0));
        }

        return migrations;
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlyList<(string Name, string Columns)>> ListAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var list = new NpgsqlCommand(SqlFile.Read(typeof(StoreContent), "Sql/store_tables"), connection);
        await using var row = await list.ExecuteReaderAsync(cancel);
        var tables = new List<(string, string)>();
        while (await row.ReadAsync(cancel))
        {
            tables.Add((row.GetString(0), row.GetString(1)));
        }

        return tables;
    }
}
