using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>What people answer in a survey: NTU, medborgarundersökningen, school surveys. A share in percent, how many answered,
/// and the source's own uncertainty.</summary>
/// <remarks>A share that the source withholds or lacks (<c>..</c>, <c>-</c>, nothing) is kept as unknown. Whether more is better
/// is said by hand in the mapping: titles mislead (N07609 is called insecurity and counts the secure).</remarks>
internal static partial class Surveys
{
    private static readonly string[] Missing = ["..", ".", "-", "–"];

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var seen = new HashSet<(string, string, string)>();
        return row =>
        {
            if (reading.Mapping.Columns.ContainsKey("municipality") && !OwnRows.IsOurs(row.Word("municipality"), reading))
            {
                reading.OthersRows++;
                return [];
            }

            return Take(row, reading, seen) is { } staged ? [staged] : [];
        };
    }

    private static StagedSurveyShare? Take(SourceRow row, Reading reading, HashSet<(string, string, string)> seen)
    {
        var (key, period, group) = (row.Word("key"), row.Word("period"), row.Text("group") is { Length: > 0 } told ? told : "alla");
        if (!reading.Mapping.Titles.TryGetValue(key, out var title))
        {
            reading.Reject(row, "key", "frågan känns inte igen; rätta den, eller lägg till den under titles, och helst under higherIsBetter, i mappningen");
        }

        if (!Year().IsMatch(period))
        {
            reading.Reject(row, "period", "inte ett år; skriv året då svaren gavs, till exempel 2025");
        }

        var share = Share(row, reading, "share");
        var margin = Share(row, reading, "margin");
        var lower = Share(row, reading, "lower") ?? (share - margin is { } low ? Math.Max(low, 0) : null);
        var upper = Share(row, reading, "upper") ?? (share + margin is { } high ? Math.Min(high, 1) : null);
        if (lower > share || upper < share)
        {
            reading.Reject(row, "share,lower,upper", "andelen ligger utanför sitt eget osäkerhetsintervall; rätta den eller gränserna");
        }

        var respondents = IsMissing(row, "respondents") ? null : row.Count("respondents");
        if (!IsMissing(row, "respondents") && respondents is null or 0)
        {
            reading.Reject(row, "respondents", "inte ett antal svarande; skriv ett heltal från 1, eller lämna tomt");
        }

        if (!row.Rejected && !seen.Add((key, period, group)))
        {
            reading.Reject(row, "key,period,group", "frågan, året och gruppen finns redan på en tidigare rad, som har behållits; ta bort dubbletten");
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
            Group = group,
            Title = title!,
            Instrument = reading.Mapping.Instrument!,
            Share = share,
            Respondents = respondents,
            Lower = share is null ? null : lower,
            Upper = share is null ? null : upper,
            HigherIsBetter = reading.Mapping.HigherIsBetter.TryGetValue(key, out var isBetter) ? isBetter : null,
        };
    }

    // Percent in the file, 0 to 1 in the store; null where it is missing, or, with the row rejected, where it is no share.
    private static decimal? Share(SourceRow row, Reading reading, string role)
    {
        if (IsMissing(row, role))
        {
            return null;
        }

        var percent = row.Number(role) ?? SwedishNumber.Parse(row.Word(role).Trim('±', '%', ' ', '\u00a0'));
        if (percent is >= 0 and <= 100)
        {
            return percent / 100;
        }

        reading.Reject(row, role, "inte en andel i procent; skriv ett tal från 0 till 100, till exempel 34,5, eller .. där värdet saknas");
        return null;
    }

    private static bool IsMissing(SourceRow row, string role) => row.Cell(role) is null || Missing.Contains(row.Word(role));

    [GeneratedRegex("^(?:19|20)[0-9]{2}$")]
    private static partial Regex Year();
}
