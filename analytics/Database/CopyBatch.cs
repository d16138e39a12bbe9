using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Database;

/// <summary>Rows of one class on their way into its table; see <see cref="BulkInsert.Batch"/>.</summary>
public sealed class CopyBatch
{
    private readonly GeoDb _db;
    private readonly BulkInsert.RowWriter _writer;
    private readonly CopyBuffer _buffer = new();

    internal CopyBatch(GeoDb db, BulkInsert.RowWriter writer)
    {
        (_db, _writer) = (db, writer);
        _buffer.AddHeader();
    }

    /// <summary>How many rows wait.</summary>
    public int Rows { get; private set; }

    /// <summary>How many bytes they are.</summary>
    public int Length => _buffer.Length;

    public void Add(object row)
    {
        _writer.Write(_buffer, row);
        Rows++;
    }

    /// <summary>Copies them into their table, inside the connection's transaction if there is one; then none wait.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        if (Rows == 0)
        {
            return;
        }

        await _db.Database.OpenConnectionAsync(cancel);
        await using (var import = await ((NpgsqlConnection)_db.Database.GetDbConnection()).BeginRawBinaryCopyAsync(_writer.Copy, cancel))
        {
            _buffer.AddEnd();
            await import.WriteAsync(_buffer.Written, cancel);
        }

        _buffer.Clear();
        _buffer.AddHeader();
        Rows = 0;
    }
}
