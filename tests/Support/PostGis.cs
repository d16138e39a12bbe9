using Geo.Database;
using Npgsql;

namespace Geo.Tests.Support;

/// <summary>A real PostGIS: one migrated template a test run, and a clone of it for each test that writes.</summary>
/// <remarks><c>./geo test</c> starts the server and sets <c>GEO_TEST_DATABASE</c>, the connection string of a login that may
/// create databases and roles where PostGIS is in <c>template1</c>.</remarks>
public sealed class PostGis : IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static readonly Lazy<Task<TestDatabase>> Migrated = new(MigrateAsync);

    /// <summary>The migrated database that clones are made of: to read rights from, not to write to.</summary>
    public TestDatabase Template { get; private set; } = null!;

    public async Task InitializeAsync() => Template = await Migrated.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A fresh, empty, migrated database; dropped when disposed.</summary>
    public static async Task<TestDatabase> CloneAsync() => await CloneAsync(await Migrated.Value);

    /// <summary>A copy of a database with all that it holds; dropped when disposed. Nobody may be using it.</summary>
    public static async Task<TestDatabase> CloneAsync(TestDatabase template)
    {
        NpgsqlConnection.ClearAllPools();
        var name = $"geo_test_{Guid.NewGuid():N}";
        await Once.WaitAsync();
        try
        {
            await AdministerAsync($"CREATE DATABASE {name} TEMPLATE {template.Name}");
        }
        finally
        {
            Once.Release();
        }

        return template.Named(name, dropped: true);
    }

    /// <summary>The server's administrating login, from the environment.</summary>
    internal static string Server =>
        Environment.GetEnvironmentVariable("GEO_TEST_DATABASE") is { Length: > 0 } set
            ? set
            : throw new InvalidOperationException("GEO_TEST_DATABASE är inte satt: kör proven med ./geo test, som startar en egen databas.");

    /// <summary>Runs a statement beside all test databases.</summary>
    internal static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // FORCE may end our own sessions, but not the server's autovacuum worker, which may look in: it leaves by itself, on a busy machine after a while.
    internal static async Task DropAsync(string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AdministerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                return;
            }
            catch (PostgresException busy) when (attempt < 480 && busy.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
            {
                await Task.Delay(250);
            }
        }
    }

    private static async Task<TestDatabase> MigrateAsync()
    {
        var name = $"geo_template_{Environment.ProcessId}";
        await DropAsync(name);
        await AdministerAsync($"CREATE DATABASE {name}");

        // A pooled connection would stay in the template, and PostgreSQL clones only what nobody is connected to.
        var owner = new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString;
        return new(owner, await Migrator.MigrateAsync(owner, new Dictionary<string, string>(), CancellationToken.None), dropped: false);
    }
}

/// <summary>A database of a test, with a connection string for each login.</summary>
public sealed class TestDatabase(string owner, IReadOnlyDictionary<string, string> logins, bool dropped) : IAsyncDisposable
{
    public string Owner => owner;

    public string Name => new NpgsqlConnectionStringBuilder(owner).Database!;

    /// <summary>The connection string of a role.</summary>
    public string LoginOf(string role) => logins[role];

    /// <summary>The environment that the programs expect: a variable a role.</summary>
    public IReadOnlyDictionary<string, string> Environment() =>
        GeoRole.All.ToDictionary(GeoRole.Variable, LoginOf);

    public async ValueTask DisposeAsync()
    {
        if (dropped)
        {
            await PostGis.DropAsync(Name);
        }
    }

    internal TestDatabase Named(string name, bool dropped) => new(
        On(owner, name), logins.ToDictionary(login => login.Key, login => On(login.Value, name)), dropped);

    private static string On(string login, string name) => new NpgsqlConnectionStringBuilder(login) { Database = name }.ConnectionString;
}
