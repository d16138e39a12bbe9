using Npgsql;

namespace Geo.Database.Backup;

/// <summary>An empty database beside the store, on the same server, in which a backup is tried before anything is believed of it.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnection _server;
    private bool _isKept;

    private ScratchDatabase(NpgsqlConnection server, string login, string name) => (_server, Login, Name) = (server, login, name);

    /// <summary>Its connection string, as the store's owner.</summary>
    public string Login { get; }

    public string Name { get; }

    /// <summary>Makes it, and the roles that what is restored names; what an earlier run left behind is taken away.</summary>
    /// <exception cref="UsageException">The login may not, or someone else is at it.</exception>
    public static async Task<ScratchDatabase> CreateAsync(string owner, CancellationToken cancel)
    {
        var asked = new NpgsqlConnectionStringBuilder(owner) { Pooling = false };
        var name = $"{asked.Database}_prov";
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(asked.ConnectionString) { Database = "postgres" }.ConnectionString);
        try
        {
            await server.OpenAsync(cancel);
            await using (var turn = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", server) { Parameters = { new() { Value = name } } })
            {
                if (await turn.ExecuteScalarAsync(cancel) is not true)
                {
                    throw new UsageException($"Någon annan säkerhetskopierar eller återställer {asked.Database} just nu. Vänta tills det är klart och kör om.");
                }
            }

            await DropAsync(server, name, cancel);
            await StoreContent.ExecuteAsync(server, $"CREATE DATABASE {Quoted(name)}", cancel);
            var scratch = new ScratchDatabase(server, new NpgsqlConnectionStringBuilder(asked.ConnectionString) { Database = name }.ConnectionString, name);
            await scratch.PrepareAsync(cancel);
            return scratch;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await server.DisposeAsync();
            throw new UsageException(
                $"Användaren {asked.Username} får inte pröva kopian i en egen databas: {refused.MessageText}. Be databasens förvaltare köra: ALTER ROLE {asked.Username} CREATEDB; och i template1: CREATE EXTENSION IF NOT EXISTS postgis;", refused);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fills it from a backup, whole or not at all.</summary>
    public Task RestoreAsync(string dump, CancellationToken cancel) => PostgresProgram.RunAsync(
        "pg_restore", Login, ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password", $"--dbname={Name}", dump], PostgresProgram.Ignore, cancel);

    /// <summary>What it holds, as the store's own number is reckoned.</summary>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await StoreContent.HashAsync(connection, cancel);
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(Login);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Gives it the store's name and the store another, both or neither.</summary>
    /// <exception cref="PostgresException">Someone is connected to one of them.</exception>
    public async Task TakePlaceOfAsync(string store, string kept, CancellationToken cancel)
    {
        await using var transaction = await _server.BeginTransactionAsync(cancel);
        await StoreContent.ExecuteAsync(_server, $"ALTER DATABASE {Quoted(store)} RENAME TO {Quoted(kept)}", cancel);
        await StoreContent.ExecuteAsync(_server, $"ALTER DATABASE {Quoted(Name)} RENAME TO {Quoted(store)}", cancel);
        await transaction.CommitAsync(cancel);
        _isKept = true;
    }

    /// <summary>Takes a database away that holds nothing.</summary>
    public Task DropAsync(string name, CancellationToken cancel) => DropAsync(_server, name, cancel);

    public async ValueTask DisposeAsync()
    {
        if (!_isKept)
        {
            await DropAsync(_server, Name, CancellationToken.None);
        }

        await _server.DisposeAsync();
    }

    // What is restored says which role a rule is for, and a new server has none: the migration gives them their logins.
    private async Task PrepareAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await StoreContent.ExecuteAsync(connection, "CREATE EXTENSION IF NOT EXISTS postgis", cancel);
        foreach (var role in GeoRole.All)
        {
            await StoreContent.ExecuteAsync(connection, $"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; END IF; END $$", cancel);
        }
    }

    // FORCE may end our own sessions, but not the server's autovacuum worker, which may look in: it leaves by itself.
    private static async Task DropAsync(NpgsqlConnection server, string name, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StoreContent.ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Quoted(name)} WITH (FORCE)", cancel);
                return;
            }
            catch (PostgresException busy) when (attempt < 20 && busy.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
            {
                await Task.Delay(250, cancel);
            }
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
