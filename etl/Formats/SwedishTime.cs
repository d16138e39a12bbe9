using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Geo.Etl.Formats;

/// <summary>A day, and a time of it where one was written.</summary>
internal readonly record struct WallClock(DateOnly Date, TimeOnly? Time);

/// <summary>Swedish wall-clock time to UTC and back, with the hour that does not exist in March and the one that comes
/// twice in October.</summary>
internal static partial class SwedishTime
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "d/M yyyy", "d/M/yyyy", "d.M.yyyy"];

    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss", "HH.mm", "H.mm"];

    private static readonly DateOnly FirstDay = new(1996, 1, 1);

    private static readonly DateOnly LastDay = new(2060, 1, 1);

    // Asking the time zone of every row's times takes longer than reading them.
    private static readonly ImmutableArray<TimeSpan?> DayOffsets = Offsets();

    /// <summary>The first moment that can be meant: in the hour that comes twice the first of them, in the hour that does
    /// not exist the moment when the clock was put forward.</summary>
    public static DateTime Earliest(DateTime wallClock) => ToUtc(wallClock, last: false);

    /// <summary>The last moment that can be meant: in the hour that comes twice the second of them, in the hour that does
    /// not exist what a clock says that no one has put forward.</summary>
    public static DateTime Latest(DateTime wallClock) => ToUtc(wallClock, last: true);

    /// <summary>Whether the time is in the hour that does not exist, the last Sunday of March.</summary>
    public static bool IsSkipped(DateTime wallClock) => OffsetOfDay(wallClock) is null && Stockholm.IsInvalidTime(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified));

    public static DateTime FromUtc(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Stockholm);

    /// <summary>The Monday of an ISO week; null for a week 53 in a year without one, and for numbers that are no week.</summary>
    public static DateOnly? Monday(int isoYear, int isoWeek) =>
        isoYear is >= 1900 and <= 9998 && isoWeek >= 1 && isoWeek <= ISOWeek.GetWeeksInYear(isoYear)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(isoYear, isoWeek, DayOfWeek.Monday))
            : null;

    /// <summary>Reads a cell: an Excel date, or text such as 2026-01-31 or 2026-01-31 23:15.</summary>
    public static WallClock? Parse(object? cell)
    {
        switch (cell)
        {
            case DateTime time:
                return new(DateOnly.FromDateTime(time), time.TimeOfDay == TimeSpan.Zero ? null : TimeOnly.FromDateTime(time));
            case double serial when serial is > 20_000 and < 80_000:
                return Parse(DateTime.FromOADate(serial));
            case string text:
                return ParseText(text.Trim());
            default:
                return null;
        }
    }

    /// <summary>Reads a time of day: an Excel time, or text such as 23:15.</summary>
    public static TimeOnly? ParseTime(object? cell) => cell switch
    {
        DateTime time => TimeOnly.FromDateTime(time),
        TimeSpan span when span >= TimeSpan.Zero && span < TimeSpan.FromDays(1) => TimeOnly.FromTimeSpan(span),
        double part when part is >= 0 and < 1 => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(part * 24 * 60))),
        string text => TimeOnly.TryParseExact(Clock(text), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
        _ => null,
    };

    /// <summary>The moment, UTC, of a text that carries its offset, such as 2026-01-31T23:15:00+01:00, 2026-01-31T22:15Z or
    /// Polisen's 2026-08-22 9:48:12 +02:00; null where it carries none or is no time.</summary>
    public static DateTime? ParseExact(object? cell)
    {
        if (cell is not string text || Offset().Match(text.Trim()) is not { Success: true } parts
            || ParseText($"{parts.Groups["day"].Value} {parts.Groups["time"].Value}") is not { Time: { } time } clock)
        {
            return null;
        }

        var sign = parts.Groups["sign"].Value == "-" ? -1 : 1;
        int hours = Digits("hours"), minutes = Digits("minutes");
        return hours > 14 || minutes > 59
            ? null
            : DateTime.SpecifyKind(clock.Date.ToDateTime(time).AddMinutes(-sign * (60 * hours + minutes)), DateTimeKind.Utc);

        int Digits(string part) => parts.Groups[part] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }

    // Fractions of a second are dropped: nobody saw them.
    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)[T ](?<time>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s?(?:[Zz]|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))$")]
    private static partial Regex Offset();

    private static string Clock(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("kl", StringComparison.OrdinalIgnoreCase) ? trimmed[2..].TrimStart('.', ' ') : trimmed;
    }

    private static WallClock? ParseText(string text)
    {
        if (ParsePlain(text) is { } plain)
        {
            return plain;
        }

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new(day, null);
        }

        var part = text.LastIndexOfAny([' ', 'T']);
        return part > 0
            && DateOnly.TryParseExact(text[..part].TrimEnd(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && ParseTime(text[(part + 1)..]) is { } time
                ? new(day, time)
                : null;
    }

    // The day's offset from UTC; null on a day when the clock is changed, and outside the years that files speak of.
    private static TimeSpan? OffsetOfDay(DateTime local)
    {
        var day = DateOnly.FromDateTime(local).DayNumber - FirstDay.DayNumber;
        return day >= 0 && day < DayOffsets.Length ? DayOffsets[day] : null;
    }

    private static ImmutableArray<TimeSpan?> Offsets() =>
    [
        .. Enumerable.Range(0, LastDay.DayNumber - FirstDay.DayNumber).Select(number =>
        {
            var midnight = FirstDay.AddDays(number).ToDateTime(TimeOnly.MinValue);
            var offset = Stockholm.GetUtcOffset(midnight);
            return Stockholm.GetUtcOffset(midnight.AddDays(1)) == offset ? offset : (TimeSpan?)null;
        }),
    ];

    // 2026-01-31 or 2026-01-31 23:15, as nearly every file has it: formats tried one after the other take ten times as long.
    private static WallClock? ParsePlain(string text)
    {
        if (text.Length is not (10 or 16) || text[4] != '-' || text[7] != '-' || (text.Length == 16 && (text[10] is not (' ' or 'T') || text[13] != ':')))
        {
            return null;
        }

        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateOnly(year, month, day);
        if (text.Length == 10)
        {
            return new(date, null);
        }

        var (hour, minute) = (Digits(text, 11, 2), Digits(text, 14, 2));
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 ? new(date, new TimeOnly(hour, minute)) : null;
    }

    /// <returns>The number; -1 where a letter is no digit.</returns>
    private static int Digits(string text, int from, int count)
    {
        var number = 0;
        for (var i = from; i < from + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return -1;
            }

            number = number * 10 + text[i] - '0';
        }

        return number;
    }

    private static DateTime ToUtc(DateTime wallClock, bool last)
    {
        var local = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        if (OffsetOfDay(local) is { } offset)
        {
            return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
        }

        if (Stockholm.IsInvalidTime(local))
        {
            var meant = last ? local : local.Date.AddHours(local.Hour);
            return DateTime.SpecifyKind(meant - Stockholm.BaseUtcOffset, DateTimeKind.Utc);
        }

        var offsets = Stockholm.IsAmbiguousTime(local) ? Stockholm.GetAmbiguousTimeOffsets(local) : [Stockholm.GetUtcOffset(local)];
        return DateTime.SpecifyKind(local - (last ? offsets.Min() : offsets.Max()), DateTimeKind.Utc);
    }
}
