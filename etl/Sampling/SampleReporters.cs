using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>Who sends EST reports each week, about what, and the weeks in which one of them was silent.</summary>
internal static class SampleReporters
{
    public static IReadOnlyList<(string Name, string Themes, double Weight)> All { get; } =
    [
        ("Gata och park", "damage insecurity", 3),
        ("Fastighetsenheten", "damage", 2),
        ("Fritidsenheten", "violence insecurity", 1.2),
        ("Socialtjänstens fältgrupp", "violence insecurity", 2),
        ("Exempelbostäder AB", "violence damage insecurity", 3),
        ("Strandrågens Bostads AB", "damage insecurity", 1.5),
        ("Bostadsrättsföreningarnas samråd", "insecurity", 0.5),
        ("Fyrvakt Exempel AB", "violence damage insecurity", 3),
        ("Räddningstjänsten Exempelkusten", "damage", 0.3),
        ("Lövängsskolan", "violence damage", 0.3),
        ("Exempelgymnasiet", "violence insecurity", 0.3),
        ("Resecentrums värdar", "violence insecurity", 1),
    ];

    public static IReadOnlyList<ReporterWeek> SilentWeeks(SampleRandom random)
    {
        var weeks = Weeks().ToList();
        var silent = All.SelectMany(r => weeks.Where(_ => random.Chance(0.03)).Select(w => new ReporterWeek(r.Name, w.Year, w.Week)));
        // One falls silent for a whole summer month: the map must not call that calm.
        var summer = Enumerable.Range(27, 5).Select(week => new ReporterWeek("Fyrvakt Exempel AB", 2025, week));
        return [.. silent.Concat(summer).Distinct()];
    }

    /// <summary>A reporter who reports on the theme and was not silent that week.</summary>
    public static string Draw(string theme, DateTime day, HashSet<ReporterWeek> silent, SampleRandom random)
    {
        var (year, week) = IsoWeek(day);
        var able = All.Where(r => r.Themes.Contains(theme, StringComparison.Ordinal) && !silent.Contains(new(r.Name, year, week))).ToList();
        var sums = able.Select((_, i) => able.Take(i + 1).Sum(r => r.Weight)).ToArray();
        return able[random.PickCumulative(sums)].Name;
    }

    public static (int Year, int Week) IsoWeek(DateTime day) => (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));

    public static IEnumerable<(int Year, int Week)> Weeks()
    {
        for (var monday = SamplePeriod.FirstDay; monday <= SamplePeriod.LastDay; monday = monday.AddDays(7))
        {
            yield return IsoWeek(monday.ToDateTime(default));
        }
    }
}
