using Geo.Database;

namespace Geo.Etl.Staging;

/// <summary>Gathers rows by their table and sends them in batches by COPY: memory does not grow with the file.</summary>
internal sealed class BulkCopy(GeoDb db)
{
    private const int BatchBytes = 1 << 20;
    private readonly Dictionary<Type, CopyBatch> _batches = [];

    public async ValueTask AddAsync(object row, CancellationToken cancel)
    {
        if (!_batches.TryGetValue(row.GetType(), out var batch))
        {
            _batches[row.GetType()] = batch = db.Batch(row.GetType());
        }

        batch.Add(row);
        if (batch.Length >= BatchBytes)
        {
            await batch.SendAsync(cancel);
        }
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        foreach (var batch in _batches.Values)
        {
            await batch.SendAsync(cancel);
        }
    }
}
