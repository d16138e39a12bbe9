using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The municipality's register of damage to its property (<i>skadegörelseregister</i>): one row a case, seen whole
/// at one time and found damaged at another.</summary>
/// <remarks>Times are Swedish wall-clock time. A case without cost is a case; a cost that cannot be read is a
/// remark.</remarks>
internal static class DamageRegister
{
    private const string Advice = "skriv till exempel 2026-01-31 eller 2026-01-31 23:15";

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var locator = new Locator(reading);
        reading.AtEnd = locator.Check;
        return row => Take(row, reading, locator) is { } staged ? [staged] : [];
    }

    private static StagedIncident? Take(SourceRow row, Reading reading, Locator locator)
    {
        var reference = reading.Reference(row);
        var kind = Words.Kind(row, reading, "type", row.Word("type"));
        var from = Moment(row, reading, "lastSeenWhole", last: false);
        var to = Moment(row, reading, "discovered", last: true);
        if (from > to)
        {
            reading.Reject(row, "lastSeenWhole,discovered", "upptäckten är före den tid då allt var helt; rätta den ena");
        }

        var reporter = Words.Reporter(row, reading);
        if (reference is null || kind is null || from is not { } occurredFrom || to is not { } occurredTo || reporter is null || row.Rejected
            || locator.Find(row) is not { } location)
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
            Word = row.Text("type"),
            Kind = kind,
            OccurredFrom = occurredFrom,
            OccurredTo = occurredTo,
            Precision = location.Precision,
            Location = location.Point,
            Reporter = reporter,
            InPublicPlace = Words.InPublicPlace(reading, row.Word("type")),
            CostKronor = Cost(row, reading),
            MaskedText = Described(row),
        };
    }

    private static DateTime? Moment(SourceRow row, Reading reading, string role, bool last)
    {
        if (row.Cell(role) is not { } cell)
        {
            reading.Reject(row, role, $"tiden saknas; {Advice}");
            return null;
        }

        if (SwedishTime.Parse(cell) is not { } clock)
        {
            reading.Reject(row, role, $"inte en tid som finns; {Advice}");
            return null;
        }

        // A day alone is the whole day: from its first moment, to its last.
        var wall = clock.Time is { } time ? clock.Date.ToDateTime(time) : clock.Date.AddDays(last ? 1 : 0).ToDateTime(TimeOnly.MinValue);
        Words.RemarkOnSkippedHour(row, reading, role, wall);
        return last ? SwedishTime.Latest(wall) : SwedishTime.Earliest(wall);
    }

    private static decimal? Cost(SourceRow row, Reading reading)
    {
        if (row.Cell("cost") is null)
        {
            return null;
        }

        var cost = row.Cell("cost") is double number ? (decimal)number : SwedishNumber.Kronor(row.Word("cost"));
        if (cost is null)
        {
            reading.Remark(row, "cost", "kostnaden går inte att läsa och har lämnats tom; skriv till exempel 12500 eller ca 10 tkr");
        }

        return cost;
    }

    private static string? Described(SourceRow row)
    {
        var parts = new[] { row.Text("object"), row.Text("description") }.Where(text => text.Length > 0);
        return string.Join(": ", parts) is { Length: > 0 } text ? text : null;
    }
}
