using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>A row on its way to a file: text, a number (double), a day (DateOnly) or nothing in each cell.</summary>
internal sealed record SampleRow(object?[] Cells, SampleIncident? Incident);

/// <summary>The rows of one file, where faults and personal data can still be put in.</summary>
internal sealed record SampleTable(string Source, string File, IReadOnlyList<string> Columns, List<SampleRow> Rows)
{
    /// <summary>The line of the first row of data: 2 under a header, 1 where a row has a number of its own.</summary>
    public int FirstLine { get; init; } = 2;

    public int Column(string name) => Columns.ToList().IndexOf(name);

    public object? Get(SampleRow row, string column) => row.Cells[Column(column)];

    public void Set(SampleRow row, string column, object? value) => row.Cells[Column(column)] = value;

    /// <summary>The row's number in the file.</summary>
    public int Number(SampleRow row) => Rows.IndexOf(row) + FirstLine;

    public static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ','),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };
}
