using Geo.Database;
using Npgsql;

namespace Geo.Service.Serving;

/// <summary>Who asks, as the database and the log know them.</summary>
/// <param name="Person">A pseudonym of who is signed in, or of the key.</param>
/// <param name="Role">The role that they act in.</param>
/// <param name="Reporter">The organisation that they report for; empty where there is none.</param>
/// <param name="Municipality">The code of the only municipality that they may ask about; null where there is no such limit.</param>
internal sealed record DeskCaller(string Person, DeskRole Role, string Reporter, string? Municipality);

/// <summary>The caller of one request, and the way to what they may see: each connection says to PostgreSQL who asks, and PostgreSQL shows what that role
/// may see. One that nobody has said so much on shows nothing.</summary>
internal sealed class DeskSession(NpgsqlDataSource pool, TimeProvider clock)
{
    // For the session and not for a transaction: the pool resets it all before another gets the connection.
    // Whoever may ask about one municipality alone asks about it from the start, so that whatever they do stands in its log.
    private const string Say =
        """
        SELECT set_config('geo.role', $1, false), set_config('geo.person', $2, false), set_config('geo.reporter', $3, false),
          set_config('geo.only', CASE $4 WHEN '' THEN '*' ELSE $4 END, false), set_config('geo.municipality', $4, false)
        """;

    private const string Enter = "SELECT set_config('geo.municipality', code, false), fictional FROM core.desk_municipality WHERE slug = $1 AND $2 IN ('', code)";

    private DeskCaller? _caller;

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody does: the address is for everyone.</exception>
    public DeskCaller Caller => _caller ?? throw new InvalidOperationException("Nobody is signed in at this address.");

    /// <summary>The code of the municipality that was last connected to; before, the caller's only one, or empty.</summary>
    public string Municipality { get; private set; } = "";

    /// <summary>Whether the municipality that was last connected to is invented: what is told of it then says so.</summary>
    public bool IsFictional { get; private set; }

    /// <summary>Says who asks.</summary>
    public void Become(DeskCaller? caller) => (_caller, Municipality) = (caller, caller?.Municipality ?? "");

    /// <summary>A session of the same caller, for work that goes on when the request is over.</summary>
    public void Follow(DeskSession other) => Become(other._caller);

    /// <summary>A connection as the caller, which the taker disposes.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = await pool.OpenConnectionAsync(cancel);
        try
        {
            await SayAsync(connection, (Caller.Role.Name, Caller.Person, Caller.Reporter, Caller.Municipality), cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The store as the caller, about one municipality: rows of others do not show.</summary>
    /// <param name="municipality">The name of its folder, as in addresses.</param>
    /// <exception cref="ProblemException">There is none of that name, or not for this caller.</exception>
    public async Task<GeoDb> OpenAsync(string municipality, CancellationToken cancel) => GeoDb.Open(await ConnectAsync(municipality, cancel));

    /// <summary>A connection as the caller, about one municipality, which the taker disposes.</summary>
    /// <exception cref="ProblemException">There is none of that name, or not for this caller.</exception>
    public async Task<NpgsqlConnection> ConnectAsync(string municipality, CancellationToken cancel)
    {
        var connection = await OpenAsync(cancel);
        try
        {
            await using var enter = new NpgsqlCommand(Enter, connection) { Parameters = { new() { Value = municipality }, new() { Value = Caller.Municipality ?? "" } } };
            await using var row = await enter.ExecuteReaderAsync(cancel);
            (Municipality, IsFictional) = await row.ReadAsync(cancel) ? (row.GetString(0), row.GetBoolean(1)) : throw ProblemException.NotFound("Det finns ingen sådan kommun.", "There is no such municipality.");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a line to the log in the connection's transaction: who and when it knows.</summary>
    /// <param name="connection">Where the change is made.</param>
    /// <param name="action">Such as changed-promise.</param>
    /// <param name="subject">Such as promise/2026-1; never a text that a person wrote.</param>
    /// <param name="reason">Why; null where nobody is asked.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public static async Task NoteAsync(NpgsqlConnection connection, string action, string subject, string? reason, CancellationToken cancel)
    {
        await using var note = new NpgsqlCommand("SELECT audit.note($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = action }, new() { Value = subject }, new() { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        };
        await note.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A line of the log, to be added to <see cref="GeoDb.AuditEvents"/> and saved with the change.</summary>
    /// <param name="action">Such as changed-promise.</param>
    /// <param name="subject">Such as promise/2026-1; never a text that a person wrote.</param>
    /// <param name="reason">Why; null where nobody is asked.</param>
    public AuditEvent Event(string action, string subject, string? reason) =>
        new() { At = clock.GetUtcNow().UtcDateTime, Municipality = Municipality, Role = Caller.Role.Name, Person = Caller.Person, Action = action, Subject = subject, Reason = reason };

    /// <summary>Writes a line to the log by itself, in one turn: of a read, or of what leaves no trace in the database.</summary>
    /// <param name="action">Such as read-promise.</param>
    /// <param name="subject">Such as an address.</param>
    /// <param name="municipality">The name of the municipality's folder; null where it is about none.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public async Task TraceAsync(string action, string subject, string? municipality, CancellationToken cancel)
    {
        await using var connection = await pool.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Say, Caller.Role.Name, Caller.Person, Caller.Reporter, Caller.Municipality ?? ""),
                Command(Enter, municipality ?? "", Caller.Municipality ?? ""),
                Command("SELECT audit.note($1, $2, NULL)", action, subject),
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<string> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    /// <summary>Says to PostgreSQL who asks.</summary>
    /// <param name="connection">To be told.</param>
    /// <param name="who">As <see cref="DeskCaller"/>; only is the code of the only municipality that they may ask about, null where there is no such limit.</param>
    /// <param name="cancel">Stops; the connection then shows nothing.</param>
    internal static async Task SayAsync(NpgsqlConnection connection, (string Role, string Person, string Reporter, string? Only) who, CancellationToken cancel)
    {
        await using var say = new NpgsqlCommand(Say, connection) { Parameters = { new() { Value = who.Role }, new() { Value = who.Person }, new() { Value = who.Reporter }, new() { Value = who.Only ?? "" } } };
        await say.ExecuteNonQueryAsync(cancel);
    }
}
