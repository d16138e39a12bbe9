using System.Globalization;
using System.Xml.Linq;
using static Geo.Etl.Reporting.Html;

namespace Geo.Etl.Reporting;

/// <summary>Who reported when: a table of totals, and one of weeks for each quarter of a year, latest first.</summary>
internal static class ReportingTables
{
    private const int WeeksInTable = 13;

    public static IEnumerable<XElement> Of(SourceReport source)
    {
        var id = source.Facts.Source;
        yield return ReportTable.Of(
            $"weeks-{id}", $"{source.Facts.Title}: antal veckor per rapportör", ["Rapportör", "#Rapporterade", "#Inget att rapportera", "#Tyst", "#Andel veckor med svar"],
            source.Facts.Weeks.Select(reporter => new object?[]
            {
                reporter.Reporter, ReportTable.Number(reporter.Reported), ReportTable.Number(reporter.Nothing), ReportTable.Number(reporter.Silent),
                ReportTable.Percent(Answered(reporter)),
            }));
        if (source.Weeks.Count == 0)
        {
            yield break;
        }

        yield return Element("p", Attribute("class", "note"),
            "I tabellerna nedan: ● rapporterade, ○ inget att rapportera, – tyst. En tyst vecka är inte en vecka utan händelser.");
        var mondays = source.Weeks.Select(week => week.Monday).Distinct().OrderDescending().Chunk(WeeksInTable).ToList();
        for (var i = 0; i < mondays.Count; i++)
        {
            var weeks = mondays[i].Order().ToList();
            var name = $"{Week(weeks[0])} till {Week(weeks[^1])}";
            yield return Element("details", i == 0 ? Attribute("open", "") : null,
                Element("summary", $"Vecka för vecka, {name}"), Quarter($"weeks-{id}-{i}", $"{source.Facts.Title}, {name}", source.Weeks, weeks));
        }
    }

    private static XElement Quarter(string id, string caption, IReadOnlyList<ReportedWeek> all, List<DateOnly> mondays) => ReportTable.Of(
        id, caption, ["Rapportör", .. mondays.Select(monday => $"v. {ISOWeek.GetWeekOfYear(monday)}")],
        all.GroupBy(week => week.Reporter).Select(reporter =>
        {
            var states = reporter.ToDictionary(week => week.Monday, week => week.State);
            return new object?[] { reporter.Key }.Concat(mondays.Select(monday => (object?)Cell(states[monday]))).ToList();
        }));

    // A shape for the eye and a word for the ear: no colour.
    private static object[] Cell(string state)
    {
        var (mark, word) = state switch
        {
            ReportedWeek.Reported => ("●", "rapporterade"),
            ReportedWeek.Nothing => ("○", "inget att rapportera"),
            _ => ("–", "tyst"),
        };
        return [Element("span", Attribute("aria-hidden", "true"), mark), Element("span", Attribute("class", "heard"), word)];
    }

    private static double? Answered(ReporterWeeks weeks) =>
        weeks.Reported + weeks.Nothing + weeks.Silent is > 0 and var all ? (double)(weeks.Reported + weeks.Nothing) / all : null;

    private static string Week(DateOnly monday) => $"vecka {ISOWeek.GetWeekOfYear(monday)} {ISOWeek.GetYear(monday)}";
}
