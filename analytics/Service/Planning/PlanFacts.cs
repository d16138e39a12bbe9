using System.Collections.Immutable;
using Geo.Service.Analyses;
using Geo.Statistics;
using Geo.Statistics.Patterns;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Service.Planning;

/// <summary>An area near a plan.</summary>
/// <param name="Subject">Such as <c>plan:P12</c> or <c>deso:9901C1010</c>.</param>
/// <param name="IsOwn">Whether it is a public area that the plan lies in.</param>
internal sealed record NearArea(string Subject, string Name, double Metres, bool IsOwn);

/// <summary>The figures of one plan's surroundings, each by one question to the store.</summary>
internal sealed class PlanFacts(PlanStore store, MultiPolygon plan, long ground, double years)
{
    private const string Plan = "plan";

    /// <summary>Fewer place-events fill no table of hours.</summary>
    private const int FewestForHours = 20;

    private readonly byte[] _plan = PlanStore.Wkb(plan);

    /// <summary>The themes whose events lie somewhere, and the names of those that are counted for the whole municipality alone.</summary>
    public async Task<(ImmutableArray<ThemeFacts> Themes, ImmutableArray<string> NeverMapped)> ThemesAsync(CancellationToken cancel)
    {
        var known = await store.ListAsync("plan_theme", row => (Id: row.GetString(0), Name: row.GetString(1), IsNeverMapped: row.GetBoolean(2)), cancel);
        var themes = known.Where(theme => !theme.IsNeverMapped);
        var rings = (await RingsAsync([Plan], [_plan], [.. PlanCheckRun.Distances], cancel)).ToDictionary(ring => (ring.Theme, ring.Within));
        var km2 = (await GroundAsync([Plan], [_plan], [.. PlanCheckRun.Distances], cancel)).ToDictionary(one => one.Within, one => one.Km2);
        var moments = (await store.ListAsync("plan_moment", row => (Theme: row.GetString(0), From: row.GetDateTime(1), To: row.GetDateTime(2)), cancel, ground, _plan, (double)PlanCheckRun.StreetFrom))
            .ToLookup(moment => moment.Theme, moment => (From: SwedishClock.Local(moment.From), To: SwedishClock.Local(moment.To)), StringComparer.Ordinal);
        return (
            [
                .. themes.Select(theme => new ThemeFacts(
                    theme.Id, theme.Name,
                    [.. PlanCheckRun.Distances.Select(within => Ring(rings.GetValueOrDefault((theme.Id, within)), within, km2[within]))],
                    WeekParts([.. moments[theme.Id]]), Seasons(moments[theme.Id]))),
            ],
            [.. known.Where(theme => theme.IsNeverMapped).Select(theme => theme.Name)]);
    }

