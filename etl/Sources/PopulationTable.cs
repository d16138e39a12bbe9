using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Residents per statistical area, as SCB's web gives them: all of Sweden or one municipality, notes below.</summary>
internal static partial class PopulationTable
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var seen = new HashSet<(string, int)>();
        return row => Take(row, reading, seen);
    }

    private static List<StagedRow> Take(SourceRow row, Reading reading, HashSet<(string, int)> seen)
    {
        // Titles, blank rows and the notes below are no rows of data.
        if (row.Cell("area") is null && row.Cell("residents") is null)
        {
            reading.Skip();
            return [];
        }

        // The tables of later editions write 0480C1011_DeSO2025, the maps 0480C1011.
        var code = row.Word("area").Split('_')[0].Split(' ')[0];
        if (AreaCode().IsMatch(code) && !code.StartsWith(reading.Municipality, StringComparison.Ordinal))
        {
            reading.OthersRows++;
            return [];
        }

        if (!AreaCode().IsMatch(code))
        {
            reading.Reject(row, "area", "inte en områdeskod; den ska vara som 0480C1010");
        }

        if (row.Count("residents") is not { } residents)
        {
            reading.Reject(row, "residents", "inte ett antal; skriv ett heltal");
            return [];
        }

        if (row.Count("year") is not ({ } year and >= 1900 and <= 2100))
        {
            reading.Reject(row, "year", "inte ett år; skriv till exempel 2025");
            return [];
        }

        if (!row.Rejected && !seen.Add((code, year)))
        {
            reading.Reject(row, "area", "området och året finns redan på en tidigare rad, som har behållits; be om en fil utan uppdelning på kön och ålder");
        }

        return row.Rejected ? [] : Staged(row, reading, code, year, residents);
    }

    private static List<StagedRow> Staged(SourceRow row, Reading reading, string code, int year, int residents)
    {
        var mapping = reading.Mapping;
        List<StagedRow> staged =
        [
            new StagedPopulation
            {
                Municipality = reading.Municipality, Source = mapping.Id, File = reading.File, Line = row.Line, DeliveredOn = reading.DeliveredOn,
                Kind = mapping.AreaKind, Edition = mapping.Edition!, Code = code, Year = year, Residents = residents,
            },
        ];
        if (mapping.ListsAreas)
        {
            staged.Add(new StagedArea
            {
                Municipality = reading.Municipality,
                Source = mapping.Id,
                File = reading.File,
                Line = row.Line,
                DeliveredOn = reading.DeliveredOn,
                Kind = mapping.AreaKind,
                Edition = mapping.Edition!,
                Code = code,
            });
        }

        return staged;
    }

    [GeneratedRegex("^[0-9]{4}(?:[ABC][0-9]{4}|R[0-9]{3})$")]
    private static partial Regex AreaCode();
}
