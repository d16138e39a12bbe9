using Geo.Database;
using Npgsql;

namespace Geo.Benchmarks;

/// <summary>A migrated database that is made anew before each measurement, so that none finds what another left.</summary>
internal sealed class BenchStore(string server) : IDisposable
{
    private const string Name = "geo_bench";

    /// <summary>Drops and migrates it.</summary>
    public (string Owner, IReadOnlyDictionary<string, string> Logins) Clean()
    {
        Drop();
        Execute($"CREATE DATABASE {Name}");
        var owner = new NpgsqlConnectionStringBuilder(server) { Database = Name, Pooling = false }.ConnectionString;
        var logins = Migrator.MigrateAsync(owner, new Dictionary<string, string>(), CancellationToken.None).GetAwaiter().GetResult();
        Execute("CHECKPOINT", mayFail: true);

        // The owner's sessions end with what they did; a service keeps its own, as it does in use.
        return (owner, logins.ToDictionary(login => login.Key, login => new NpgsqlConnectionStringBuilder(login.Value) { Pooling = true }.ConnectionString));
    }

    public void Dispose() => Drop();

    // FORCE may end our own sessions, but not the server's autovacuum worker, which may look in: it leaves by itself, of a large table after a minute.
    private void Drop()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
                return;
            }
            catch (PostgresException busy) when (attempt < 480 && busy.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
            {
                Thread.Sleep(250);
            }
        }
    }

    // A checkpoint needs a right that the owner of a foreign server may lack: the measurement is then less even, not wrong.
    private void Execute(string sql, bool mayFail = false)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        try
        {
            command.ExecuteNonQuery();
        }
        catch (PostgresException refused) when (mayFail && refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
        }
    }
}
