using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Geo.Tests.Service.Coordinator;

/// <summary>A desk over a copy of the demo's database, for tests that write.</summary>
internal sealed class OwnDesk : IAsyncDisposable
{
    /// <summary>What keys are made with.</summary>
    public static readonly DeskSecret Secret = DeskSecret.Read(_ => "hemligheten är lång nog för provet")!;

    private readonly WebApplication _app;

    private OwnDesk(TestDatabase database, WebApplication app) => (Database, _app) = (database, app);

    public TestDatabase Database { get; }

    public string Address => _app.ListeningAddress();

    public static async Task<OwnDesk> StartAsync(DemoRun demo)
    {
        var database = await PostGis.CloneAsync(demo.Database);
        var app = ServiceApp.Build(new() { Zone = ServiceZone.Desk, Database = database.LoginOf(GeoRole.Desk), Demo = true, Secret = Secret, RequestsPerSecond = 1_000_000 });
        await app.StartAsync();
        return new(database, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A valid key of an organisation.</summary>
    public async Task<string> KeyAsync(string reporter)
    {
        var (key, id, hash) = KeySignIn.Make(Secret);
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand(
            "INSERT INTO work.api_key (id, municipality, reporter, scope, hash, made_by, made_at, expires_at) VALUES ($1, '9901', $2, 'reporter', $3, 'prov', now(), now() + interval '1 day')", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = reporter }, new() { Value = hash } },
        };
        await insert.ExecuteNonQueryAsync();
        return key;
    }

    /// <summary>The first column of a question to the owner.</summary>
    public static async Task<List<string>> QueryAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await row.ReadAsync())
        {
            values.Add(row.IsDBNull(0) ? "" : row.GetValue(0).ToString()!);
        }

        return values;
    }
}
