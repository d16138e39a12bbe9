using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Official figures for the whole municipality, one row an indicator and period.</summary>
internal static partial class Indicators
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var seen = new HashSet<(string, string)>();
        return row =>
        {
            if (row.Word("municipality") != reading.Municipality && row.Word("municipality") != reading.Folder.Municipality.ShortName)
            {
                reading.OthersRows++;
                return [];
            }

            return Take(row, reading, seen) is { } staged ? [staged] : [];
        };
    }

    private static StagedIndicatorValue? Take(SourceRow row, Reading reading, HashSet<(string, string)> seen)
    {
        var (key, period) = (row.Word("key"), row.Word("period"));
        if (!reading.Mapping.Titles.TryGetValue(key, out var title))
        {
            reading.Reject(row, "key", "måttet känns inte igen; rätta det, eller lägg till det under titles i mappningen");
        }

        if (!Period().IsMatch(period))
        {
            reading.Reject(row, "period", "inte en period; skriv ett år (2025) eller ett kvartal (2025K1)");
        }

        if (row.Number("value") is not { } value)
        {
            reading.Reject(row, "value", "värdet saknas eller är inget tal; .. betyder inte noll");
            return null;
        }

        if (row.Cell("perHundredThousand") is not null && row.Number("perHundredThousand") is null)
        {
            reading.Remark(row, "perHundredThousand", "inte ett tal; har lämnats tomt");
        }

        if (!row.Rejected && !seen.Add((key, period)))
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
            Indicator = reading.Mapping.IndicatorPrefix + key,
            Period = period,
            Title = title!,
            Value = value,
            Unit = reading.Mapping.Unit!,
            PerHundredThousand = row.Number("perHundredThousand"),
            Preliminary = row.Word("preliminary") is "1" or "ja" or "Ja" or "prel.",
        };
    }

    [GeneratedRegex("^(?:19|20)[0-9]{2}(?:K[1-4])?$")]
    private static partial Regex Period();
}
