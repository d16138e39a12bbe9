using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Geo.Database;

/// <summary>Writes many rows by COPY, with the columns that the model gives their class.</summary>
public static class BulkInsert
{
    /// <summary>Copies the rows into their table, inside the connection's transaction if there is one.</summary>
    /// <returns>How many rows were written.</returns>
    public static Task<int> BulkInsertAsync<T>(this GeoDb db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class => db.BulkInsertAsync(typeof(T), rows, cancel);

    /// <summary>The same for rows whose class is known when it runs.</summary>
    /// <exception cref="ArgumentException">The class has no table.</exception>
    public static async Task<int> BulkInsertAsync(this GeoDb db, Type type, IEnumerable<object> rows, CancellationToken cancel)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        var columns = entity.GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never)
            .Select(Column.Of)
            .ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({names}) FROM STDIN (FORMAT BINARY)", cancel);
        var count = 0;
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var column in columns)
            {
                if (column.Value(row) is { } value)
                {
                    await writer.WriteAsync(value, column.Type, cancel);
                }
                else
                {
                    await writer.WriteNullAsync(cancel);
                }
            }

            count++;
        }

        await writer.CompleteAsync(cancel);
        return count;
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Value)
    {
        public static Column Of(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var getter = property.GetGetter();
            var converter = mapping.Converter;

            // "geometry(Point, 3006)" is geometry to COPY: the column checks the rest.
            var type = mapping.StoreType.Split('(')[0];
            return new(property.GetColumnName(), type, row => Converted(getter.GetClrValue(row)));

            object? Converted(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);
        }
    }
}
