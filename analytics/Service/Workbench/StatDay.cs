using System.Globalization;

namespace Geo.Service.Workbench;

/// <summary>Days as the workbench counts them: a number of days as it stands, or a date as days since 1970-01-01, the
/// clock as part of a day.</summary>
internal static class StatDay
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    /// <summary>A local date, with or without a time of day.</summary>
    public static bool TryParseMoment(string text, out DateTime moment) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite, out moment);

    /// <summary>A date, with or without a time of day and, as GeoPackage and JSON write them, an offset or Z behind it.</summary>
    /// <remarks>The clock counts as it is written: an offset is read and not applied, so that the day stays the day that the
    /// file says.</remarks>
    public static bool TryParseDate(string text, out DateTime moment)
    {
        if (TryParseMoment(text, out moment))
        {
            return true;
        }

        var clock = text.AsSpan().Trim();
        var offset = clock.EndsWith("Z", StringComparison.OrdinalIgnoreCase) ? 1 : clock is [.., '+' or '-', _, _, ':', _, _] ? 6 : 0;
        return offset > 0 && clock.Contains(':') && TryParseMoment(clock[..^offset].ToString(), out moment);
    }

    /// <summary>A number of days or a date.</summary>
    public static bool TryParse(string text, out double days)
    {
        if (TryParseDate(text, out var moment))
        {
            days = (moment - DateTime.UnixEpoch).TotalDays;
            return true;
        }

        return StatNumber.TryParse(text, out days);
    }

    /// <summary>The date of a day counted from 1970-01-01.</summary>
    public static string Date(double days) =>
        DateTime.UnixEpoch.AddDays(Math.Floor(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
