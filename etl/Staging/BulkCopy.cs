using System.Collections;
using Geo.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Geo.Etl.Staging;

/// <summary>Gathers rows by their table and sends them in batches by COPY: memory does not grow with the file.</summary>
internal sealed class BulkCopy(GeoDb db)
{
    private const int BatchRows = 5_000;
    private readonly Dictionary<Type, IList> _batches = [];

    public async Task AddAsync<T>(T row, CancellationToken cancel)
        where T : class
    {
        if (!_batches.TryGetValue(row.GetType(), out var batch))
        {
            _batches[row.GetType()] = batch = new List<object>();
        }

        batch.Add(row);
        if (batch.Count >= BatchRows)
        {
            await SendAsync(row.GetType(), batch, cancel);
        }
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        foreach (var (type, batch) in _batches)
        {
            await SendAsync(type, batch, cancel);
        }
    }

    private async Task SendAsync(Type type, IList batch, CancellationToken cancel)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.", nameof(type));
        var columns = entity.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd).ToList();
        var names = string.Join(", ", columns.Select(c => c.GetColumnName()));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({names}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in batch)
        {
            await importer.StartRowAsync(cancel);
            foreach (var column in columns)
            {
                await WriteAsync(importer, column, row, cancel);
            }
        }

        await importer.CompleteAsync(cancel);
        batch.Clear();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter importer, IProperty column, object row, CancellationToken cancel)
    {
        var value = column.PropertyInfo!.GetValue(row);
        if (value is null)
        {
            await importer.WriteNullAsync(cancel);
            return;
        }

        await importer.WriteAsync(column.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value, cancel);
    }
}
