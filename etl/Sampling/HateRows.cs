using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>EST reports of a kind that is never mapped. Each stands beside one of violence from the same reporter, place and evening, so
/// that neither silent weeks nor where anything gathers change; a stream of its own leaves the rest as it was.</summary>
internal static class HateRows
{
    private const string Word = "Hatbrott eller extremism";

    // In the half of 2024, in 2025, and in the half of 2026.
    private static readonly int[] Reports = [9, 23, 12];

    /// <param name="est">The tables, to whose ends the reports are added.</param>
    /// <param name="touched">Rows to leave alone: those with faults or with details of persons.</param>
    /// <param name="seed">The seed of all.</param>
    public static void Add(IReadOnlyList<SampleTable> est, IReadOnlySet<SampleRow> touched, long seed)
    {
        var random = new SampleRandom(seed, "hate rows");
        foreach (var (table, reports) in est.Zip(Reports))
        {
            var beside = table.Rows.Where(row => row.Incident is { Kind.Theme: "violence" } && !touched.Contains(row)).ToList();
            for (var number = 1; number <= reports; number++)
            {
                var row = new SampleRow([.. random.Pick(beside).Cells], null);
                table.Set(row, "Rapport-id", string.Create(CultureInfo.InvariantCulture, $"EX-EST-{table.Get(row, "År")}-H{number:0000}"));
                table.Set(row, "Kategori", Word);
                table.Set(row, "Beskrivning", "");
                table.Rows.Add(row);
            }
        }
    }
}
