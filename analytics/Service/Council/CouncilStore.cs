using System.Collections.Immutable;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Documents;
using Geo.Service.Planning;
using Geo.Service.Release;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Service.Council;

/// <summary>One municipality as PostgreSQL shows it to whoever asks: the same questions give a member from outside less.</summary>
internal sealed class CouncilStore : IAsyncDisposable
{
    private CouncilStore(GeoDb db) => Db = db;

    /// <summary>The store as the caller, for the tables of <c>work</c>.</summary>
    public GeoDb Db { get; }

    public required Municipality Municipality { get; init; }

    public required DeskCaller Caller { get; init; }

    public required ImmutableArray<Theme> Themes { get; init; }

    /// <summary>The newest run of each method, and when it was made.</summary>
    public required IReadOnlyDictionary<string, (long Id, DateTime FinishedAt)> Runs { get; init; }

    /// <summary>Whether the caller sees by the rule set of members from outside.</summary>
    public bool IsOutside => Caller.Role == DeskRole.CouncilExternal;

    /// <summary>What the counts by area and time are of: the published ones, which members from outside have, hold every event; the council's own hold what
    /// comes again at a place once.</summary>
    public string Unit => IsOutside ? "händelser" : "platshändelser";

    /// <summary>The same as a column's name.</summary>
    public string UnitColumn => IsOutside ? "handelser" : "platshandelser";

    /// <summary>The whole quarters that are analysed, oldest first.</summary>
    public ImmutableArray<Period> Quarters => CountAnalysis.QuartersOf(Municipality);

