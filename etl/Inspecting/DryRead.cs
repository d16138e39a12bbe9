using System.Globalization;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Sources;
using Geo.Etl.Staging;

namespace Geo.Etl.Inspecting;

/// <summary>Reads a file by its mapping and stores nothing: what a load would take and what it would leave out.</summary>
internal static class DryRead
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>What came of it, in Swedish lines.</summary>
    public static IEnumerable<string> Lines(Mapping mapping, MunicipalityFolder folder, string path, KnownPlaces places, DateOnly today)
    {
        var reading = MunicipalityOutline.Reading(mapping, folder, path, mapping.DeliveredOn ?? today, places);
        int read = 0, rejected = 0;
        string? stopped = null;
        try
        {
            var take = SourceReaders.Get(mapping.Reader, mapping.Id).Read(reading);
            foreach (var row in reading.Rows())
            {
                var notOurs = reading.OthersRows + reading.SkippedRows;
                _ = row.Rejected ? 0 : take(row).Count();
                if (reading.OthersRows + reading.SkippedRows == notOurs)
                {
                    read++;
                    rejected += row.Rejected ? 1 : 0;
                }

                reading.Issues.Drain();
            }

            reading.AtEnd?.Invoke(read);
            Limits.Check(mapping, reading.File, read, rejected, reading.Issues);
        }
        catch (Exception wrong) when (wrong is SourceDriftException or UsageException)
        {
            stopped = wrong.Message;
        }

        if (read > 0)
        {
            yield return string.Create(Swedish, $"Provläsning: {read:N0} lästa, {read - rejected:N0} godtagna, {rejected:N0} avvisade{(reading.OthersRows > 0 ? $"; {reading.OthersRows:N0} rader gäller andra kommuner" : "")}.");
        }

        foreach (var (problem, rows) in reading.Issues.Commonest)
        {
            yield return string.Create(Swedish, $"  {rows:N0} rader: {problem}");
        }

        if (stopped is not null)
        {
            yield return $"En inläsning skulle stanna: {stopped}";
        }
    }
}
