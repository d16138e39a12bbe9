using Geo.Database;
using Geo.Service.Planning;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>Lays out what planners' checks ask: the themes' incidents where they are found by place, the traits of the areas that a plan can
/// be compared with, and what is known too coarsely to be used.</summary>
internal static class PlanGroundAnalysis
{
    public const string Method = "plan-ground";

    /// <summary>Before an area's <c>plan:CODE</c> or <c>deso:CODE</c> in a result's subject.</summary>
    public const string TraitsOf = "traits:";

    /// <summary>Before a source's id in a result's subject.</summary>
    public const string CoarseOf = "coarse:";

    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        if (Period.Whole(CountAnalysis.QuartersOf(municipality)) is not { } whole)
        {
            return new(Method, "inga händelser med plats: inget att kontrollera planer mot");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var parameters = new { period = whole.Name, repeatDays = Statistics.PlaceEvents.DefaultRepeatDays, placeWithinMetres = 10, traits = PlanTraits.Names };
        if (await RunLog.OpenAsync(db, municipality.Code, Method, parameters, fingerprint, clock, cancel) is not { } run)
        {
            return new(Method, "oförändrat sedan förra körningen");
        }

        // Only the newest is asked: a million events of each earlier run would be kept for no one.
        await db.ThemeEvents.Where(happening => happening.Municipality == municipality.Code).ExecuteDeleteAsync(cancel);
        var laid = await db.BulkInsertAsync(incidents.Where(incident => Holds(whole, incident)).Select(incident => new ThemeEvent
        {
            RunId = run.Id,
            Municipality = municipality.Code,
            Theme = incident.Theme,
            Source = incident.Source,
            Reference = incident.Reference,
            Place = incident.Place,
            Counted = incident.Counted,
            AtAddress = incident.AtAddress,
            OccurredFrom = incident.OccurredAt,
            OccurredTo = incident.OccurredTo,
            Reporter = incident.Reporter,
            Location = incident.Location,
        }), cancel);
        var traits = await TraitsAsync(db, municipality.Code, cancel);
        var coarse = await CoarseAsync(db, municipality.Code, whole, cancel);
        await db.BulkInsertAsync(traits.Select(one => Result(run.Id, municipality.Code, "", whole.Name, TraitsOf + one.Area, one.Traits))
            .Concat(coarse.Select(one => Result(run.Id, municipality.Code, one.Theme, whole.Name, CoarseOf + one.Source, new CoarseCount(one.Incidents)))), cancel);

        // A check that guesses how the events lie reads all of them for each area.
        await db.ExecuteAsync("SELECT analysis.refresh_statistics()", cancel);
        await transaction.CommitAsync(cancel);
        return new(Method, $"{laid} händelser utlagda, {traits.Count} områden att jämföra med");
    }

    private static bool Holds(Period period, ThemeIncident incident)
    {
        var day = SwedishClock.Day(incident.OccurredAt);
        return day >= period.From && day <= period.To;
    }

    private static AnalysisResult Result(long run, string municipality, string theme, string period, string subject, object document) => new()
    {
        RunId = run,
        Municipality = municipality,
        Theme = theme,
        Period = period,
        Subject = subject,
        Document = ResultRun.Write(document),
    };

    private static async Task<List<(string Area, PlanTraits Traits)>> TraitsAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/register_feature"), cancel, municipality);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var traits = new List<(string, PlanTraits)>();
        while (await row.ReadAsync(cancel))
        {
            traits.Add((row.GetString(0), PlanTraits.Read(row)));
        }

        return traits;
    }

    private static async Task<List<(string Theme, string Source, int Incidents)>> CoarseAsync(GeoDb db, string municipality, Period whole, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/coarse_incident"), cancel, municipality, whole.From, whole.To);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var coarse = new List<(string, string, int)>();
        while (await row.ReadAsync(cancel))
        {
            coarse.Add((row.GetString(0), row.GetString(1), row.GetInt32(2)));
        }

        return coarse;
    }
}

/// <summary>Incidents of a source that are known only by area or municipality.</summary>
internal sealed record CoarseCount(int Incidents);
