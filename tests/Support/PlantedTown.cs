using System.Collections.Immutable;
using Geo.Database;
using Geo.Etl.Sampling;
using Geo.Service.Analyses;
using Geo.Service.Evaluations;
using Geo.Statistics;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Support;

/// <summary>What the analyses say of a draw with planted hotspots, a trap and an outbreak.</summary>
/// <param name="HotCells">Hotspots by id: whether hot cells cover at least a third of it.</param>
/// <param name="HotAreas">Hotspots by id: whether the statistical area that holds most of it is named hot.</param>
/// <param name="NamedNew">Whether the area of the one that began in the last quarter is named hot there, and new.</param>
/// <param name="NamedRepeated">Whether the trap's cell is named as repeats at one place.</param>
/// <param name="FoundOutbreak">Whether the strongest cluster is sure and lies within 500 m of the outbreak.</param>
/// <param name="FalseCells">Of all maps' hot cells the share that touches nothing planted; 0 where no cell is hot.</param>
/// <param name="FalseAreas">The same of areas.</param>
internal sealed record PlantedFindings(
    IReadOnlyDictionary<string, bool> HotCells, IReadOnlyDictionary<string, bool> HotAreas, bool NamedNew, bool NamedRepeated, bool FoundOutbreak, double FalseCells, double FalseAreas);

/// <summary>Whether a test finds anything in a theme where nothing is planted.</summary>
internal sealed record NullFindings(
    bool HotCells, bool HotCellsLastQuarter, bool Repeated, bool HotAreas, bool HotAreasLastQuarter, bool NamedNew, bool Cluster);

/// <summary>Exempelstad of one seed, with things happening where people live and by chance, beside what is planted: run through the
/// analyses without files or store.</summary>
internal sealed class PlantedTown
{
    private const int CellSizeMetres = 250;
    private const double SmallestCover = 1.0 / 3;

    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static readonly string[] Themes = ["violence", "damage", "insecurity"];

    private readonly long _seed;
    private readonly SampleTown _town;
    private readonly HotspotGround _ground;
    private readonly Dictionary<GridCell, int> _index;
    private readonly List<(SampleArea Area, IndexedPointInAreaLocator Locator)> _areas;
    private readonly Period[] _quarters = [.. Period.Quarters(SamplePeriod.FirstDay, SamplePeriod.LastDay)];

    public PlantedTown(long seed)
    {
        (_seed, _town) = (seed, SampleTown.Build(seed));
        var cells = InhabitedGrid.Spread(
            [.. _town.Areas.Areas.Select(area => new ResidentialArea(area.Outline.Intersection(_town.InhabitedLand), area.Residents))], CellSizeMetres);
        _ground = new([.. cells.Select(cell => cell.Cell)], [.. cells.Select(cell => cell.Residents)], "residents");
        _index = _ground.Cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        _areas = [.. _town.Areas.Areas.Select(area => (area, new IndexedPointInAreaLocator(area.Outline)))];
    }

