using System.Globalization;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The notices of Polisen's <c>/api/events</c>: a feed for staff, never a place on a map and never a count.</summary>
/// <remarks>
/// The feed's own place is the centre of a county or municipality and is not read. Notices that end with the municipality's
/// name, or whose place is the municipality or its county, are kept. A notice is edited under the same id: the latest delivery holds.
/// </remarks>
internal static partial class PoliceEvents
{
    // The hour has no leading zero before ten.
    private static readonly string[] PublishedForms = ["yyyy-MM-dd H:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz"];

    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading) => row =>
    {
        if (!OwnRows.IsOurs(PlaceOf(row.Word("name")) ?? "", reading) && !OwnRows.IsOurs(row.Word("location"), reading)
            && row.Word("location") != reading.Folder.Municipality.County)
        {
            reading.OthersRows++;
            return [];
        }

        return Take(row, reading) is { } staged ? [staged] : [];
    };

    private static StagedPoliceEvent? Take(SourceRow row, Reading reading)
    {
        var reference = reading.Reference(row);
        if (row.Text("type").Length == 0)
        {
            reading.Reject(row, "type", "notisens slag saknas; hämta filen på nytt");
        }

        if (!DateTimeOffset.TryParseExact(row.Word("published"), PublishedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var published))
        {
            reading.Reject(row, "published", "inte en tid som finns; den ska vara som 2026-08-22 9:48:12 +02:00");
            return null;
        }

        var occurredAt = OccurredAt(row, reading, DateOnly.FromDateTime(published.DateTime));
        return row.Rejected || reference is null ? null : new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Reference = reference,
            PublishedAt = published.UtcDateTime,
            OccurredAt = occurredAt,
            Type = row.Text("type"),
            LocationName = row.Text("location"),
            PlaceName = PlaceOf(row.Word("name")) is { } place ? reading.Masker.Mask(place) : null,
            Summary = row.Word("type").StartsWith("Sammanfattning", StringComparison.OrdinalIgnoreCase),
            MaskedText = row.Text("summary") is { Length: > 0 } text ? text : null,
        };
    }

    // The title has a day and a month but no year: that of the notice, or the one before where the day would lie ahead.
    private static DateTime? OccurredAt(SourceRow row, Reading reading, DateOnly published)
    {
        var told = Moment().Match(row.Word("name"));
        if (!told.Success)
        {
            reading.Remark(row, "name", "notisens rubrik börjar inte med en dag och ett klockslag; när det hände är inte känt");
            return null;
        }

        var (day, month) = (int.Parse(told.Groups["day"].Value, CultureInfo.InvariantCulture), Array.IndexOf(Months, told.Groups["month"].Value.ToLowerInvariant()) + 1);
        foreach (var year in new[] { published.Year, published.Year - 1 })
        {
            if (month > 0 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && SwedishTime.ParseTime(told.Groups["time"].Value) is { } time
                && new DateOnly(year, month, day) is var date && date <= published.AddDays(1))
            {
                return SwedishTime.Earliest(date.ToDateTime(time));
            }
        }

        reading.Remark(row, "name", "dagen eller klockslaget i notisens rubrik finns inte; när det hände är inte känt");
        return null;
    }

    // Time, type (which may hold a comma), place: without a third part there is no place.
    private static string? PlaceOf(string title)
    {
        var parts = Moment().Replace(title, "").TrimStart(',', ' ').Split(',');
        return parts.Length > 1 && parts[^1].Trim() is { Length: > 0 } place ? place : null;
    }

    [GeneratedRegex(@"^(?<day>\d{1,2}) (?<month>\p{L}+) (?<time>\d{1,2}[.:]\d{2})")]
    private static partial Regex Moment();
}