    /// <summary>The near concentrations with their outlines, and how many are left out because they hold too few place-events themselves: a cell is
    /// judged with its neighbours, so that the surface that stands out may be nearly empty.</summary>
    public async Task<(ImmutableArray<NearHotspot> Hotspots, List<Geometry> Outlines, int Few)> HotspotsAsync(long hotspots, long trials, long areas, ImmutableArray<ThemeFacts> themes, CancellationToken cancel)
    {
        var names = themes.ToDictionary(theme => theme.Theme, theme => theme.Name, StringComparer.Ordinal);
        var found = await store.ListAsync(
            "plan_hotspot",
            row =>
            {
                var trial = row.IsDBNull(9) ? null : ResultRun.Read<SensitivityDocument>(row.GetString(9));
                return (new NearHotspot(
                    row.GetString(0), names.GetValueOrDefault(row.GetString(0), row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetDouble(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6),
                    row.GetDouble(7), row.GetDouble(8), trial?.Hot, trial?.Settings.Length, row.IsDBNull(10) ? null : row.GetString(10)), PlanStore.Shape(row, 11));
            },
            cancel, hotspots, trials, areas, _plan, (double)PlanCheckRun.Distances[^1]);
        var shown = found.Where(one => one.Item1.PlaceEvents >= PlanCheckRun.Fewest).ToList();
        return ([.. shown.Select(one => one.Item1)], [.. shown.Select(one => one.Item2)], found.Count - shown.Count);
    }

    public Task<List<NearArea>> AreasAsync(CancellationToken cancel) => store.ListAsync(
        "plan_area", row => new NearArea(row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetBoolean(3)), cancel,
        _plan, (double)PlanCheckRun.ComparedFrom, store.AreaKind, store.AreaEdition);

    public async Task<ImmutableArray<CoarseSource>> TooCoarseAsync(ImmutableArray<ThemeFacts> themes, ImmutableArray<PlanSource> sources, CancellationToken cancel)
    {
        var coarse = await store.ListAsync("plan_coarse", row => (Theme: row.GetString(0), Source: row.GetString(1), Incidents: row.GetInt32(2)), cancel, ground);
        return
        [
            .. from one in coarse
               join theme in themes on one.Theme equals theme.Theme
               select new CoarseSource(one.Theme, theme.Name, one.Source, sources.FirstOrDefault(source => source.Id == one.Source)?.Title ?? one.Source, one.Incidents),
        ];
    }

    /// <summary>Chooses the comparable areas, and counts what lies within 100 m of each and of the plan.</summary>
    public async Task<Comparison> CompareAsync(IReadOnlyCollection<NearArea> near, ImmutableArray<ThemeFacts> themes, CancellationToken cancel)
    {
        var own = (await store.ListAsync("plan_own_trait", PlanTraits.Read, cancel, _plan))[0];
        var known = await store.ListAsync("plan_trait", row => (Subject: row.GetString(0), Traits: PlanTraits.Read(row)), cancel, ground);
        var tooNear = near.Select(area => area.Subject).ToHashSet(StringComparer.Ordinal);
        var pool = known.Where(area => !tooNear.Contains(area.Subject)).ToLookup(area => area.Subject.StartsWith("plan:", StringComparison.Ordinal));
        var candidates = (pool[true].Count() >= ComparableAreas.Fewest ? pool[true] : pool[false]).ToList();
        var chosen = ComparableAreas.Choose(own, candidates);
        if (chosen.IsEmpty)
        {
            return new(own, [], [], candidates.Count, $"Det finns bara {candidates.Count} områden att välja bland, och det behövs minst {ComparableAreas.Fewest}.");
        }

        var outlines = await store.ListAsync(
            "plan_outline", row => (Subject: row.GetString(0), Name: row.GetString(1), Outline: row.GetFieldValue<byte[]>(2)), cancel,
            chosen.Select(area => area.Subject).ToArray(), store.AreaKind, store.AreaEdition);
        string[] names = [Plan, .. outlines.Select(area => area.Subject)];
        byte[][] shapes = [_plan, .. outlines.Select(area => area.Outline)];
        var rings = (await RingsAsync(names, shapes, [PlanCheckRun.ComparedWithin], cancel)).ToDictionary(ring => (ring.Area, ring.Theme), ring => ring.PlaceEvents);
        var km2 = (await GroundAsync(names, shapes, [PlanCheckRun.ComparedWithin], cancel)).ToDictionary(one => one.Area, one => one.Km2, StringComparer.Ordinal);
        return new(
            own,
            [.. chosen.Select(area => new NamedComparable(area.Subject, outlines.FirstOrDefault(one => one.Subject == area.Subject).Name ?? area.Subject, area.Distance, area.Traits))],
            [.. themes.Select(theme => Compare(theme, names, rings, km2))], candidates.Count, null);
    }

    public async Task<ImmutableArray<NearMeasure>> MeasuresAsync(string[] areas, long evaluations, CancellationToken cancel) =>
    [
        .. await store.ListAsync("plan_measure", row => new NearMeasure(row.GetString(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), row.GetString(5), Text(row, 6)), cancel, areas, evaluations),
    ];

    public async Task<ImmutableArray<PublicFigure>> PublishedAsync(string[] areas, Dictionary<string, string> names, ImmutableArray<ThemeFacts> themes, CancellationToken cancel)
    {
        var known = themes.ToDictionary(theme => theme.Theme, theme => theme.Name, StringComparer.Ordinal);
        return
        [
            .. (await store.ListAsync(
                "plan_published",
                row => new PublicFigure(
                    row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), known.GetValueOrDefault(row.GetString(2), ""), row.GetString(3), names.GetValueOrDefault(row.GetString(3), row.GetString(3)),
                    row.GetString(4), row.GetInt32(5), Decimal(row, 6), Decimal(row, 7), Decimal(row, 8)),
                cancel, (object)areas)).Where(figure => figure.ThemeName.Length > 0),
        ];
    }

