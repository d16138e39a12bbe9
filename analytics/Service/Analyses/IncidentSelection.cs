using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;

namespace Geo.Service.Analyses;

/// <summary>Which incidents are looked at: by weekday, hour, source and how well the place is known. All of it is part of the run.</summary>
/// <remarks>An incident whose time is known only within an interval counts for an hour or a day where the whole interval lies in what is
/// asked for; else it is left out and counted as such: a guess would move events between hours.</remarks>
internal sealed record IncidentSelection
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>None: all days.</summary>
    public ImmutableArray<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>From the first hour to before the second, local time, past midnight where the second is the smaller; null: all hours.</summary>
    public (int From, int To)? Hours { get; init; }

    /// <summary>None: all sources.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whether the address must be known, not the street alone.</summary>
    public bool AddressOnly { get; init; }

    public bool IsEverything => Weekdays.IsEmpty && Hours is null && Sources.IsEmpty && !AddressOnly;

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="UsageException">A weekday or a span of hours is none.</exception>
    public static IncidentSelection Parse(string? weekdays, string? hours, string? sources, bool addressOnly) => new()
    {
        Weekdays = [.. Split(weekdays).Select(Weekday).Distinct().Order()],
        Hours = hours is null ? null : Span(hours),
        Sources = [.. Split(sources).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        AddressOnly = addressOnly,
    };

    /// <summary>Whether the incident is among those asked for; null where its time is known too coarsely to say.</summary>
    /// <param name="incident">With its source and precision.</param>
    /// <param name="from">The earliest it can have happened, local time.</param>
    /// <param name="to">The latest.</param>
    public bool? Holds(ThemeIncident incident, DateTime from, DateTime to)
    {
        if ((!Sources.IsEmpty && !Sources.Contains(incident.Source)) || (AddressOnly && !incident.AtAddress))
        {
            return false;
        }

        if (Weekdays.IsEmpty && Hours is null)
        {
            return true;
        }

        var first = new DateTime(from.Year, from.Month, from.Day, from.Hour, 0, 0, from.Kind);
        var (any, all) = (false, true);
        for (var hour = first; hour <= to && !(any && !all) && (hour - first).TotalDays <= 7; hour = hour.AddHours(1))
        {
            var holds = (Weekdays.IsEmpty || Weekdays.Contains(hour.DayOfWeek)) && (Hours is not { } span || In(hour.Hour, span));
            (any, all) = (any || holds, all && holds);
        }

        return all ? true : any ? null : false;
    }

    /// <summary>In words, such as <i>fredagar och lördagar, kl. 22–04</i>.</summary>
    public string Words()
    {
        List<string> parts = [];
        if (!Weekdays.IsEmpty)
        {
            parts.Add(string.Join(", ", Weekdays.Select(day => Swedish.DateTimeFormat.GetDayName(day))));
        }

        if (Hours is { } hours)
        {
            parts.Add($"kl. {hours.From:00}–{hours.To:00}");
        }

        if (!Sources.IsEmpty)
        {
            parts.Add($"källa {string.Join(", ", Sources)}");
        }

        if (AddressOnly)
        {
            parts.Add("bara känd adress");
        }

        return string.Join("; ", parts);
    }

    private static bool In(int hour, (int From, int To) span) => span.From < span.To ? hour >= span.From && hour < span.To : hour >= span.From || hour < span.To;

    private static string[] Split(string? words) => (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DayOfWeek Weekday(string word)
    {
        var names = Swedish.DateTimeFormat.DayNames;
        var day = word.Length < 3 ? -1 : Array.FindIndex(names, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return day >= 0 ? (DayOfWeek)day : throw new UsageException($"{word} är ingen veckodag. Skriv till exempel --weekday fredag,lördag.");
    }

    private static (int, int) Span(string hours)
    {
        var ends = hours.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Hour(ends[0]) is { } from && Hour(ends[1]) is { } to && from != to
            ? (from, to)
            : throw new UsageException($"{hours} är ingen tid på dygnet. Skriv från och till i hela timmar, till exempel --hours 22-04.");

        static int? Hour(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 24 ? hour % 24 : null;
    }
}
