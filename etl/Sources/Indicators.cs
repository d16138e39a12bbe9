using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Official figures for the whole municipality, one row an indicator and period; and for the places that the mapping
/// compares it with.</summary>
/// <remarks>A figure may be missing where the source has a column that says why; it is then null, never zero.</remarks>
internal static partial class Indicators
{
    private const string NotSelected = "..";

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var seen = new HashSet<(string, string, string)>();
        var (notSelected, deleted, lacking) = (0, 0, 0);
        reading.AtEnd = _ =>
        {
            Tell(reading, notSelected, "rader har .. och var inte valda när filen gjordes; de har hoppats över och är inte noll");
            Tell(reading, deleted, "värden har utgivaren tagit bort; de har hoppats över");
            Tell(reading, lacking, "värden för andra platser saknas hos utgivaren; de har hoppats över och är inte noll");
        };
        return row =>
        {
            var isOurs = OwnRows.IsOurs(row.Word("municipality"), reading);
            var comparison = isOurs ? null : reading.Mapping.Comparisons.GetValueOrDefault(row.Word("municipality"));
            if (!isOurs && comparison is null)
            {
                reading.OthersRows++;
                return [];
            }

            // An export of Brå's database carries the headings above what was asked for: they have .. in every cell.
            var unselected = reading.Mapping.Format.Layout == "bra-sol" && row.Word("value") == NotSelected && row.Word("perHundredThousand") is "" or NotSelected;
            if (unselected || row.Word("deleted") == "ja")
            {
                reading.Skip();
                _ = unselected ? notSelected++ : deleted++;
                return [];
            }

            if (Take(row, reading, seen) is not { } value)
            {
                return [];
            }

            if (comparison is null)
            {
                return [value];
            }

            if (value.Value is { } number)
            {
                return [Elsewhere(value, number, row.Word("municipality"), comparison)];
            }

            reading.Skip();
            lacking++;
            return [];
        };
    }

    /// <summary>Whether it is a year, a quarter, a third of a year or a month, as the store writes them.</summary>
    public static bool IsPeriod(string period) => Period().IsMatch(period);

    private static StagedIndicatorValue? Take(SourceRow row, Reading reading, HashSet<(string, string, string)> seen)
    {
        var (key, period) = (row.Word("key"), row.Word("period"));
        if (!reading.Mapping.Titles.TryGetValue(key, out var title))
        {
            reading.Reject(row, "key", "måttet känns inte igen; rätta det, eller lägg till det under titles i mappningen");
        }

        if (!IsPeriod(period))
        {
            reading.Reject(row, "period", "inte en period; skriv ett år (2025), ett kvartal (2025K1) eller en månad (2025M01)");
        }

        var status = row.Text("status") is { Length: > 0 } told ? told : null;
        var value = row.Number("value");
        if (value is null && (row.Cell("value") is not null || status is null))
        {
            reading.Reject(row, "value", "värdet saknas eller är inget tal; .. betyder inte noll");
        }

        if (row.Cell("perHundredThousand") is not null && row.Number("perHundredThousand") is null)
        {
            reading.Remark(row, "perHundredThousand", "inte ett tal; har lämnats tomt");
        }

        if (!row.Rejected && !seen.Add((row.Word("municipality"), key, period)))
        {
            reading.Reject(row, "period", "måttet och perioden finns redan på en tidigare rad, som har behållits; ta bort dubbletten");
        }

        return row.Rejected ? null : new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Indicator = reading.Mapping.IndicatorPrefix + (reading.Mapping.IndicatorIds.GetValueOrDefault(key) ?? key),
            Period = period,
            Title = title!,
            Value = value,
            Status = status,
            Unit = reading.Mapping.Units.GetValueOrDefault(key) ?? reading.Mapping.Unit!,
            PerHundredThousand = row.Number("perHundredThousand"),
            Preliminary = row.Word("preliminary") is "1" or "ja" or "Ja" or "prel.",
        };
    }

    private static StagedComparisonValue Elsewhere(StagedIndicatorValue read, decimal value, string place, ComparisonSetting comparison) => new()
    {
        Municipality = read.Municipality,
        Source = read.Source,
        File = read.File,
        Line = read.Line,
        DeliveredOn = read.DeliveredOn,
        Indicator = read.Indicator,
        Period = read.Period,
        Place = place,
        PlaceName = comparison.Name,
        Kind = comparison.Kind,
        Value = value,
    };

    private static void Tell(Reading reading, int rows, string what)
    {
        if (rows > 0)
        {
            reading.Issues.Add(0, "rader", null, $"{rows} {what}", rejected: false);
        }
    }

    [GeneratedRegex("^(?:19|20)[0-9]{2}(?:K[1-4]|T[1-3]|M(?:0[1-9]|1[0-2]))?$")]
    private static partial Regex Period();
}
