using Geo.Database;
using Npgsql;

namespace Geo.Tests.Support;

/// <summary>A real PostGIS: one migrated template a test run, and a clone of it for each test that writes.</summary>
/// <remarks><c>./geo test</c> starts the server and sets <c>GEO_TEST_DATABASE</c>, the connection string of a login that may
/// create databases and roles where PostGIS is in <c>template1</c>.</remarks>
public sealed class PostGis : IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static TestDatabase? migrated;

    /// <summary>The migrated database that clones are made of: to read rights from, not to write to.</summary>
    public TestDatabase Template { get; private set; } = null!;

    public async Task InitializeAsync() => Template = await GetTemplateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A fresh, empty, migrated database; dropped when disposed.</summary>
    public static async Task<TestDatabase> CloneAsync()
    {
        var template = await GetTemplateAsync();
        var name = $"geo_test_{Guid.NewGuid():N}";
        await Once.WaitAsync();
        try
        {
            // PostgreSQL clones only what nobody is connected to.
            NpgsqlConnection.ClearAllPools();
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

    private static async Task<TestDatabase> GetTemplateAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (migrated is null)
            {
                var name = $"geo_template_{Environment.ProcessId}";
                await AdministerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                await AdministerAsync($"CREATE DATABASE {name}");

                // A pooled connection would stay in the template, and PostgreSQL clones only what nobody is connected to.
                var owner = new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString;
                var logins = await Migrator.MigrateAsync(owner, new Dictionary<string, string>(), CancellationToken.None);
                migrated = new(owner, logins, dropped: false);
            }

            return migrated;
        }
        finally
        {
            Once.Release();
        }
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
            await PostGis.AdministerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }
    }

    internal TestDatabase Named(string name, bool dropped) => new(
        On(owner, name), logins.ToDictionary(login => login.Key, login => On(login.Value, name)), dropped);

    private static string On(string login, string name) => new NpgsqlConnectionStringBuilder(login) { Database = name }.ConnectionString;
}
