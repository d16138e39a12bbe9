using Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace Geo.Service.Serving;

/// <summary>What signing in reads and writes before anyone is signed in: people and keys, and the log.</summary>
internal sealed class SignInStore(NpgsqlDataSource pool)
{
    // No role of the desk: PostgreSQL shows it people and keys, and nothing else.
    private const string Role = "sign-in";

    private const string See =
        """
        INSERT INTO work.person (id, name, roles, first_seen_at, last_seen_at) VALUES ($1, $2, $3, now(), now())
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, roles = excluded.roles, last_seen_at = excluded.last_seen_at
        RETURNING audit.note('signed-in', 'person/' || id, NULL)
        """;

    private const string Find = "SELECT id, municipality, reporter, scope, hash, made_by, made_at, expires_at, revoked_at FROM work.api_key WHERE id = $1";

    private const string Asked = "SELECT min(reporter.name) FROM core.desk_reporter AS reporter JOIN core.desk_report_source AS source ON source.id = reporter.source";

    /// <summary>Remembers that somebody signed in, with which roles and where they hold.</summary>
    public async Task SeeAsync(SignedIn who, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(who.Person, who.Municipality, cancel);
        var roles = who.Roles.Select(role => who.Municipality is { } only ? $"{role.Name}@{only}" : role.Name).ToArray();
        await using var see = new NpgsqlCommand(See, connection)
        {
            Parameters = { new() { Value = who.Person }, new() { Value = who.Name }, new() { Value = roles, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } },
        };
        await see.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The key that has an id; null where there is none.</summary>
    public async Task<ApiKey?> FindKeyAsync(string id, CancellationToken cancel)
    {
        await using var connection = await OpenAsync("", null, cancel);
        await using var find = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = id } } };
        await using var row = await find.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new()
            {
                Id = row.GetString(0),
                Municipality = row.GetString(1),
                Reporter = row.GetString(2),
                Scope = row.GetString(3),
                Hash = row.GetFieldValue<byte[]>(4),
                MadeBy = row.GetString(5),
                MadeAt = row.GetDateTime(6),
                ExpiresAt = row.GetDateTime(7),
                RevokedAt = row.IsDBNull(8) ? null : row.GetDateTime(8),
            }
            : null;
    }

    /// <summary>The first organisation that a municipality asks for reports at the desk, for the demo's reporter, who is of none; null where no municipality
    /// asks any. Asked as the coordinator, whom anyone may choose to be there.</summary>
    public async Task<string?> FindDemoReporterAsync(CancellationToken cancel)
    {
        await using var connection = await pool.OpenConnectionAsync(cancel);
        await DeskSession.SayAsync(connection, (DeskRole.Coordinator.Name, "", "", null), cancel);
        var municipalities = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT code FROM core.desk_municipality ORDER BY name", connection))
        await using (var row = await list.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                municipalities.Add(row.GetString(0));
            }
        }

        foreach (var municipality in municipalities)
        {
            await using (var enter = new NpgsqlCommand("SELECT set_config('geo.municipality', $1, false)", connection) { Parameters = { new() { Value = municipality } } })
            {
                await enter.ExecuteNonQueryAsync(cancel);
            }

            await using var find = new NpgsqlCommand(Asked, connection);
            if (await find.ExecuteScalarAsync(cancel) is string name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Writes to the log that somebody was let out, or not in, and why.</summary>
    /// <param name="person">The pseudonym, where it is known.</param>
    /// <param name="action">signed-out or refused-sign-in.</param>
    /// <param name="subject">What was wrong, in a word.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    /// <param name="only">The code of the only municipality of who is let out; null where there is no such limit, or nobody was let in.</param>
    public async Task NoteAsync(string person, string action, string subject, CancellationToken cancel, string? only = null)
    {
        await using var connection = await OpenAsync(person, only, cancel);
        await using var note = new NpgsqlCommand("SELECT audit.note($1, $2, NULL)", connection) { Parameters = { new() { Value = action }, new() { Value = subject } } };
        await note.ExecuteNonQueryAsync(cancel);
    }

    private async Task<NpgsqlConnection> OpenAsync(string person, string? only, CancellationToken cancel)
    {
        var connection = await pool.OpenConnectionAsync(cancel);
        try
        {
            await DeskSession.SayAsync(connection, (Role, person, "", only), cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
