using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>The series of a table: rows with one name in a column, in the order of the file or of time.</summary>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Values">In order of time.</param>
internal sealed record SeriesOfTable(string Name, double[] Values)
{
    /// <summary>The option for the column of time: without it the order of the file.</summary>
    public static StatOption Time { get; } = StatOptions.Time with
    {
        Required = false,
        Description = "Kolumnen med tiden (tal eller datum) som serierna ordnas efter; annars filens ordning",
    };

    /// <summary>All series, in the order in which they first stand in the file.</summary>
    /// <param name="call">A method with <c>--series</c> and <see cref="Time"/>.</param>
    /// <param name="valueOption">The option that names the column of values.</param>
    /// <exception cref="UsageException">A value is missing, a time stands twice in a series, or a series has a single
    /// value.</exception>
    public static List<SeriesOfTable> Read(StatCall call, string valueOption)
    {
        var table = call.ReadTable();
        var names = table.Texts(call.Column("series"));
        var values = table.Numbers(call.Column(valueOption));
        var times = call.Has("time") ? table.Days(call.Column("time")) : null;
        List<SeriesOfTable> series = [];
        foreach (var rows in Enumerable.Range(0, table.Count).GroupBy(row => names[row]))
        {
            int[] ordered = times is null ? [.. rows] : [.. rows.OrderBy(row => times[row])];
            for (var i = 1; times is not null && i < ordered.Length; i++)
            {
                if (times[ordered[i]] == times[ordered[i - 1]])
                {
                    throw table.Wrong(ordered[i], call.Column("time"), $"en tid som serien {rows.Key} inte redan har i {table.Where(ordered[i - 1])}");
                }
            }

            if (ordered.Length < 2)
            {
                throw new UsageException($"{call.Text("input")}, {table.Where(ordered[0])}: serien {rows.Key} har bara ett värde, men minst 2 behövs. Ta bort serien eller lägg till värden.");
            }

            series.Add(new(rows.Key, [.. ordered.Select(row => values[row])]));
        }

        call.Count("series", series.Count);
        return series;
    }
}
