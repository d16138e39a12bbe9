using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Offences reported to the police, one row an offence, placed in a statistical area at best (delivered by Polisen on
/// request).</summary>
/// <remarks>A row without area is taken: that its place is not known is data. Rows of other municipalities are counted
/// apart.</remarks>
internal static partial class ReportedOffences
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading) => row =>
    {
        if (reading.Mapping.Columns.ContainsKey("municipality")
            && row.Word("municipality") != reading.Folder.Municipality.ShortName && row.Word("municipality") != reading.Municipality)
        {
            reading.OthersRows++;
            return [];
        }

        return Take(row, reading) is { } staged ? [staged] : [];
    };

    private static StagedReportedOffence? Take(SourceRow row, Reading reading)
    {
        var reference = reading.Reference(row);
        var code = row.Word("offenceCode");
        if (!reading.Folder.OffenceCodes.Contains(code))
        {
            reading.Reject(row, "offenceCode", "brottskoden känns inte igen; rätta den, eller lägg till den i lookups/offence-codes.csv");
        }

        var registered = Day(row, reading, "registeredOn");
        var committed = Day(row, reading, "committedOn");
        if (committed > registered)
        {
            reading.Reject(row, "committedOn,registeredOn", "brottet är efter den dag då det skrevs in; rätta den ena");
        }

        var count = reading.Mapping.Columns.ContainsKey("count") ? row.Count("count") : 1;
        if (count is null or 0)
        {
            reading.Reject(row, "count", "inte ett antal; skriv ett heltal från 1");
        }

        CheckArea(row, reading);
        if (row.Rejected || reference is null || registered is not { } registeredOn || committed is not { } committedOn || count is not { } offences)
        {
            return null;
        }

        return new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Reference = reference,
            OffenceCode = code,
            RegisteredOn = registeredOn,
            CommittedOn = committedOn,
            AreaKind = reading.Mapping.AreaKind,
            AreaEdition = reading.Mapping.Edition!,
            AreaCode = row.Word("area") is { Length: > 0 } area ? area : null,
            Count = offences,
        };
    }

    private static DateOnly? Day(SourceRow row, Reading reading, string role)
    {
        if (SwedishTime.Parse(row.Cell(role)) is { } clock)
        {
            return clock.Date;
        }

        reading.Reject(row, role, "datumet saknas eller finns inte; skriv till exempel 2026-01-31");
        return null;
    }

    private static void CheckArea(SourceRow row, Reading reading)
    {
        var area = row.Word("area");
        if (area.Length == 0)
        {
            return;
        }

        if (!AreaCode().IsMatch(area) || !area.StartsWith(reading.Municipality, StringComparison.Ordinal))
        {
            reading.Reject(row, "area", $"inte en av kommunens områdeskoder; de är som {reading.Municipality}C1010");
        }
        else if (!reading.Places.Has(reading.Mapping.AreaKind, reading.Mapping.Edition!, area))
        {
            reading.Reject(row, "area", $"området finns inte i utgåvan {reading.Mapping.Edition}; kontrollera koden och utgåvan");
        }
    }

    [GeneratedRegex("^[0-9]{4}[ABC][0-9]{4}$")]
    private static partial Regex AreaCode();
}
