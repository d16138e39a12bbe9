using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text;
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
        var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        var writer = Writers.GetOrAdd(type, _ => RowWriter.Of(entity));
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var import = await connection.BeginTextImportAsync(writer.Copy, cancel);
        var piece = new StringBuilder(PieceLength + 4_096);
        var count = 0;
        foreach (var row in rows)
        {
            writer.Write(piece, row);
            count++;
            if (piece.Length >= PieceLength)
            {
                await import.WriteAsync(piece, cancel);
                piece.Clear();
            }
        }

        await import.WriteAsync(piece, cancel);
        return count;
    }

    /// <summary>A class's COPY statement, and what writes one row of it as text: compiled once, for by reflection, or by the
    /// binary importer, a row would cost more than the database takes for it.</summary>
    private sealed record RowWriter(string Copy, Action<StringBuilder, object> Write)
    {
        public static RowWriter Of(IEntityType entity)
        {
            var columns = entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToArray();
            var names = string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""));
            var (text, row) = (Expression.Parameter(typeof(StringBuilder)), Expression.Parameter(typeof(object)));
            var typed = Expression.Convert(row, entity.ClrType);
            var writes = columns.SelectMany((column, i) => (Expression[])
                [Column(column, text, Expression.Property(typed, column.PropertyInfo!)), CopyText.Of(text, i + 1 < columns.Length ? '\t' : '\n')]);
            return new(
                $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({names}) FROM STDIN",
                Expression.Lambda<Action<StringBuilder, object>>(Expression.Block(writes), text, row).Compile());
        }

        private static Expression Column(IProperty property, ParameterExpression text, Expression value) =>
            CopyText.Of(text, property.GetRelationalTypeMapping().Converter is { } converter ? Expression.Invoke(converter.ConvertToProviderExpression, value) : value);
    }
}
