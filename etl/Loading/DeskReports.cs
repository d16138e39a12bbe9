using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Etl.Settings;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>What the desk has taken in, as files of a source like any other: one a day of receipt, in the columns of the source's mapping. A day that is over
/// gives the same file for ever; today's grows, and replaces itself.</summary>
internal sealed class DeskReports(NpgsqlConnection connection, MunicipalityFolder folder) : IDisposable
{
    private const string Taken =
        "SELECT (received_at AT TIME ZONE 'Europe/Stockholm')::date, document::text FROM work.incident_report WHERE municipality = $1 ORDER BY id";

    // Only its owner may enter it.
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("geo-desk-");

    /// <summary>The files of a source in the order of their days; none where the desk takes no reports for it.</summary>
    public async Task<IReadOnlyList<SourceFile>> FindAsync(Mapping mapping, CancellationToken cancel)
    {
        if (!mapping.DeskReports)
        {
            return [];
        }

        var days = new SortedDictionary<DateOnly, List<string>>();
        await using (var command = new NpgsqlCommand(Taken, connection) { Parameters = { new() { Value = folder.Municipality.Code } } })
        {
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                var day = row.GetFieldValue<DateOnly>(0);
                days.TryAdd(day, []);
                days[day].Add(row.GetString(1));
            }
        }

        var files = new List<SourceFile>();
        foreach (var (day, reports) in days)
        {
            var path = Path.Combine(_files.FullName, string.Create(CultureInfo.InvariantCulture, $"arbetsbordet-{day:yyyy-MM-dd}.csv"));
            await WriteAsync(path, mapping, reports, cancel);
            files.Add(new(path, day) { IsOfDesk = true });
        }

        return files;
    }

    public void Dispose() => _files.Delete(recursive: true);

    private static async Task WriteAsync(string path, Mapping mapping, List<string> reports, CancellationToken cancel)
    {
        await using var text = new StreamWriter(path);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" });
        foreach (var column in mapping.Columns.Values.Concat(mapping.Unread))
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        foreach (var report in reports)
        {
            cancel.ThrowIfCancellationRequested();
            using var document = JsonDocument.Parse(report);
            foreach (var role in mapping.Columns.Keys)
            {
                csv.WriteField(document.RootElement.TryGetProperty(role, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "");
            }

            // Nothing reads them, but the header is the mapping's whole.
            foreach (var _ in mapping.Unread)
            {
                csv.WriteField("");
            }

            await csv.NextRecordAsync();
        }
    }
}
