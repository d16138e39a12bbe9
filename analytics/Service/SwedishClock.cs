using System.Globalization;

namespace Geo.Service;

/// <summary>The clock on the wall in Sweden, whatever the machine's is set to.</summary>
internal static class SwedishClock
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Stockholm);

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>Day and minute as readers see them, such as 2026-01-31 14.05.</summary>
    public static string Minute(DateTime utc) => Local(utc).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture);
}
