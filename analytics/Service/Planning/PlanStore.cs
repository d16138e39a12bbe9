using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;

namespace Geo.Service.Planning;

/// <summary>The desk's view of one municipality, on one connection: what a check may read, and nothing of others.</summary>
internal sealed class PlanStore : IAsyncDisposable
{
    private static readonly WKBWriter Writer = new();

    private readonly NpgsqlConnection _connection;

    private PlanStore(NpgsqlConnection connection) => _connection = connection;

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required bool Fictional { get; init; }

    public required string AreaKind { get; init; }

    public required string AreaEdition { get; init; }

    public required string Slug { get; init; }

    /// <summary>Takes the connection over, and says which municipality is asked about.</summary>
    /// <exception cref="PlanFault">The municipality is not there.</exception>
    public static async Task<PlanStore> OpenAsync(NpgsqlConnection connection, string slug, CancellationToken cancel)
    {
        try
        {
            await using var command = Command(connection, "plan_setting", slug);
            await using var row = await command.ExecuteReaderAsync(cancel);
            return await row.ReadAsync(cancel)
                ? new(connection)
                {
                    Code = row.GetString(0),
                    Name = row.GetString(1),
                    Fictional = row.GetBoolean(2),
                    AreaKind = row.GetString(3),
                    AreaEdition = row.GetString(4),
                    Slug = row.GetString(5),
                }
                : throw new PlanFault($"Kommunen {slug} finns inte i databasen. Läs in den först: ./geo etl load {slug}", $"The municipality {slug} is not in the database. Load it first: ./geo etl load {slug}");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a question.</summary>
    /// <param name="file">Its file in this folder, or its path in the project.</param>
    /// <param name="read">Makes something of each row.</param>
    public async Task<List<T>> ListAsync<T>(string file, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(_connection, file, values);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await row.ReadAsync(cancel))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>Runs a statement of the desk's own.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        Add(command, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The sha256 of what the answers rest on.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT fingerprint FROM core.desk_input", _connection);
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>A geometry as the questions take it.</summary>
    public static byte[] Wkb(Geometry shape) => Writer.Write(shape);

    /// <summary>A geometry as the questions give it; in SWEREF 99 TM.</summary>
    public static Geometry Shape(NpgsqlDataReader row, int column)
    {
        var shape = new WKBReader().Read(row.GetFieldValue<byte[]>(column));
        shape.SRID = Crs.Sweref99Tm;
        return shape;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NpgsqlCommand Command(NpgsqlConnection connection, string file, params object[] values)
    {
        var command = new NpgsqlCommand(SqlFile.Read(typeof(PlanStore), file.Contains('/', StringComparison.Ordinal) ? file : "Planning/" + file), connection);
        Add(command, values);
        return command;
    }

    private static void Add(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }
}
