using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Draws what happened in the town during two years, with the planted truth.</summary>
internal sealed class SampleIncidents
{
    private const double RegisterShareOfDamage = 0.68;
    private const int PlantedPairsOfEachSort = 60;
    private const int RepeatAddresses = 18;

    private static readonly (string Theme, double Background)[] Themes = [("violence", 640), ("damage", 2700), ("insecurity", 2150)];

    private readonly SampleTown _town;
    private readonly SampleRandom _random;
    private readonly List<SampleIncident> _incidents = [];
    private readonly SamplePlan _plan;
    private readonly Dictionary<string, IIncidentSites> _sites;
    private readonly IReadOnlyList<SampleHotspot> _planted;
    private readonly List<IndexedPointInAreaLocator> _hotspots;
    private readonly HashSet<ReporterWeek> _silent;

    private SampleIncidents(SampleTown town, long seed, SamplePlan plan)
    {
        _town = town;
        _plan = plan;
        _planted = [.. town.Hotspots.Select(h => h with { Multiplier = plan.Multiplier ?? h.Multiplier })];
        _random = new(seed, "incidents");
        _sites = Themes.ToDictionary(t => t.Theme, IIncidentSites (t) => plan.Even ? new EvenSites(town) : new IncidentSites(town, t.Theme, new(seed, $"sites {t.Theme}")));
        _hotspots = [.. town.Hotspots.Select(h => new IndexedPointInAreaLocator(h.Outline))];
        _silent = [.. SampleReporters.SilentWeeks(new(seed, "silence"))];
    }

    /// <param name="plan">What to plant; null for what the committed files have.</param>
    public static SampleDraw Draw(SampleTown town, long seed, SamplePlan? plan = null) => new SampleIncidents(town, seed, plan ?? new()).Draw(seed);

    private SampleDraw Draw(long seed)
    {
        foreach (var (theme, background) in Themes)
        {
            for (var left = _random.Poisson(background); left > 0; left--)
            {
                _incidents.Add(At(_sites[theme].Draw(_random), theme, SamplePeriod.FirstDay, SamplePeriod.LastDay));
            }
        }

        var repeats = _plan.Even ? [] : PlantRepeats();
        var backgrounds = _planted.Select(Plant).ToList();

        // Streams of their own: what is planted besides leaves the rest as it was.
        (IncidentSite Site, string Theme)? trap = _plan.Trap > 0 ? PlantTrap(new(seed, "trap")) : null;
        var outbreak = _plan.Outbreak > 0 ? PlantOutbreak(new(seed, "outbreak")) : null;
        var measure = _plan.Spared is { } spared ? PlantMeasure(MeasurePlan.Draw(spared), new(seed, "measure")) : null;
        if (!_plan.Even)
        {
            DropAccidentalPairs();
        }

        var (duplicates, nearMisses) = _plan.Even ? ([], []) : PlantPairs();

        var ordered = _incidents.Select((incident, i) => (incident, i)).OrderBy(x => x.incident.From).ThenBy(x => x.i).ToList();
        var references = new string[_incidents.Count];
        int damage = 0, est = 0;
        foreach (var (incident, i) in ordered)
        {
            references[i] = incident.InDamageRegister ? $"EX-{incident.From.Year}-{++damage:00000}" : $"EX-EST-{incident.From.Year}-{++est:00000}";
            _incidents[i] = incident with { Reference = references[i] };
        }

        return new(
            [.. ordered.Select(x => _incidents[x.i])],
            [.. _planted.Select((h, i) => Count(h, i, backgrounds[i], [.. duplicates.Select(d => references[d.Est])]))],
            [.. duplicates.Select(p => new PlantedPair(references[p.Damage], references[p.Est], p.Reason))],
            [.. nearMisses.Select(p => new PlantedPair(references[p.Damage], references[p.Est], p.Reason))],
            [.. repeats.Select(r => new PlantedRepeat(r.Site.Address, r.Site.Location, r.Theme, Ids(_incidents.Where(x =>
                x.Kind.Theme == r.Theme && x.Location.Equals2D(r.Site.Location)))))],
            [.. _silent.OrderBy(s => s.Year).ThenBy(s => s.Week).ThenBy(s => s.Reporter, StringComparer.Ordinal)])
        {
            Trap = trap is { } place ? new(place.Site.Address, place.Site.Location, place.Theme, Ids(_incidents.Where(x =>
                x.Kind.Theme == place.Theme && x.Location.Equals2D(place.Site.Location)))) : null,
            Outbreak = outbreak,
            Measure = measure,
        };
    }

    private SampleIncident At(IncidentSite site, string theme, DateOnly first, DateOnly last) => At(site, theme, (first, last), _random);

