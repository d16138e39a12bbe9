using System.Collections.Concurrent;
using Geo.Database.Masking;
using Geo.Etl.Formats;

namespace Geo.Etl.Staging;

/// <summary>Decodes a file's rows and masks their texts on one core while another takes them, a few batches ahead and no
/// more, whatever the file's length.</summary>
/// <remarks>
/// Which columns are asked for as text the first rows tell. Only a text that loses nothing is kept from here: another is left
/// to the one who asks for it, and is counted there and then.
/// </remarks>
internal sealed class RowsAhead(int columns)
{
    private const int BatchRows = 200;
    private const int Batches = 4;

    private readonly bool[] _asked = new bool[columns];
    private readonly Masker _masker = new();

    /// <summary>Says that the column comes out as text.</summary>
    public void Ask(int place) => Volatile.Write(ref _asked[place], true);

    /// <summary>The rows in their order, each with the texts that are masked already; null where one is not.</summary>
    public IEnumerable<(TableRow Row, string?[] Texts)> Read(IEnumerable<TableRow> rows)
    {
        using var between = new BlockingCollection<(TableRow, string?[])[]>(Batches);
        using var given = new CancellationTokenSource();
        var reading = Task.Run(() => Fill(rows, between, given.Token));
        try
        {
            foreach (var batch in between.GetConsumingEnumerable())
            {
                foreach (var row in batch)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            // Whoever stops taking leaves a reader that waits for room.
            given.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }

        reading.GetAwaiter().GetResult();
    }

    private void Fill(IEnumerable<TableRow> rows, BlockingCollection<(TableRow, string?[])[]> between, CancellationToken given)
    {
        var batch = new List<(TableRow, string?[])>(BatchRows);
        try
        {
            foreach (var row in rows)
            {
                batch.Add((row, Masked(row.Cells)));
                if (batch.Count == BatchRows)
                {
                    between.Add([.. batch], given);
                    batch.Clear();
                }
            }
        }
        finally
        {
            // Also before a damaged place: what could be read is taken first.
            if (!given.IsCancellationRequested)
            {
                between.Add([.. batch], given);
            }

            between.CompleteAdding();
        }
    }

    private string?[] Masked(object?[] cells)
    {
        var texts = new string?[cells.Length];
        for (var place = 0; place < Math.Min(cells.Length, _asked.Length); place++)
        {
            if (cells[place] is string cell && Volatile.Read(ref _asked[place]))
            {
                var text = SourceRow.OneLine(cell.Trim());
                texts[place] = ReferenceEquals(_masker.Mask(text), text) ? text : null;
            }
        }

        return texts;
    }
}
