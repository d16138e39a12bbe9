using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Geo.Service.Analyses;

/// <summary>Where do more place-events lie close together than the residents explain? One map a theme and period, on a
/// grid over inhabited land.</summary>
internal static class HotspotAnalysis
{
    public const string Method = "hotspots";

    /// <summary>Makes the maps of each theme for each quarter and for the whole time.</summary>
    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return new(Method, "inga händelser med plats: inga koncentrationer kan sökas");
        }

        var whole = Period.Whole(quarters)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var options = new HotspotOptions();
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == municipality.Code).ToDictionaryAsync(theme => theme.Id, theme => theme.Denominator, cancel);
        var parameters = new
        {
            cellSizeMetres = municipality.CellSizeMetres,
            neighbours = "queen",
            denominators = themes.ToDictionary(theme => theme.Key, theme => ThemeGrounds.NameOf(theme.Value)),
            alpha = options.Alpha,
            correction = "Benjamini-Hochberg over all cells of a map",
            repeatDays = options.RepeatDays,
            minimumPlaceEvents = options.MinimumPlaceEvents,
            minimumNeighbourhoodEvents = options.MinimumNeighbourhoodEvents,
        };
        if (await RunLog.OpenAsync(db, municipality.Code, Method, parameters, fingerprint, clock, cancel) is not { } run)
        {
            var latest = await RunLog.FindLatestAsync(db, municipality.Code, Method, cancel);
            return new(Method, "oförändrat sedan förra körningen", [.. await ListAsync(db, latest!, whole, quarters[^1], cancel)]);
        }

        var grounds = new ThemeGrounds(db, municipality);
        if (await grounds.CellsAsync(Denominator.Residents, cancel) is not { } inhabited)
        {
            return new(Method, $"{await PopulationEdition.MissingAsync(db, municipality, cancel)}: inga koncentrationer kan sökas");
        }

        var maps = incidents.GroupBy(incident => incident.Theme)
            .SelectMany(theme => quarters.Select(quarter => (theme.Key, Period: quarter, Events: theme.Where(incident => incident.Quarter == quarter.Name)))
                .Append((theme.Key, Period: whole, Events: theme)))
            .ToList();
        var outside = 0;
        List<string> silent = [];
        foreach (var (theme, period, events) in maps)
        {
            if (await grounds.CellsAsync(themes[theme], cancel) is not { } ground)
            {
                silent.AddRange(period == whole ? [$"{theme}: {ThemeGrounds.MissingOf(themes[theme])}; ingen karta görs"] : []);
                continue;
            }

            var (placed, left) = Place(ground, events, municipality.CellSizeMetres);
            outside += period == whole ? left : 0;
            var map = HotspotMap.Of(ground, placed, options);
            await db.BulkInsertAsync(map.Cells.Select(cell => Row(cell, run.Id, municipality.Code, theme, period.Name)), cancel);
            await db.BulkInsertAsync(Hotspots.Of(map).Select(hotspot => Row(hotspot, map, run.Id, municipality, theme, period.Name)), cancel);
        }

        await db.ExecuteAsync(SqlFile.Read(typeof(Store), "Analyses/hotspot_touches"), cancel, municipality.Code, run.Id);
        await transaction.CommitAsync(cancel);
        return new(
            Method,
            $"{maps.Count} kartor med {inhabited.Cells.Length} rutor på {municipality.CellSizeMetres} m; {outside} händelser utanför bebodd mark",
            [.. await ListAsync(db, run, whole, quarters[^1], cancel), .. silent]);
    }

    /// <summary>How many concentrations a run found, a line a theme: in the whole time and in the last quarter.</summary>
    private static async Task<List<string>> ListAsync(GeoDb db, AnalysisRun run, Period whole, Period last, CancellationToken cancel)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == run.Municipality).OrderBy(theme => theme.Position).ToListAsync(cancel);
        var hotspots = await db.Hotspots.AsNoTracking().Where(hotspot => hotspot.RunId == run.Id).ToListAsync(cancel);
        return
        [
            .. themes.Where(theme => hotspots.Any(hotspot => hotspot.Theme == theme.Id))
                .Select(theme => $"{theme.Name}: {Describe(theme.Id, whole)}; {Describe(theme.Id, last)}"),
        ];

        string Describe(string theme, Period period)
        {
            var found = hotspots.Where(hotspot => hotspot.Theme == theme && hotspot.Period == period.Name).ToList();
            return found.Count == 0
                ? $"inga koncentrationer {period.Name}"
                : string.Create(
                    CultureInfo.GetCultureInfo("sv-SE"),
                    $"{found.Count} koncentrationer {period.Name} ({found.Sum(hotspot => hotspot.PlaceEvents):N0} platshändelser mot väntade {found.Sum(hotspot => hotspot.Expected):N0})");
        }
    }

    /// <summary>The incidents that lie in a cell of a ground, and how many do not.</summary>
    internal static (HotspotEvent[] Placed, int Outside) Place(HotspotGround ground, IEnumerable<ThemeIncident> incidents, double cellSizeMetres)
    {
        var index = ground.Cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        var placed = new List<HotspotEvent>();
        var outside = 0;
        foreach (var incident in incidents)
        {
            if (index.TryGetValue(GridCell.Containing(incident.Location.Coordinate, cellSizeMetres), out var cell))
            {
                placed.Add(new(cell, incident.Place, incident.OccurredAt));
            }
            else
            {
                outside++;
            }
        }

        return ([.. placed], outside);
    }

    private static HotspotCell Row(HotspotMapCell cell, long run, string municipality, string theme, string period) => new()
    {
        RunId = run,
        Municipality = municipality,
        Theme = theme,
        Period = period,
        Column = cell.Cell.Column,
        Row = cell.Cell.Row,
        Incidents = cell.Incidents,
        PlaceEvents = cell.PlaceEvents,
        Places = cell.Places,
        Residents = cell.Denominator,
        LocalSum = cell.LocalSum,
        Expected = double.IsNaN(cell.Expected) ? 0 : cell.Expected,
        GiStarZ = Known(cell.GiStarZ),
        PUpper = Known(cell.PUpper),
        QBh = Known(cell.QBh),
        Verdict = Word.Of(cell.Verdict),
    };

    private static Database.Hotspot Row(Statistics.Hotspot hotspot, HotspotMapResult map, long run, Municipality municipality, string theme, string period)
    {
        var members = hotspot.Cells.ToHashSet();
        var cells = map.Cells.Where(cell => members.Contains(cell.Cell)).ToImmutableArray();
        return new()
        {
            RunId = run,
            Municipality = municipality.Code,
            Theme = theme,
            Period = period,
            Number = hotspot.Number,
            Cells = cells.Length,
            Incidents = hotspot.Incidents,
            PlaceEvents = hotspot.PlaceEvents,
            Places = cells.Sum(cell => cell.Places),
            Expected = hotspot.Expected,
            SmallestQBh = cells.Min(cell => cell.QBh),
            Touches = "",
            Outline = Outline(hotspot.Cells, municipality.CellSizeMetres),
        };
    }

    internal static MultiPolygon Outline(IEnumerable<GridCell> cells, double cellSizeMetres)
    {
        var union = UnaryUnionOp.Union([.. cells.Select(cell => (Geometry)cell.ToPolygon(cellSizeMetres))]);
        return new MultiPolygon([.. Enumerable.Range(0, union.NumGeometries).Select(i => (Polygon)union.GetGeometryN(i))]) { SRID = Crs.Sweref99Tm };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
