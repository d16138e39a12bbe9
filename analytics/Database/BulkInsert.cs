using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Database;

/// <summary>Writes many rows by COPY, with the columns that the model gives their class.</summary>
public static class BulkInsert
{
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
        await using var import = await connection.BeginBinaryImportAsync(writer.Copy, cancel);
        var count = 0;
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancel);
            writer.Write(import, row);
            count++;
        }

        await import.CompleteAsync(cancel);
        return count;
    }

    /// <summary>A class's COPY statement, and what writes one row of it: compiled once, for a column by reflection would cost more
    /// than the database.</summary>
    private sealed record RowWriter(string Copy, Action<NpgsqlBinaryImporter, object> Write)
    {
        private static readonly MethodInfo OfValue = typeof(RowWriter).GetMethod(nameof(Value), BindingFlags.NonPublic | BindingFlags.Static)!;
        private static readonly MethodInfo OfNullable = typeof(RowWriter).GetMethod(nameof(Nullable), BindingFlags.NonPublic | BindingFlags.Static)!;
        private static readonly MethodInfo OfReference = typeof(RowWriter).GetMethod(nameof(Reference), BindingFlags.NonPublic | BindingFlags.Static)!;

        public static RowWriter Of(IEntityType entity)
        {
            var columns = entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToArray();
            var names = string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""));
            var (import, row) = (Expression.Parameter(typeof(NpgsqlBinaryImporter)), Expression.Parameter(typeof(object)));
            var typed = Expression.Convert(row, entity.ClrType);
            var writes = columns.Select(column => Column(column, import, Expression.Property(typed, column.PropertyInfo!)));
            return new(
                $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({names}) FROM STDIN (FORMAT BINARY)",
                Expression.Lambda<Action<NpgsqlBinaryImporter, object>>(Expression.Block(writes), import, row).Compile());
        }

        private static MethodCallExpression Column(IProperty property, ParameterExpression import, Expression value)
        {
            var mapping = property.GetRelationalTypeMapping();
            if (mapping.Converter is { } converter)
            {
                value = Expression.Invoke(converter.ConvertToProviderExpression, value);
            }

            // "geometry(Point, 3006)" is geometry to COPY: the column checks the rest.
            var type = mapping.StoreType.Split('(')[0];
            if (value.Type == typeof(Point))
            {
                (value, type) = (Expression.Call(((Func<Point?, byte[]?>)Bytes).Method, value), "bytea");
            }

            var method = System.Nullable.GetUnderlyingType(value.Type) is { } underlying ? OfNullable.MakeGenericMethod(underlying)
                : (value.Type.IsValueType ? OfValue : OfReference).MakeGenericMethod(value.Type);
            return Expression.Call(method, import, value, Expression.Constant(type));
        }

        private static void Value<T>(NpgsqlBinaryImporter import, T value, string type)
            where T : struct => import.Write(value, type);

        private static void Nullable<T>(NpgsqlBinaryImporter import, T? value, string type)
            where T : struct
        {
            if (value is { } given)
            {
                import.Write(given, type);
            }
            else
            {
                import.WriteNull();
            }
        }

        private static void Reference<T>(NpgsqlBinaryImporter import, T? value, string type)
            where T : class
        {
            if (value is null)
            {
                import.WriteNull();
            }
            else
            {
                import.Write(value, type);
            }
        }

        // A point's extended well-known binary as PostGIS receives it: order, type with the mark of an SRID, SRID, x, y.
        private static byte[]? Bytes(Point? point)
        {
            if (point is null)
            {
                return null;
            }

            var bytes = new byte[25];
            bytes[0] = 1;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), 0x2000_0001);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), point.SRID);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(9), point.X);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(17), point.Y);
            return bytes;
        }
    }
}
