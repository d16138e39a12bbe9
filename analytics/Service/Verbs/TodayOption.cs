using System.CommandLine;
using Geo.Database;

namespace Geo.Service.Verbs;

/// <summary><c>--date</c>: the day that is today, where it is not.</summary>
internal static class TodayOption
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    public static Option<DateOnly?> Create() => new("--date") { Description = "Dagen som räknas som i dag, år-månad-dag." };

    /// <summary>The day given, or today in Swedish time.</summary>
    /// <exception cref="UsageException">No document can be of that day.</exception>
    public static DateOnly Day(ParseResult call, Option<DateOnly?> option)
    {
        var day = call.GetValue(option) ?? SwedishClock.Day(TimeProvider.System.GetUtcNow().UtcDateTime);
        return day >= First && day <= Last ? day : throw new UsageException($"--date {day:yyyy-MM-dd}: ange en dag från {First:yyyy-MM-dd} till {Last:yyyy-MM-dd}.");
    }
}
