using System.Globalization;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>The events of a space-time scan.</summary>
/// <param name="Places">For each event the index of its place.</param>
/// <param name="Days">For each event its day.</param>
/// <param name="LastDay">The last day of the study.</param>
/// <param name="AreDates">Whether days are dates, counted from 1970-01-01.</param>
internal sealed record ScanEvents(int[] Places, int[] Days, int LastDay, bool AreDates)
{
    private const string Site = "site";
    private const string Date = "date";

    /// <summary>Reads the file of <c>--events</c>, columns site and date. Events after <c>--end</c> are left out and
    /// counted.</summary>
    /// <param name="call">A call with <c>--events</c> and perhaps <c>--end</c>.</param>
    /// <param name="ids">The places.</param>
    /// <exception cref="UsageException">A place is unknown, a day is none, or fewer than two events are left.</exception>
    public static ScanEvents Read(StatCall call, string[] ids)
    {
        var table = call.ReadTable("events");
        var indexOf = ids.Index().ToDictionary(place => place.Item, place => place.Index);
        var sites = table.Texts(Site);
        double[] days = [.. table.Days(Date).Select(Math.Floor)];
        var areDates = table.AreDates(Date);
        if (call.Has("end") && areDates != StatDay.TryParseMoment(call.Text("end"), out _))
        {
            throw call.Wrong("end", $"”{call.Text("end")}” är av annan sort än kolumnen {Date} i {call.Text("events")}: datum eller antal dygn. Skriv båda lika");
        }

        var last = call.Has("end") ? Math.Floor(call.Day("end")) : days.Max();
        List<(int Place, int Day)> events = [];
        for (var row = 0; row < sites.Length; row++)
        {
            if (!indexOf.TryGetValue(sites[row], out var place))
            {
                throw table.Wrong(row, Site, $"en plats som finns i {call.Text("input")}");
            }

            if (Math.Abs(days[row]) > 1e8)
            {
                throw table.Wrong(row, Date, "en dag inom 100 miljoner dygn");
            }

            if (days[row] <= last)
            {
                events.Add((place, (int)days[row]));
            }
        }

        call.Count("events_after_end", sites.Length - events.Count);
        return events.Count >= 2 && last < 1e8
            ? new([.. events.Select(one => one.Place)], [.. events.Select(one => one.Day)], (int)last, areDates)
            : throw new UsageException($"{call.Text("events")} har {events.Count} händelser till och med sista dagen, men minst 2 behövs. Ange fler eller en senare --end.");
    }

    /// <summary>A day as it was written: a date, or a number.</summary>
    public string DayText(int day) => AreDates ? StatDay.Date(day) : day.ToString(CultureInfo.InvariantCulture);
}
