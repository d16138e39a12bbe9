using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Reporting;

/// <summary>What a reporter of a source said in an ISO week: a row of <c>core.reporting_completeness</c>. A silent week is not
/// a week without incidents.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Reporter">The organisation, never a person.</param>
/// <param name="IsoYear">The year that the week belongs to.</param>
/// <param name="IsoWeek">1 to 53.</param>
/// <param name="Monday">The week's first day.</param>
/// <param name="State"><see cref="Reported"/>, <see cref="Nothing"/> or <see cref="Silent"/>.</param>
internal sealed record ReportedWeek(string Source, string Reporter, int IsoYear, int IsoWeek, DateOnly Monday, string State)
{
    public const string Reported = "reported";
    public const string Nothing = "nothing";
    public const string Silent = "silent";

    /// <summary>All weeks of a municipality's sources, by source, reporter and time.</summary>
    public static async Task<IReadOnlyList<ReportedWeek>> ListAsync(GeoDb db, string municipality, CancellationToken cancel) =>
        await db.Database.SqlQuery<ReportedWeek>(
            $"""
            SELECT source AS "Source", reporter AS "Reporter", iso_year AS "IsoYear", iso_week AS "IsoWeek", monday AS "Monday", state AS "State"
            FROM core.reporting_completeness
            WHERE municipality = {municipality}
            ORDER BY source, reporter, monday
            """).ToListAsync(cancel);

    /// <summary>The weeks of each reporter, counted, by name.</summary>
    public static IReadOnlyList<ReporterWeeks> Sum(IEnumerable<ReportedWeek> weeks) =>
    [
        .. weeks.GroupBy(week => week.Reporter).OrderBy(reporter => reporter.Key, StringComparer.Ordinal).Select(reporter => new ReporterWeeks(
            reporter.Key,
            reporter.Count(week => week.State == Reported),
            reporter.Count(week => week.State == Nothing),
            reporter.Count(week => week.State == Silent))),
    ];
}