    /// <summary>Plants hotspots of a multiplier, and a trap and an outbreak that grow with it.</summary>
    public PlantedFindings Find(double strength)
    {
        var draw = Draw(new() { Even = true, Multiplier = strength, Trap = (int)(6 * strength), Outbreak = (int)(3 * strength) });
        var themes = Themes.ToDictionary(theme => theme, theme => Read(draw, theme));
        var (hotCells, hotAreas) = (new Dictionary<string, bool>(), new Dictionary<string, bool>());
        var (cells, areas) = (new List<bool>(), new List<bool>());
        var (named, repeated) = (false, false);
        foreach (var (theme, events) in themes)
        {
            Geometry[] planted =
            [
                .. draw.Hotspots.Where(h => h.Hotspot.Themes.Contains(theme)).Select(h => h.Hotspot.Outline),
                .. draw.Outbreak is { } outbreak && outbreak.Theme == theme ? new[] { Sweref.Factory.CreatePoint(outbreak.Middle).Buffer(outbreak.RadiusMetres) } : [],
            ];
            foreach (var isLast in (bool[])[false, true])
            {
                var map = Map(events, isLast);
                var hot = map.Cells.Where(cell => cell.Verdict == HotspotVerdict.Hot).Select(cell => cell.Cell.ToPolygon(CellSizeMetres)).ToList();
                var named_ = Areas(events, isLast);
                cells.AddRange(hot.Select(cell => !planted.Any(thing => thing.Distance(cell) <= CellSizeMetres)));
                areas.AddRange(Enumerable.Range(0, _areas.Count).Where(i => named_[i].Verdict == HotspotVerdict.Hot)
                    .Select(i => !planted.Any(thing => thing.Intersection(_areas[i].Area.Outline).Area > 1)));
                foreach (var hotspot in draw.Hotspots.Select(h => h.Hotspot).Where(h => h.Themes.Contains(theme) && (h.From > SamplePeriod.FirstDay) == isLast))
                {
                    var home = Enumerable.Range(0, _areas.Count).MaxBy(i => _areas[i].Area.Outline.Intersection(hotspot.Outline).Area);
                    hotCells[hotspot.Id] = hot.Sum(cell => cell.Intersection(hotspot.Outline).Area) / hotspot.Outline.Area >= SmallestCover;
                    hotAreas[hotspot.Id] = named_[home].Verdict == HotspotVerdict.Hot;
                    named |= isLast && hotAreas[hotspot.Id] && Areas(events, isLast: false)[home].Emerging == "new hot spot";
                }

                if (isLast && draw.Trap is { } trap && trap.Theme == theme)
                {
                    repeated = _index.TryGetValue(GridCell.Containing(trap.Location, CellSizeMetres), out var cell) && map.Cells[cell].Verdict == HotspotVerdict.RepeatedAtOnePlace;
                }
            }
        }

        var found = Clusters(themes[draw.Outbreak!.Theme]) is [{ P: <= .05 } cluster, ..]
            && double.Hypot(cluster.Easting - draw.Outbreak.Middle.X, cluster.Northing - draw.Outbreak.Middle.Y) <= 500;
        return new(hotCells, hotAreas, named, repeated, found, Share(cells), Share(areas));
    }

    /// <summary>Plants nothing: what each test finds in each theme.</summary>
    public IEnumerable<NullFindings> FindNothing()
    {
        var draw = Draw(new() { Even = true, Multiplier = 1 });
        foreach (var theme in Themes)
        {
            var events = Read(draw, theme);
            var (whole, last) = (Map(events, isLast: false), Map(events, isLast: true));
            var (areas, areasLast) = (Areas(events, isLast: false), Areas(events, isLast: true));
            yield return new(
                Any(whole, HotspotVerdict.Hot), Any(last, HotspotVerdict.Hot), Any(whole, HotspotVerdict.RepeatedAtOnePlace) || Any(last, HotspotVerdict.RepeatedAtOnePlace),
                areas.Any(area => area.Verdict == HotspotVerdict.Hot), areasLast.Any(area => area.Verdict == HotspotVerdict.Hot),
                Enumerable.Range(0, areas.Length).Any(i => areasLast[i].Verdict == HotspotVerdict.Hot && areas[i].Emerging == "new hot spot"),
                Clusters(events) is [{ P: <= .05 }, ..]);
        }

        static bool Any(HotspotMapResult map, HotspotVerdict verdict) => map.Cells.Any(cell => cell.Verdict == verdict);
    }

    /// <summary>Plants a measure, and evaluates it with a year before and a year after.</summary>
    public StudyDocument Evaluate(double spared)
    {
        var draw = Draw(new() { Even = true, Multiplier = 1, Spared = spared });
        var measure = draw.Measure!.Measure;
        var study = new EvaluationStudy
        {
            Id = measure.Id,
            Measure = measure.Id,
            Theme = measure.Theme,
            Treated = "plan:T",
            Control = "plan:K",
            BeforeFrom = SamplePeriod.FirstDay,
            BeforeTo = measure.From.AddDays(-1),
            AfterFrom = measure.From,
            AfterTo = SamplePeriod.LastDay,
        };
        StudyEvent[] events = [.. Read(draw, measure.Theme).Where(incident => incident.Counted).Select(incident => new StudyEvent(incident.Location.Coordinate, DayOf(incident)))];
        return StudyEvaluation.Of(study, StudyGround.Of(measure.Treated, measure.Control, SampleMeasure.RingMetres), events, SamplePeriod.FirstDay);
    }