    public static async Task<CouncilStore> OpenAsync(DeskSession desk, string slug, CancellationToken cancel)
    {
        var db = await desk.OpenAsync(slug, cancel);
        try
        {
            var municipality = await db.Municipalities.FromSqlRaw("SELECT * FROM core.desk_municipality").AsNoTracking().SingleAsync(one => one.Slug == slug, cancel);
            return new(db)
            {
                Municipality = municipality,
                Caller = desk.Caller,
                Themes = [.. await db.Themes.FromSqlRaw("SELECT * FROM core.desk_theme").AsNoTracking().OrderBy(theme => theme.Position).ToListAsync(cancel)],
                Runs = (await ListAsync(db, "council_run", row => (Method: row.GetString(0), Id: row.GetInt64(1), FinishedAt: row.GetDateTime(2)), cancel))
                    .ToDictionary(run => run.Method, run => (run.Id, run.FinishedAt), StringComparer.Ordinal),
            };
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a question.</summary>
    /// <param name="file">Its file in this folder.</param>
    /// <param name="read">Makes something of each row.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="values">Its parameters.</param>
    public Task<List<T>> ListAsync<T>(string file, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values) => ListAsync(Db, file, read, cancel, values);

    /// <summary>The chain of evidence: for members from outside the meetings, agreements and promises.</summary>
    public Task<ChainStore> ChainAsync(CancellationToken cancel) => ChainStore.ReadAsync(Db, Municipality.Code, cancel);

    /// <summary>The id of a method's newest run; 0 where there is none.</summary>
    public long Run(string method) => Runs.TryGetValue(method, out var run) ? run.Id : 0;

    /// <summary>Where figures come from, in a line: source, period, method and run.</summary>
    public string Basis(string what, string period, string method) =>
        $"Källa: {what}. Tid: {period}. Metod: {Words.Method(method)}{(Runs.TryGetValue(method, out var run) ? $", körning {run.Id.Swedish()}, {SwedishClock.Day(run.FinishedAt).Iso()}" : "")}.";

    /// <summary>The concentrations of a theme and period. From how few places they come may itself be a small count: members from outside are not told.</summary>
    public async Task<ImmutableArray<CouncilSpot>> SpotsAsync(string theme, string period, CancellationToken cancel) =>
    [
        .. await ListAsync(
            "council_hotspot",
            row => new CouncilSpot(
                row.GetInt32(0), row.GetInt32(1), IsOutside ? null : row.GetInt32(2), IsOutside ? null : row.GetInt32(3), row.GetDouble(4), row.GetDouble(5), row.GetString(6), (MultiPolygon)PlanStore.Shape(row, 7)),
            cancel, Run(HotspotAnalysis.Method), theme, period),
    ];

    /// <summary>The public areas by code, with their outlines where these are known.</summary>
    public async Task<ImmutableArray<CouncilArea>> AreasAsync(CancellationToken cancel) =>
    [
        .. await ListAsync(
            "council_area", row => new CouncilArea(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : PlanStore.Shape(row, 2)), cancel,
            Word.Of(Municipality.PublicAreaKind), Municipality.PublicAreaEdition),
    ];

    /// <summary>The events of a theme that a selection holds, and how many cannot be told; none for members from outside.</summary>
    public Task<(ImmutableArray<CouncilEvent> Chosen, int Unknown)> EventsAsync(string theme, DateOnly from, DateOnly to, IncidentSelection selection, CancellationToken cancel) =>
        EventsAsync(theme, (from, to), selection, "", cancel);

    /// <summary>All events of a theme in an area.</summary>
    public async Task<IEnumerable<CouncilEvent>> EventsInAsync(string theme, Period period, string area, CancellationToken cancel) =>
        (await EventsAsync(theme, (period.From, period.To), new(), area, cancel)).Chosen.Where(one => one.Area == area);

    private async Task<(ImmutableArray<CouncilEvent> Chosen, int Unknown)> EventsAsync(string theme, (DateOnly From, DateOnly To) days, IncidentSelection selection, string area, CancellationToken cancel)
    {
        var events = await ListAsync(
            "council_event",
            row =>
            {
                var place = (Point)PlanStore.Shape(row, 7);
                var (at, until) = (row.GetDateTime(4), row.GetDateTime(5));
                return new CouncilEvent(
                    new(theme, row.GetString(0), "", row.GetInt32(1), at, "", row.GetString(6), place, row.GetBoolean(3)) { Counted = row.GetBoolean(2), OccurredTo = until },
                    row.GetString(8), SwedishClock.Day(at));
            },
            cancel, Run(PlanGroundAnalysis.Method), theme, days.From, days.To, Word.Of(Municipality.PublicAreaKind), Municipality.PublicAreaEdition, area);
        var marks = events.Select(one => (one, Holds: selection.Holds(one.Incident, SwedishClock.Local(one.Incident.OccurredAt), SwedishClock.Local(one.Incident.OccurredTo)))).ToList();
        return ([.. marks.Where(mark => mark.Holds == true).Select(mark => mark.one)], marks.Count(mark => mark.Holds is null));
    }

    /// <summary>What maps are drawn on, the lowest first: water and larger roads.</summary>
    public Task<List<(string Layer, Geometry Shape)>> GroundAsync(CancellationToken cancel) =>
        ListAsync("council_ground", row => (row.GetString(0), PlanStore.Shape(row, 1)), cancel, new object[] { PublicMap.LargerRoads });

    /// <summary>The public counts of a theme, and the day that they were published; none where nothing is.</summary>
    public Task<List<CouncilPublished>> PublishedAsync(string theme, CancellationToken cancel) => ListAsync(
        "council_published",
        row => new CouncilPublished(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.GetString(5)), cancel, theme);

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static async Task<List<T>> ListAsync<T>(GeoDb db, string file, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(CouncilStore), "Council/" + file), cancel, values);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await row.ReadAsync(cancel))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}

/// <summary>A concentration as the caller may see it.</summary>
/// <param name="Number">From south to north: a name, not a rank.</param>
/// <param name="Touches">Areas and plans as kind:code parted by spaces; of a selection the places near it.</param>
/// <param name="Incidents">Null where only place-events are known.</param>
/// <param name="Places">Distinct places; null where they are not counted.</param>
internal sealed record CouncilSpot(int Number, int PlaceEvents, int? Incidents, int? Places, double Expected, double SmallestQBh, string Touches, MultiPolygon Outline);

/// <summary>A public area.</summary>
internal sealed record CouncilArea(string Code, string Name, Geometry? Outline)
{
    /// <summary>Its name, and its code where the name does not hold it.</summary>
    public string Words => Name == Code ? Code : $"{Name} ({Code})";
}

/// <summary>An event with the public area that it lies in, empty where it lies in none, and its day.</summary>
internal sealed record CouncilEvent(ThemeIncident Incident, string Area, DateOnly Day);

/// <summary>A count that anyone may read; null where the rules hold it back.</summary>
internal sealed record CouncilPublished(DateOnly PublishedOn, string AreaKind, string Area, string Period, int? Count, string Mark);
