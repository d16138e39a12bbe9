using Geo.Database;

namespace Geo.Etl.Staging;

/// <summary>Gathers rows by their table and sends them in batches by COPY: memory does not grow with the file.</summary>
internal sealed class BulkCopy(GeoDb db)
{
    private const int BatchRows = 5_000;
    private readonly Dictionary<Type, List<object>> _batches = [];

    public async Task AddAsync<T>(T row, CancellationToken cancel)
        where T : class
    {
        if (!_batches.TryGetValue(row.GetType(), out var batch))
        {
            _batches[row.GetType()] = batch = [];
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

    private async Task SendAsync(Type type, List<object> batch, CancellationToken cancel)
    {
        if (batch.Count > 0)
        {
            await db.BulkInsertAsync(type, batch, cancel);
            batch.Clear();
        }
    }
}
