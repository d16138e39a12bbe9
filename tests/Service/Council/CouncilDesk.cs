using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Npgsql;

namespace Geo.Tests.Service.Council;

/// <summary>The desk over a copy of the demo's store, which a test may change.</summary>
internal sealed class CouncilDesk : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CouncilDesk(TestDatabase database, WebApplication app) => (Database, _app) = (database, app);

    public const string Home = "/council/exempelstad";

    public TestDatabase Database { get; }

    public string Address => _app.ListeningAddress();

    public static async Task<CouncilDesk> StartAsync(DemoRun demo)
    {
        var database = await PostGis.CloneAsync(demo.Database);
        var app = ServiceApp.Build(new() { Zone = ServiceZone.Desk, Database = database.LoginOf(GeoRole.Desk), Demo = true, RequestsPerSecond = 1_000_000 });
        await app.StartAsync();
        return new(database, app);
    }

    /// <summary>A page of a browser in which somebody has signed in.</summary>
    public async Task<IPage> SignInAsync(IBrowserContext context, string role)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "/sign-in");
        await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
        await page.WaitForURLAsync(Address + "/");
        return page;
    }

    /// <summary>A question of the database's owner.</summary>
    public async Task<List<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
