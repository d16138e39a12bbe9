using Geo.Database;
using Geo.Statistics;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Service.Analyses;

/// <summary>Reads the incidents that themes count, and hands them back to the database with their place-events
/// marked.</summary>
internal static class IncidentReader
{
    /// <summary>The incidents of every theme within the municipality's analysed time, repeats marked.</summary>
    public static async Task<List<ThemeIncident>> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        if (municipality.AnalysisFrom is not { } from || municipality.AnalysisTo is not { } to)
        {
            return [];
        }

        var incidents = new List<ThemeIncident>();
        await using (var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/theme_incident"), cancel, municipality.Code, from, to))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                incidents.Add(new(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetDateTime(4),
                    row.GetString(5), row.GetString(6), row.GetFieldValue<Point>(7), row.GetBoolean(8))
                {
                    OccurredTo = row.GetDateTime(10),
                    Kind = row.GetString(9),
                });
            }
        }

        return [.. incidents.GroupBy(incident => incident.Theme).SelectMany(Mark)];
    }

    /// <summary>Makes the temporary tables that <see cref="CountAsync"/> reads; they end with the transaction.</summary>
    public static async Task StageAsync(
        GeoDb db, IEnumerable<ThemeIncident> incidents, IEnumerable<(Period Period, Period Quarter)> periods, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            CREATE TEMP TABLE spot (spot int, location geometry(Point, 3006)) ON COMMIT DROP;
            CREATE TEMP TABLE theme_incident (theme text, kind text, spot int, place int, counted boolean, quarter text, reporter text) ON COMMIT DROP;
            CREATE TEMP TABLE period (name text, first_day date, last_day date, quarter text) ON COMMIT DROP;
            """, cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        // Which areas hold a spot is asked once, however often it was struck.
        var spots = new Dictionary<Coordinate, int>();
        await using (var writer = await connection.BeginBinaryImportAsync("COPY theme_incident FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var incident in incidents)
            {
                if (!spots.TryGetValue(incident.Location.Coordinate, out var spot))
                {
                    spots.Add(incident.Location.Coordinate, spot = spots.Count);
                }

                await writer.WriteRowAsync(cancel, incident.Theme, incident.Kind, spot, incident.Place, incident.Counted, incident.Quarter, incident.Reporter);
            }

            await writer.CompleteAsync(cancel);
        }

        await using (var writer = await connection.BeginBinaryImportAsync("COPY spot FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var (location, spot) in spots)
            {
                await writer.WriteRowAsync(cancel, spot, new Point(location) { SRID = Crs.Sweref99Tm });
            }

            await writer.CompleteAsync(cancel);
        }

        await using (var writer = await connection.BeginBinaryImportAsync("COPY period FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var (period, quarter) in periods)
            {
                await writer.WriteRowAsync(cancel, period.Name, period.From, period.To, quarter.Name);
            }

            await writer.CompleteAsync(cancel);
        }

        await db.ExecuteAsync("CREATE INDEX ON spot USING gist (location); ANALYZE spot; ANALYZE theme_incident; ANALYZE period;", cancel);
    }

    /// <summary>Counts what was staged, for each area, theme and period, into <c>analysis.area_count</c>.</summary>
    /// <returns>How many counts.</returns>
    public static async Task<int> CountAsync(GeoDb db, string municipality, long run, CancellationToken cancel)
    {
        await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/area_unit"), cancel, municipality);
        await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/area_member"), cancel, municipality);
        await db.ExecuteAsync("ANALYZE unit; ANALYZE member;", cancel);

        // The planner cannot know how many counts there will be: guessing one, it would read all of them anew for each area and period.
        await db.ExecuteAsync("SET LOCAL enable_nestloop = off", cancel);
        var counts = await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/area_count"), cancel, municipality, run);
        await db.ExecuteAsync("SET LOCAL enable_nestloop = on", cancel);
        return counts;
    }

    private static IEnumerable<ThemeIncident> Mark(IEnumerable<ThemeIncident> theme)
    {
        ThemeIncident[] incidents = [.. theme];
        var counted = PlaceEvents.Counted(
            Array.ConvertAll(incidents, incident => (long)incident.Place), Array.ConvertAll(incidents, incident => incident.OccurredAt));
        return incidents.Select((incident, i) => incident with { Counted = counted[i] });
    }
}
