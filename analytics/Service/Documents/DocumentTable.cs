using System.Text.RegularExpressions;
using Geo.Components;

namespace Geo.Service.Documents;

/// <summary>Tables from words.</summary>
internal static partial class DocumentTable
{
    /// <param name="id">Unique in its document.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Their titles; one that begins with # holds numbers.</param>
    /// <param name="rows">A cell a column.</param>
    /// <param name="notes">Under the table.</param>
    public static TableView Of(string id, string caption, string[] columns, IEnumerable<string[]> rows, params string[] notes) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [.. columns.Select(title => new TableColumn(title.TrimStart('#'), title.StartsWith('#')))],
        Rows = [.. rows.Select(row => new TableRow([.. row.Select(text => new TableCell(Unbroken(text)))]))],
        Notes = [.. notes],
    };

    /// <summary>A cell's words in which no day is broken over two lines.</summary>
    public static string Unbroken(string text) => DateDash().Replace(text, "\u2060-\u2060");

    [GeneratedRegex(@"(?<=\b[0-9]{4}(-[0-9]{2})?)-(?=[0-9]{2}\b)")]
    private static partial Regex DateDash();
}