    public async Task<ImmutableArray<ReporterSilence>> ReportingAsync(CancellationToken cancel) =>
        [.. await store.ListAsync("plan_reporting", row => new ReporterSilence(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)), cancel)];

    public async Task<ImmutableArray<PlanSource>> SourcesAsync(CancellationToken cancel) =>
        [.. await store.ListAsync("plan_source", row => new PlanSource(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetInt32(4)), cancel)];

    public async Task<List<(string Layer, Geometry Shape)>> BackgroundAsync(CancellationToken cancel) =>
        await store.ListAsync("plan_map", row => (row.GetString(0), PlanStore.Shape(row, 2)), cancel, _plan, (double)PlanMap.MarginMetres);

    private ThemeComparison Compare(ThemeFacts theme, string[] names, Dictionary<(string, string), int> counts, Dictionary<string, double> km2)
    {
        var others = names.Skip(1).Select(name => (Count: counts.GetValueOrDefault((name, theme.Theme)), Km2: km2[name])).ToList();
        double[] rates = [.. others.Select(area => area.Count / area.Km2 / years).Order()];
        var (count, sum) = (counts.GetValueOrDefault((Plan, theme.Theme)), others.Sum(area => area.Count));
        var median = rates.Length % 2 == 1 ? rates[rates.Length / 2] : (rates[rates.Length / 2 - 1] + rates[rates.Length / 2]) / 2;
        return new(
            theme.Theme, theme.Name, count, count / km2[Plan] / years, sum, rates[0], median, rates[^1],
            count + sum < 2 * PlanCheckRun.Fewest || sum < PlanCheckRun.Fewest ? null : RateAmongAreas.Of(count, km2[Plan], others));
    }

    private RingFacts Ring(RingCount? counted, int within, double km2)
    {
        var ring = counted ?? new(Plan, "", within, 0, 0, 0, 0, 0, 0);
        var (lower, upper) = PoissonInterval.Garwood(ring.PlaceEvents);
        return new(
            within, km2, ring.Incidents, ring.PlaceEvents, ring.Places, ring.LargestPlace, ring.Reporters, ring.TooCoarse,
            ring.PlaceEvents / years, lower / years, upper / years, ring.PlaceEvents < PlanCheckRun.Fewest);
    }

    private Task<List<RingCount>> RingsAsync(string[] names, byte[][] shapes, int[] distances, CancellationToken cancel) => store.ListAsync(
        "plan_ring",
        row => new RingCount(row.GetString(0), row.GetString(1), (int)row.GetDouble(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8)),
        cancel, ground, names, shapes, Array.ConvertAll(distances, metres => (double)metres), (double)PlanCheckRun.StreetFrom);

    private Task<List<(string Area, int Within, double Km2)>> GroundAsync(string[] names, byte[][] shapes, int[] distances, CancellationToken cancel) => store.ListAsync(
        "plan_ground", row => (row.GetString(0), (int)row.GetDouble(1), row.GetDouble(2)), cancel, names, shapes, Array.ConvertAll(distances, metres => (double)metres));

    // The hours of the statistics begin on Sunday, the table's days on Monday.
    private static ImmutableArray<double> WeekParts(IReadOnlyCollection<(DateTime From, DateTime To)> moments)
    {
        if (moments.Count < FewestForHours)
        {
            return [];
        }

        var hours = Aoristic.WeightsByHourOfWeek([.. moments.Select(moment => moment.From)], [.. moments.Select(moment => (DateTime?)moment.To)]);
        return [.. Enumerable.Range(0, 28).Select(part => Enumerable.Range(0, 6).Sum(hour => hours[((part / 4 + 1) % 7 * 24) + (part % 4 * 6) + hour]) / moments.Count)];
    }

    private static ImmutableArray<int> Seasons(IEnumerable<(DateTime From, DateTime To)> moments)
    {
        var seasons = new int[4];
        foreach (var (from, _) in moments)
        {
            seasons[from.Month % 12 / 3]++;
        }

        return [.. seasons];
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static decimal? Decimal(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private sealed record RingCount(string Area, string Theme, int Within, int Incidents, int PlaceEvents, int Places, int LargestPlace, int Reporters, int TooCoarse);
}
