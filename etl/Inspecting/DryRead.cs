using System.Globalization;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
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
        var file = new FileReading(reading);
        string? stopped = null;
        try
        {
            foreach (var _ in file.Rows())
            {
                // Stored nowhere.
            }
        }
        catch (Exception wrong) when (wrong is SourceDriftException or UsageException)
        {
            stopped = wrong.Message;
        }

        if (file.Read > 0)
        {
            yield return string.Create(Swedish, $"Provläsning: {file.Read:N0} lästa, {file.Read - file.Rejected:N0} godtagna, {file.Rejected:N0} avvisade{(reading.OthersRows > 0 ? $"; {reading.OthersRows:N0} rader gäller andra kommuner" : "")}.");
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
