using System.Text;

namespace Geo.Etl.Inspecting;

/// <summary>Rows of a sample: where they stand, their cells (text, number, time or null), and their shape's first point
/// and kind where the format has shapes.</summary>
internal sealed record SampleRow(int Line, object?[] Cells)
{
    public NetTopologySuite.Geometries.Coordinate? Point { get; init; }

    public string? Shape { get; init; }

    public int Filled => Cells.Count(cell => cell is not (null or ""));

    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text.Trim(),
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        var value => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    };
}

/// <summary>Text parted into cells, forgiving what real files do: a quote that is never closed ends with its row's
/// text.</summary>
internal static class DelimitedText
{
    /// <param name="text">Whole rows; a last row without line end counts only where <paramref name="complete"/>.</param>
    /// <param name="delimiter">\0 where the text has one column.</param>
    /// <param name="complete">False where the text is cut off in the middle.</param>
    /// <param name="most">The most rows to give.</param>
    public static List<SampleRow> Parse(string text, char delimiter, bool complete, int most)
    {
        var rows = new List<SampleRow>();
        var cells = new List<object?>();
        var cell = new StringBuilder();
        var (line, first, quoted) = (1, 1, false);
        for (var i = 0; i < text.Length && rows.Count < most; i++)
        {
            var sign = text[i];
            line += sign == '\n' || (sign == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
            if (sign == '"' && (quoted || cell.Length == 0))
            {
                var doubled = quoted && i + 1 < text.Length && text[i + 1] == '"';
                _ = doubled ? cell.Append('"') : cell;
                i += doubled ? 1 : 0;
                quoted = doubled || !quoted;
            }
            else if (quoted)
            {
                cell.Append(sign);
            }
            else if (sign == delimiter && delimiter != '\0')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (sign is '\n' or '\r')
            {
                if (sign == '\n' || i + 1 == text.Length || text[i + 1] != '\n')
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                    rows.Add(new(first, [.. cells]));
                    cells.Clear();
                    first = line;
                }
            }
            else
            {
                cell.Append(sign);
            }
        }

        if (complete && rows.Count < most && cells.Count + cell.Length > 0)
        {
            cells.Add(cell.ToString());
            rows.Add(new(first, [.. cells]));
        }

        rows.RemoveAll(row => row.Filled == 0);
        return rows;
    }
}
