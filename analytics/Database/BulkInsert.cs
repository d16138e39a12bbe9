using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Geo.Database;

/// <summary>Writes many rows by COPY, with the columns that the model gives their class.</summary>
public static class BulkInsert
{
    // Sent a piece at a time: a larger one only waits longer.
    private const int PieceLength = 64 * 1024;

    private static readonly ConcurrentDictionary<Type, RowWriter> Writers = [];

    /// <summary>Copies the rows into their table, inside the connection's transaction if there is one.</summary>
    /// <returns>How many rows were written.</returns>
    public static Task<int> BulkInsertAsync<T>(this GeoDb db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class => db.BulkInsertAsync(typeof(T), rows, cancel);

    /// <summary>The same for rows whose class is known when it runs.</summary>
    /// <exception cref="ArgumentException">The class has no table.</exception>
    public static async Task<int> BulkInsertAsync(this GeoDb db, Type type, IEnumerable<object> rows, CancellationToken cancel)
    {
        var writer = Writer(db, type);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var import = await connection.BeginRawBinaryCopyAsync(writer.Copy, cancel);
        var piece = new CopyBuffer();
        piece.AddHeader();
        var count = 0;
        try
        {
            foreach (var row in rows)
            {
                writer.Write(piece, row);
                count++;
                if (piece.Length >= PieceLength)
                {
                    await import.WriteAsync(piece.Written, cancel);
                    piece.Clear();
                }
            }
        }
        catch
        {
            // Leaving would end the copy as if it were whole.
            await import.CancelAsync();
            throw;
        }

        piece.AddEnd();
        await import.WriteAsync(piece.Written, cancel);
        return count;
    }

    /// <summary>Rows of a class that wait to be sent, as the bytes that COPY reads: they can be forgotten at once.</summary>
    /// <exception cref="ArgumentException">The class has no table.</exception>
    public static CopyBatch Batch(this GeoDb db, Type type) => new(db, Writer(db, type));

    private static RowWriter Writer(GeoDb db, Type type) => Writers.GetOrAdd(
        type, _ => RowWriter.Of(db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type))));

    /// <summary>A class's COPY statement, and what writes one row of it: compiled once, for by reflection, or by the driver's
    /// importer, a row would cost more than the database takes for it.</summary>
    internal sealed record RowWriter(string Copy, Action<CopyBuffer, object> Write)
    {
        public static RowWriter Of(IEntityType entity)
        {
            var columns = entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToArray();
            var names = string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""));
            var (buffer, row) = (Expression.Parameter(typeof(CopyBuffer)), Expression.Parameter(typeof(object)));
            var typed = Expression.Convert(row, entity.ClrType);
            Expression[] writes =
            [
                Expression.Call(buffer, typeof(CopyBuffer).GetMethod(nameof(CopyBuffer.AddRow))!, Expression.Constant(columns.Length)),
                .. columns.Select(column => CopyBuffer.Write(buffer, Value(column, Expression.Property(typed, column.PropertyInfo!)), column)),
            ];
            return new(
                $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({names}) FROM STDIN (FORMAT BINARY)",
                Expression.Lambda<Action<CopyBuffer, object>>(Expression.Block(writes), buffer, row).Compile());
        }

        private static Expression Value(IProperty property, Expression value) =>
            property.GetRelationalTypeMapping().Converter is { } converter ? Expression.Invoke(converter.ConvertToProviderExpression, value) : value;
    }
}
