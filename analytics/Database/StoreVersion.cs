using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Database;

/// <summary>Which version of the store a database holds, and which one this program is written for.</summary>
/// <remarks>It stands as a comment on the schema <c>migration</c>, which every login may read although it may read no table there: a program can
/// so tell whether it fits the store without a right of its own. While a database is being migrated there is no comment.</remarks>
public static class StoreVersion
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(() =>
    {
        using var db = GeoDb.Open("Host=none");
        return [.. db.Database.GetMigrations()];
    });

    /// <summary>The version that this program is written for: the name of its last migration.</summary>
    public static string Expected => All.Value[^1];

    /// <summary>Whether this program knows a migration, and so what stands in a store that has it.</summary>
    public static bool Knows(string migration) => All.Value.Contains(migration);

    /// <summary>The version of the store; null where there is none, or it is being migrated.</summary>
    public static async Task<string?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'migration'", connection);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    internal static string BeginSql =>
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'migration') THEN COMMENT ON SCHEMA migration IS NULL; END IF; END $$";

    internal static string DoneSql => $"COMMENT ON SCHEMA migration IS '{Expected}'";
}
