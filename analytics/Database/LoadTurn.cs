using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Database;

/// <summary>The turn at what is loaded of a municipality: loading, analysing and building a release come one after the other, so that what says which input
/// it was made of was made of that alone.</summary>
/// <remarks>PostgreSQL lets it go when the program ends, however that is.</remarks>
public sealed class LoadTurn : IAsyncDisposable
{
    private const string Key = "hashtext('geo etl'), hashtext($1)";

    private readonly GeoDb _db;
    private readonly string _municipality;

    private LoadTurn(GeoDb db, string municipality) => (_db, _municipality) = (db, municipality);

    /// <summary>Waits for the turn, and has it until the transaction ends.</summary>
    public static Task TakeAsync(GeoDb db, string municipality, CancellationToken cancel) =>
        RunAsync(db, $"SELECT pg_advisory_xact_lock({Key})", municipality, cancel);

    /// <summary>Waits for the turn, and has it over several transactions, until it is disposed of.</summary>
    public static async Task<LoadTurn> HoldAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        // A lock of a session lasts as long as its connection is open.
        await db.Database.OpenConnectionAsync(cancel);
        await RunAsync(db, $"SELECT pg_advisory_lock({Key})", municipality, cancel);
        return new(db, municipality);
    }

    public async ValueTask DisposeAsync()
    {
        if (_db.Database.GetDbConnection().State == ConnectionState.Open)
        {
            await RunAsync(_db, $"SELECT pg_advisory_unlock({Key})", _municipality, CancellationToken.None);
        }
    }

    private static async Task RunAsync(GeoDb db, string sql, string municipality, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection()) { CommandTimeout = 0, Parameters = { new() { Value = municipality } } };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