    private SampleIncident At(IncidentSite site, string theme, (DateOnly First, DateOnly Last) time, SampleRandom random)
    {
        var kind = SampleKind.Draw(theme, random);
        var moment = SampleClock.Moment(theme, time.First, time.Last, random);
        var registered = theme == "damage" && random.Chance(RegisterShareOfDamage);
        var (from, to) = registered ? SampleClock.DamageInterval(moment, time.First, random) : SampleClock.SeenInterval(moment, time.First, random);
        return new(kind, from, to, site.Location, site.Address, site.Use)
        {
            InDamageRegister = registered,
            Reporter = registered ? "" : SampleReporters.Draw(theme, from, _silent, random),
        };
    }

    private (IncidentSite Site, string Theme) PlantTrap(SampleRandom random)
    {
        var first = SamplePeriod.FirstDayOfLastQuarter.AddDays(30);
        var site = AwayFromHotspots("damage", random);
        for (var left = _plan.Trap; left > 0; left--)
        {
            _incidents.Add(At(site, "damage", (first, first.AddDays(26)), random));
        }

        return (site, "damage");
    }

    private PlantedOutbreak PlantOutbreak(SampleRandom random)
    {
        const double RadiusMetres = 150;
        const string Theme = "insecurity";
        var (middle, first) = (AwayFromHotspots(Theme, random), SamplePeriod.LastDay.AddDays(-20));
        for (var left = _plan.Outbreak; left > 0; left--)
        {
            var (angle, away) = (random.Between(0, 2 * Math.PI), RadiusMetres * Math.Sqrt(random.Unit()));
            var spot = Sweref.Decimetre(new(middle.Location.X + away * Math.Cos(angle), middle.Location.Y + away * Math.Sin(angle)));
            _incidents.Add(At(middle with { Location = spot }, Theme, (first, SamplePeriod.LastDay), random));
        }

        return new(Theme, middle.Location, RadiusMetres, first, _plan.Outbreak);
    }

    private IncidentSite AwayFromHotspots(string theme, SampleRandom random)
    {
        while (true)
        {
            if (_sites[theme].Draw(random) is var site && !_planted.Any(h => h.Outline.Distance(Sweref.Factory.CreatePoint(site.Location)) < 1000))
            {
                return site;
            }
        }
    }

    private PlantedMeasure PlantMeasure(SampleMeasure measure, SampleRandom random)
    {
        var land = new IndexedPointInAreaLocator(_town.InhabitedLand);
        foreach (var busy in (Geometry[])[measure.Treated, measure.Control])
        {
            for (var left = random.Poisson(MeasurePlan.EventsAYear * SamplePeriod.Days / 365.25); left > 0; left--)
            {
                _incidents.Add(At(Within(busy), measure.Theme, (SamplePeriod.FirstDay, SamplePeriod.LastDay), random));
            }
        }

        var treated = new IndexedPointInAreaLocator(measure.Treated);
        var prevented = _incidents.Where(x => x.Kind.Theme == measure.Theme && DateOnly.FromDateTime(x.From) >= measure.From
            && treated.Locate(x.Location) != Location.Exterior && random.Chance(measure.Spared)).ToHashSet(ReferenceEqualityComparer.Instance);
        _incidents.RemoveAll(prevented.Contains);
        var moved = prevented.Cast<SampleIncident>().Where(_ => random.Chance(measure.Moved)).Select(x =>
        {
            var site = Within(measure.Ring);
            return x with { Location = site.Location, Address = site.Address, Use = site.Use };
        }).ToList();
        _incidents.AddRange(moved);
        return new(measure, prevented.Count, moved.Count);

        IncidentSite Within(Geometry area)
        {
            var (locator, bounds) = (new IndexedPointInAreaLocator(area), area.EnvelopeInternal);
            while (true)
            {
                var spot = Sweref.Decimetre(new(random.Between(bounds.MinX, bounds.MaxX), random.Between(bounds.MinY, bounds.MaxY)));
                if (locator.Locate(spot) != Location.Exterior && land.Locate(spot) != Location.Exterior)
                {
                    var building = _town.Buildings.MinBy(b => b.Location.Distance(spot))!;
                    return new(spot, building.Address, building.Use);
                }
            }
        }
    }

    /// <summary>Adds what the hotspot causes, each at a place of its own; returns the background expected there.</summary>
    private double Plant(SampleHotspot hotspot, int number)
    {
        var time = (hotspot.To.DayNumber - hotspot.From.DayNumber + 1.0) / SamplePeriod.Days;
        var expected = Themes.Where(t => hotspot.Themes.Contains(t.Theme)).Sum(t => t.Background * time * _sites[t.Theme].ShareInside(hotspot.Outline));
        var nearby = _town.Buildings.Where(b => Inside(number, b.Location)).ToList();
        var bounds = hotspot.Outline.EnvelopeInternal;
        for (var left = (int)Math.Round((hotspot.Multiplier - 1) * expected); left > 0;)
        {
            var spot = Sweref.Decimetre(new(_random.Between(bounds.MinX, bounds.MaxX), _random.Between(bounds.MinY, bounds.MaxY)));
            var theme = _random.Pick(hotspot.Themes);
            if (Inside(number, spot))
            {
                var building = nearby.MinBy(b => b.Location.Distance(spot))!;
                var incident = At(new(spot, building.Address, building.Use), theme, hotspot.From, hotspot.To) with { Hotspot = hotspot.Id };
                // A verdict counts reports at one place within four weeks once: what is planted must not melt together.
                if (!_incidents.Exists(x => x.Kind.Theme == theme && x.Location.Distance(spot) < 40 && Math.Abs((x.From - incident.From).TotalDays) < 29))
                {
                    _incidents.Add(incident);
                    left--;
                }
            }
        }

        return expected;
    }

