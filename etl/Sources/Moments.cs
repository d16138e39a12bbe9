using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The first and the last moment that can be meant by what a source wrote; UTC.</summary>
internal readonly record struct Span(DateTime From, DateTime To);

/// <summary>What a cell says of when.</summary>
/// <remarks>A time with its own offset is that moment. Another is Swedish wall-clock time, and a day alone is the whole
/// day.</remarks>
internal static class Moments
{
    private const string Advice = "skriv till exempel 2026-01-31 eller 2026-01-31 23:15";

    /// <summary>The cell's span; null, and the row rejected, where it has none.</summary>
    public static Span? Get(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is null)
        {
            reading.Reject(row, role, $"tiden saknas; {Advice}");
            return null;
        }

        return Find(row, reading, role);
    }

    /// <summary>The cell's span; null where the cell is empty, and null, with the row rejected, where it is no time.</summary>
    public static Span? Find(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is not { } cell)
        {
            return null;
        }

        if (SwedishTime.ParseExact(cell) is { } exact)
        {
            return new(exact, exact);
        }

        if (SwedishTime.Parse(cell) is not { } clock)
        {
            reading.Reject(row, role, $"inte en tid som finns; {Advice}");
            return null;
        }

        // A day alone is the whole day: from its first moment, to its last.
        var first = clock.Date.ToDateTime(clock.Time ?? TimeOnly.MinValue);
        var last = clock.Time is null ? first.AddDays(1) : first;
        Words.RemarkOnSkippedHour(row, reading, role, first, last);
        return new(SwedishTime.Earliest(first), SwedishTime.Latest(last));
    }
}
