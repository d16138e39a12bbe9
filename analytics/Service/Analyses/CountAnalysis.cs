using System.Collections.Immutable;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>Counts by theme, area and period: public areas, their unions, plan areas and the municipality, with what the
/// release gate must know of each count. What is never mapped is counted for the whole municipality and whole years alone.</summary>
internal static class CountAnalysis
{
    public const string Method = "counts";

    /// <summary>Counts incidents by quarter, year and the whole time, and reported offences for their whole time.</summary>
    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = QuartersOf(municipality);
        var offenceMonths = await OffenceMonthsAsync(db, municipality.Code, neverMapped: false, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (incidentYears, offenceYears) = (YearsOf(Period.Years(quarters)), YearsOf(WholeYears(await OffenceMonthsAsync(db, municipality.Code, neverMapped: true, cancel))));
        var parameters = new
        {
            periods = PeriodsOf(quarters).Select(period => period.Name).ToArray(),
            offencePeriod = offenceMonths?.Name,
            yearsOfWhatIsNeverMapped = incidentYears.Union(offenceYears).Order().ToArray(),
            repeatDays = Statistics.PlaceEvents.DefaultRepeatDays,
            placeWithinMetres = 10,
        };
        if (await RunLog.OpenAsync(db, municipality.Code, Method, parameters, fingerprint, clock, cancel) is not { } run)
        {
            return new(Method, "oförändrat sedan förra körningen");
        }

        var rows = 0;
        if (quarters.Length > 0)
        {
            await IncidentReader.StageAsync(db, incidents, Memberships(quarters), cancel);
            rows += await IncidentReader.CountAsync(db, municipality.Code, run.Id, cancel);
        }

        if (offenceMonths is not null)
        {
            rows += await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/offence_count"), cancel, municipality.Code, run.Id, offenceMonths.Name);
        }

        rows += await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/yearly_count"), cancel, municipality.Code, run.Id, incidentYears, offenceYears);
        await transaction.CommitAsync(cancel);
        return new(Method, $"{rows} antal för områden, teman och perioder ur {incidents.Count} händelser");
    }

    /// <summary>The whole quarters of the municipality's analysed time; none where it has no such time.</summary>
    public static ImmutableArray<Period> QuartersOf(Municipality municipality) =>
        municipality is { AnalysisFrom: { } from, AnalysisTo: { } to } ? Period.Quarters(from, to) : [];

    /// <summary>Quarters, whole years and the whole time: what counts are made for.</summary>
    public static ImmutableArray<Period> PeriodsOf(ImmutableArray<Period> quarters) =>
        [.. quarters, .. Period.Years(quarters), .. quarters.Length > 1 ? [Period.Whole(quarters)!] : ImmutableArray<Period>.Empty];

    private static IEnumerable<(Period Period, Period Quarter)> Memberships(ImmutableArray<Period> quarters) =>
        from period in PeriodsOf(quarters)
        from quarter in quarters
        where quarter.From >= period.From && quarter.To <= period.To
        select (period, quarter);

    // A year that the rows begin or end in is not whole.
    private static ImmutableArray<Period> WholeYears(Period? months) => months is null ? [] : Period.Years(Period.Quarters(months.From, months.To));

    private static int[] YearsOf(ImmutableArray<Period> years) => [.. years.Select(year => year.From.Year)];

    private static async Task<Period?> OffenceMonthsAsync(GeoDb db, string municipality, bool neverMapped, CancellationToken cancel)
    {
        var offences = db.ReportedOffences.Where(offence => offence.Municipality == municipality
            && db.ThemeOffenceCodes.Any(code => code.Municipality == municipality && code.OffenceCode == offence.OffenceCode
                && db.Themes.Any(theme => theme.Municipality == municipality && theme.Id == code.Theme && theme.NeverMapped == neverMapped)));
        return await offences.AnyAsync(cancel)
            ? Period.Months(await offences.MinAsync(offence => offence.CommittedOn, cancel), await offences.MaxAsync(offence => offence.CommittedOn, cancel))
            : null;
    }
}

/// <summary>What an analysis did, in words for the terminal.</summary>
/// <param name="Lines">More to say, one line each.</param>
internal sealed record AnalysisOutcome(string Method, string Summary, params string[] Lines);