    private List<(IncidentSite Site, string Theme)> PlantRepeats()
    {
        List<(IncidentSite Site, string Theme)> repeats = [];
        while (repeats.Count < RepeatAddresses)
        {
            var theme = _random.Pick(Themes).Theme;
            var site = _sites[theme].Draw(_random);
            if (!NearHotspot(site.Location) && repeats.TrueForAll(r => r.Site != site))
            {
                repeats.Add((site, theme));
                for (var left = 8 + _random.Below(17); left > 0; left--)
                {
                    _incidents.Add(At(site, theme, SamplePeriod.FirstDay, SamplePeriod.LastDay));
                }
            }
        }

        return repeats;
    }

    private void DropAccidentalPairs()
    {
        var registered = _incidents.Where(i => i.InDamageRegister).ToLookup(i => i.Kind.Code);
        _incidents.RemoveAll(e => !e.InDamageRegister && registered[e.Kind.Code].Any(d => d.Location.Distance(e.Location) < 80 && d.Overlaps(e)));
    }

    private (List<(int Damage, int Est, string Reason)> Duplicates, List<(int Damage, int Est, string Reason)> NearMisses) PlantPairs()
    {
        List<(int, int, string)> duplicates = [], nearMisses = [];
        var candidates = Enumerable.Range(0, _incidents.Count)
            .Where(i => _incidents[i].InDamageRegister && !NearHotspot(_incidents[i].Location) && (_incidents[i].To - _incidents[i].From).TotalHours > 3)
            .ToList();
        _random.Shuffle(candidates);
        foreach (var damage in candidates)
        {
            var first = _incidents[damage];
            var isDuplicate = duplicates.Count < PlantedPairsOfEachSort;
            var otherKind = nearMisses.Count % 2 == 0;
            var from = isDuplicate || otherKind ? first.From.AddMinutes(30) : first.From.AddMinutes(-150);
            var angle = _random.Between(0, 2 * Math.PI);
            var away = _random.Between(2, 30);
            var second = first with
            {
                InDamageRegister = false,
                From = from,
                To = from.AddMinutes(120),
                Kind = isDuplicate || !otherKind ? first.Kind : _random.Pick(SampleKind.All.Where(k => k.Theme != "violence" && k != first.Kind).ToList()),
                Location = Sweref.Decimetre(new(first.Location.X + away * Math.Cos(angle), first.Location.Y + away * Math.Sin(angle))),
            };
            second = second with { Reporter = SampleReporters.Draw(second.Kind.Theme, second.From, _silent, _random) };
            if (second.From.Date < SamplePeriod.FirstDay.ToDateTime(default)
                || _incidents.Exists(x => x != first && x.Kind == second.Kind && x.Location.Distance(second.Location) < 80
                    && Math.Abs((x.From - second.From).TotalHours) < 60))
            {
                continue;
            }

            var reason = isDuplicate ? "same event" : otherKind ? "other kind" : "other time the same night";
            (isDuplicate ? duplicates : nearMisses).Add((damage, _incidents.Count, reason));
            _incidents.Add(second);
            if (nearMisses.Count == PlantedPairsOfEachSort)
            {
                break;
            }
        }

        return (duplicates, nearMisses);
    }

    private PlantedHotspot Count(SampleHotspot hotspot, int number, double background, HashSet<string> copies)
    {
        var inside = _incidents.Where(x => hotspot.Themes.Contains(x.Kind.Theme) && !copies.Contains(x.Reference)
            && DateOnly.FromDateTime(x.From) >= hotspot.From && DateOnly.FromDateTime(x.From) <= hotspot.To && Inside(number, x.Location)).ToList();
        return new(hotspot, background,
            Ids(inside),
            Ids(inside.Where(x => x.Hotspot == hotspot.Id)));
    }

    private static List<string> Ids(IEnumerable<SampleIncident> incidents) =>
        [.. incidents.Select(x => x.Reference).Order(StringComparer.Ordinal)];

    private bool Inside(int hotspot, Coordinate place) => _hotspots[hotspot].Locate(place) != Location.Exterior;

    private bool NearHotspot(Coordinate place) =>
        _town.Hotspots.Any(h => h.Outline.EnvelopeInternal.Distance(new Envelope(place)) < 150);
}