    private SampleDraw Draw(SamplePlan plan) => SampleIncidents.Draw(_town, _seed, plan);

    // As the store would have them: violence in public places only, a spot is a place, repeats marked.
    private ThemeIncident[] Read(SampleDraw draw, string theme)
    {
        var places = new Dictionary<Coordinate, int>();
        ThemeIncident[] incidents =
        [
            .. draw.Incidents.Where(incident => incident.Kind.Theme == theme && !incident.Kind.Code.EndsWith("_indoor", StringComparison.Ordinal)).Select(incident =>
            {
                places.TryAdd(incident.Location, places.Count);
                var day = DateOnly.FromDateTime(incident.From);
                return new ThemeIncident(
                    theme, "sample", incident.Reference, places[incident.Location], DateTime.SpecifyKind(incident.From - Stockholm.GetUtcOffset(incident.From), DateTimeKind.Utc),
                    _quarters.First(quarter => day <= quarter.To).Name, incident.Reporter, new Point(incident.Location), AtAddress: true);
            }),
        ];
        var counted = PlaceEvents.Counted(Array.ConvertAll(incidents, incident => (long)incident.Place), Array.ConvertAll(incidents, incident => incident.OccurredAt));
        return [.. incidents.Select((incident, i) => incident with { Counted = counted[i] })];
    }

    private HotspotMapResult Map(ThemeIncident[] events, bool isLast) => HotspotMap.Of(_ground,
    [
        .. events.Where(incident => !isLast || incident.Quarter == _quarters[^1].Name)
            .Where(incident => _index.ContainsKey(GridCell.Containing(incident.Location.Coordinate, CellSizeMetres)))
            .Select(incident => new HotspotEvent(_index[GridCell.Containing(incident.Location.Coordinate, CellSizeMetres)], incident.Place, incident.OccurredAt)),
    ]);

    private AreaDocument[] Areas(ThemeIncident[] events, bool isLast)
    {
        var whole = Period.Whole([.. _quarters])!;
        var period = isLast ? _quarters[^1] : whole;
        var home = events.ToLookup(incident => _areas.FindIndex(area => area.Locator.Locate(incident.Location.Coordinate) != Location.Exterior));
        var series = _areas.Select((area, i) => _quarters.Append(whole).ToDictionary(p => p.Name, p => Count(area.Area.Plan.Code, p, whole, home[i]))).ToList();
        var totals = _quarters.Append(whole).ToDictionary(p => p.Name, p => Count("", p, whole, events).PlaceEvents);
        double[] residents = [.. _areas.Select(area => (double)area.Area.Residents)];
        return
        [
            .. AreaAnalysis.Test(
                [.. series.Select(area => PlaceCount.Of(area[period.Name]))], residents, (totals[period.Name], residents.Sum()), (period.To.DayNumber - period.From.DayNumber + 1) / 365.25,
                i => isLast ? null : AreaAnalysis.Emerging(series[i], totals, [.. _quarters], residents[i] / residents.Sum())),
        ];
    }

    private static AreaCount Count(string code, Period period, Period whole, IEnumerable<ThemeIncident> events)
    {
        var within = events.Where(incident => period == whole || incident.Quarter == period.Name).ToList();
        return new()
        {
            RunId = 1,
            Municipality = TownPlan.MunicipalityCode,
            Theme = "",
            AreaKind = AreaKind.Deso,
            AreaEdition = "2025",
            AreaCode = code,
            Period = period.Name,
            Incidents = within.Count,
            PlaceEvents = within.Count(incident => incident.Counted),
            Places = within.Select(incident => incident.Place).Distinct().Count(),
            LargestPlaceShare = 0,
            CompletelyReported = true,
        };
    }

    private static ImmutableArray<ClusterDocument> Clusters(ThemeIncident[] events) =>
        ClusterAnalysis.Of(events, SamplePeriod.FirstDayOfSecondYear, SamplePeriod.LastDay, CellSizeMetres, Computing.OnOneCore);

    private static DateOnly DayOf(ThemeIncident incident) => DateOnly.FromDateTime(incident.OccurredAt + Stockholm.GetUtcOffset(incident.OccurredAt));

    private static double Share(List<bool> falsely) => falsely.Count == 0 ? 0 : falsely.Count(one => one) / (double)falsely.Count;
}
