using System.Globalization;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Filters;

/// <summary><c>datetime</c>: a day, a moment, or two with a slash between, either open as <c>..</c> or left out.</summary>
internal static class DatetimeParameter
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Keeps what the time touches. An item that is about no time is about all of it.</summary>
    /// <exception cref="ProblemException">It is no time, or ends before it starts.</exception>
    public static void Apply(SqlFilter filter, string? datetime, PublishedCollection collection)
    {
        if (datetime is null)
        {
            return;
        }

        var (from, to) = datetime.Split('/') switch
        {
            [var day] when Day(day) is { } one => (one, one),
            [var start, var end] when (IsOpen(start) || Day(start) is not null) && (IsOpen(end) || Day(end) is not null) => (Day(start), Day(end)),
            _ => throw Invalid(),
        };
        if (from > to)
        {
            throw Invalid();
        }

        if (collection.Time is not { } time)
        {
            return;
        }

        if (to is { } last)
        {
            filter.Require($"({time.From} IS NULL OR {time.From} <= {filter.Add(last)})");
        }

        if (from is { } first)
        {
            filter.Require($"({time.To} IS NULL OR {time.To} >= {filter.Add(first)})");
        }
    }

    /// <summary>The day in Sweden of a date or moment; null where it is neither.</summary>
    internal static DateOnly? Day(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        // A moment without a zone is not one.
        var isMoment = DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
        return isMoment ? SwedishClock.Day(moment.UtcDateTime) : null;
    }

    private static bool IsOpen(string text) => text is "" or "..";

    private static ProblemException Invalid() => ProblemException.Parameter(
        "datetime", "ange en dag, ett klockslag med tidszon eller ett intervall, till exempel 2026-01-01, 2026-01-01T00:00:00Z eller 2026-01-01/2026-06-30 (.. för öppet).",
        "give a day, a moment with its zone or an interval, such as 2026-01-01, 2026-01-01T00:00:00Z or 2026-01-01/2026-06-30 (.. for open).");
}
