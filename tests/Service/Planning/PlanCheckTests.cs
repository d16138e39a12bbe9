using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Planning;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Tests.Service.Planning;

/// <summary>Checks of plans over Exempelstad, whose truth is planted.</summary>
[Collection(nameof(DemoRun))]
public class PlanCheckTests(DemoRun demo)
{
    private static readonly PlanQuestion Question = new("Provplan", "SBK 2026/1", "samrad", "new", "prov");

    [Fact]
    public async Task A_plan_on_a_hotspot_says_so_with_the_numbers_that_a_naive_count_gives()
    {
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var spot = await SpotAsync(db);
        var plan = (Geometry)spot.Outline.Centroid.Buffer(60).Envelope;

        var report = await CheckAsync(plan);

        var near = Assert.Single(report.Hotspots, hotspot => (hotspot.Theme, hotspot.Period, hotspot.Number) == (spot.Theme, spot.Period, spot.Number));
        Assert.Equal((spot.Incidents, spot.PlaceEvents, spot.Places), (near.Incidents, near.PlaceEvents, near.Places));
        Assert.True(near.DistanceMetres < 1);
        Assert.Contains("Planen ligger på en koncentration", string.Join(' ', PlanWords.Summary(report)), StringComparison.Ordinal);
        var events = await db.ThemeEvents.AsNoTracking().ToListAsync();
        foreach (var theme in report.Themes)
        {
            foreach (var ring in theme.Rings)
            {
                var within = events.Where(one => one.Theme == theme.Theme && one.Location.Distance(plan) <= ring.WithinMetres && (one.AtAddress || ring.WithinMetres >= 300)).ToList();
                Assert.Equal(
                    (within.Count, within.Count(one => one.Counted), within.Select(one => one.Place).Distinct().Count()),
                    (ring.Incidents, ring.PlaceEvents, ring.Places));
            }
        }
    }

    [Fact]
    public async Task A_plan_beside_a_hotspot_says_how_far_away_it_is()
    {
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var spot = await SpotAsync(db);
        var box = spot.Outline.EnvelopeInternal;
        var plan = Sweref99Tm.Factory.ToGeometry(new Envelope(box.MaxX + 180, box.MaxX + 260, box.Centre.Y - 40, box.Centre.Y + 40));

        var report = await CheckAsync(plan);

        var near = Assert.Single(report.Hotspots, hotspot => (hotspot.Theme, hotspot.Period, hotspot.Number) == (spot.Theme, spot.Period, spot.Number));
        Assert.Equal(spot.Outline.Distance(plan), near.DistanceMetres, 1e-6);
        Assert.InRange(near.DistanceMetres, 150, 500);
    }

    [Fact]
    public async Task A_quiet_place_says_that_there_are_too_few_and_gives_no_rate()
    {
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var events = await db.ThemeEvents.AsNoTracking().Select(one => one.Location).ToListAsync();
        var ground = (await db.Areas.AsNoTracking().Where(area => area.Kind == AreaKind.Deso).Select(area => area.Outline!).ToListAsync()).OrderByDescending(area => area.Area).First();
        var quiet = Grid(ground).First(plan => ground.Contains(plan) && !events.Any(one => one.Distance(plan) < 600));

        var report = await CheckAsync(quiet);

        Assert.All(report.Themes, theme => Assert.All(theme.Rings, ring => Assert.True(ring.TooFew)));
        Assert.All(PlanWords.Summary(report).Take(report.Themes.Length), sentence => Assert.Contains(Words.TooFew, sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_comparable_areas_are_those_that_a_naive_search_finds()
    {
        var report = await CheckAsync(PlanFiles.Square);
        await using var store = await OpenAsync();
        var known = await store.ListAsync("plan_trait", row => (Subject: row.GetString(0), Traits: PlanTraits.Read(row)), CancellationToken.None, report.Runs.First(run => run.Method == "plan-ground").Id);
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var far = (await db.Areas.AsNoTracking().Where(area => area.Kind == AreaKind.Plan && area.Outline != null).ToListAsync())
            .GroupBy(area => "plan:" + area.Code).Where(area => area.All(one => one.Outline!.Distance(PlanFiles.Square) > 500)).Select(area => area.Key).ToHashSet();
        var pool = known.Where(area => far.Contains(area.Subject)).ToList();

        var naive = pool.OrderBy(area =>
        {
            var sum = 0.0;
            for (var trait = 0; trait < PlanTraits.Names.Length; trait++)
            {
                var all = pool.Select(one => one.Traits.Values()[trait]).ToList();
                var variance = all.Sum(value => (value - all.Average()) * (value - all.Average())) / (all.Count - 1);
                var difference = report.Comparable.Plan.Values()[trait] - area.Traits.Values()[trait];
                sum += variance > 1e-12 ? difference * difference / variance : 0;
            }

            return sum;
        }).Take(8).Select(area => area.Subject);

        Assert.True(pool.Count >= 12);
        Assert.Equal(naive, report.Comparable.Areas.Select(area => area.Subject));
    }

    [Fact]
    public async Task What_may_stand_in_a_plan_description_holds_no_figure_that_is_not_public()
    {
        var report = await CheckAsync(PlanFiles.Square);

        var text = await DocumentRenderer.HtmlAsync(PlanReportDocument.Of(report, PlanningContent.Read(null), Audience.Public));

        Assert.NotEmpty(report.Published);
        Assert.All(report.Published, figure => Assert.True(figure.Count is 0 or >= 5));
        Assert.DoesNotContain("Koncentration", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ringar-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_to_a_plan_description_tells_no_source_s_rows_and_no_method_that_it_does_not_use()
    {
        var report = await CheckAsync(PlanFiles.Square);

        var text = await DocumentRenderer.HtmlAsync(PlanReportDocument.Of(report, PlanningContent.Read(null), Audience.Public));

        Assert.Contains($"släpp {report.Published[0].Release}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rader", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Inom 0 och 100 m", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Körning", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_that_is_never_mapped_is_named_as_unknown_here_and_given_no_zero()
    {
        var report = await CheckAsync(PlanFiles.Square);

        var document = PlanReportDocument.Of(report, PlanningContent.Read(null), Audience.Internal);

        Assert.Equal("Hatbrott och extremism", Assert.Single(report.NeverMapped));
        Assert.DoesNotContain(report.Themes, theme => theme.Theme == "hate");
        Assert.DoesNotContain(report.Comparable.Themes, theme => theme.Theme == "hate");
        Assert.Contains(document.Missing, missing => missing.StartsWith("Hatbrott och extremism: räknas bara för hela kommunen", StringComparison.Ordinal));
        Assert.DoesNotContain(document.Answers, answer => answer.Contains("Hatbrott", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_theme_whose_concentration_a_plan_lies_on_is_named_and_none_that_is_nearly_empty()
    {
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var spots = await db.Hotspots.AsNoTracking().Where(spot => spot.RunId == db.Hotspots.Max(one => one.RunId)).ToListAsync();
        var plan = Sweref99Tm.Factory.ToGeometry(new Envelope(735_250, 735_400, 6_264_450, 6_264_600));
        var near = spots.Where(spot => spot.Outline.IsWithinDistance(plan, 500)).ToLookup(spot => spot.PlaceEvents >= 5);

        var report = await CheckAsync(plan);

        Assert.NotEmpty(near[false]);
        Assert.Equal(near[true].Count(), report.Hotspots.Length);
        Assert.Equal(near[false].Count(), report.FewHotspots);
        var on = near[true].Where(spot => spot.Period.Contains('/', StringComparison.Ordinal) && spot.Outline.Intersects(plan)).Select(spot => spot.Theme).ToHashSet();
        var told = PlanWords.Summary(report).Last();
        Assert.Contains("violence", on);
        Assert.StartsWith("Planen ligger på en koncentration av våld i offentlig miljö (nr ", told, StringComparison.Ordinal);
        Assert.All(report.Themes, theme => Assert.Equal(on.Contains(theme.Theme), told.Contains($"av {PlanWords.Small(theme.Name)}", StringComparison.Ordinal)));
        Assert.DoesNotContain(report.Hotspots, spot => spot.Emerging?.Contains("cold", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task What_is_said_of_the_reading_stands_by_the_map_and_what_lies_outside_among_what_is_missing()
    {
        var report = await CheckAsync(Moved(PlanFiles.Square, InDegrees), crs: null);

        var document = PlanReportDocument.Of(report, PlanningContent.Read(null), Audience.Internal);
        var outside = PlanReportDocument.Of(report with { ShareOutside = 0.125 }, PlanningContent.Read(null), Audience.Internal);

        Assert.Contains(report.Notes.Single(), await DocumentRenderer.HtmlAsync(document), StringComparison.Ordinal);
        Assert.Empty(document.Missing.Intersect(report.Notes));
        Assert.Contains("12,5 % av ytan ligger utanför kommunen; därifrån finns inga uppgifter.", outside.Missing);
    }

    public static TheoryData<string, string, string> BadPlaces => new()
    {
        { "elsewhere", "ligger inte i Exempelstad", "does not lie in" },
        { "swapped", "omkastade", "swapped" },
        { "swapped and declared", "omkastade", "swapped" },
        { "zone", "fel zon", "wrong zone" },
        { "mostly outside", "minst hälften", "half of it" },
        { "crossing", "korsar sig själv vid", "crosses itself at" },
        { "unknown", "läses inte", "is not read" },
    };

    [Theory]
    [MemberData(nameof(BadPlaces))]
    public async Task A_surface_that_does_not_lie_here_is_refused_with_the_place_and_nothing_is_kept(string what, string swedish, string english)
    {
        var before = await KeptAsync();
        var shape = what switch
        {
            "elsewhere" => new PlanShape(Moved(PlanFiles.Square, (x, y) => (x, y + 300_000)), 3006),
            "swapped" => new(Moved(PlanFiles.Square, (x, y) => (y, x)), null),
            "swapped and declared" => new(Moved(PlanFiles.Square, (x, y) => (y, x)), 3006),
            "mostly outside" => new(Moved(PlanFiles.Square, (x, y) => (x > 735_300 ? x + 200_000 : x, y)), 3006),
            "zone" => new(PlanFiles.Square, 3010),
            "crossing" => new(Bow(), 3006),
            _ => new PlanShape(PlanFiles.Square, 3857),
        };

        await using var store = await OpenAsync();
        var fault = await Assert.ThrowsAsync<PlanFault>(() => PlanCheckRun.RunAsync(store, shape, null, Question, TimeProvider.System, CancellationToken.None));

        Assert.Contains(swedish, fault.Words.Swedish, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(english, fault.Words.English, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await KeptAsync());
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_system_is_placed_where_it_fits_and_says_so()
    {
        var geographic = Moved(PlanFiles.Square, InDegrees);
        await using var store = await OpenAsync();

        var outline = await PlanOutline.PlaceAsync(store, new(geographic, null), null, CancellationToken.None);

        Assert.True(outline.Ground.SymmetricDifference(PlanFiles.Square).Area < 1);
        Assert.Contains("EPSG:4326", Assert.Single(outline.Notes).Swedish, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5845, 3006)]
    [InlineData(5847, 3008)]
    [InlineData(5853, 3014)]
    [InlineData(4619, Crs.Wgs84)]
    public async Task A_system_with_heights_is_read_as_its_plane_part(int told, int plane)
    {
        var moved = Moved(PlanFiles.Square, (x, y) => Sweref99Tm.To(plane, x, y) is var place ? (place.X, place.Y) : default);
        await using var store = await OpenAsync();

        var outline = await PlanOutline.PlaceAsync(store, new(moved, told), null, CancellationToken.None);

        Assert.True(outline.Ground.SymmetricDifference(PlanFiles.Square).Area < 1);
    }

    [Fact]
    public async Task A_boundary_of_very_many_corners_is_told_with_fewer_and_stays_where_it_is()
    {
        var circle = PlanFiles.Square.Centroid.Buffer(100, 20_000);
        await using var store = await OpenAsync();

        var outline = await PlanOutline.PlaceAsync(store, new(circle, 3006), null, CancellationToken.None);

        Assert.InRange(outline.Ground.NumPoints, 20, 2_000);
        Assert.True(DiscreteHausdorffDistance.Distance(outline.Ground.Boundary, circle.Boundary) <= 0.1);
        Assert.Contains("hörn", Assert.Single(outline.Notes).Swedish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_of_hundreds_of_needles_is_checked_with_the_ground_that_lies_near_them()
    {
        var report = await CheckAsync(Needles(600, longest: 200));

        foreach (var ring in report.Themes[0].Rings.Skip(1))
        {
            // The needles' points stand closer than any distance: what lies near them is nearly a disc.
            Assert.Equal(1, ring.Km2 / (Math.PI * Math.Pow((200 + ring.WithinMetres) / 1_000.0, 2)), 0.01);
        }
    }

    [Fact]
    public async Task A_boundary_of_two_thousand_needles_is_refused_in_words_and_nothing_is_kept()
    {
        var before = await KeptAsync();

        var refused = await Assert.ThrowsAsync<PlanFault>(() => CheckAsync(Needles(2_000, longest: 200)));

        Assert.Contains("för taggig", refused.Words.Swedish, StringComparison.Ordinal);
        Assert.Contains("too jagged", refused.Words.English, StringComparison.Ordinal);
        Assert.Equal(before, await KeptAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(500)]
    public void What_lies_within_a_distance_is_the_same_in_many_steps_as_in_one(int metres)
    {
        var (inSteps, atOnce) = (PlanSurroundings.Within(PlanFiles.Square, metres), PlanFiles.Square.Buffer(metres));

        // A ring of 32 corners is less than its disc by so much; what is drawn in steps lies between the two.
        Assert.True(inSteps.SymmetricDifference(atOnce).Area <= 0.0065 * Math.PI * metres * metres + 1e-6);
    }

    // Three corners a needle, round a disc of half their reach.
    private static Polygon Needles(int count, double longest)
    {
        var middle = PlanFiles.Square.Centroid.Coordinate;
        var corners = Enumerable.Range(0, 3 * count).Select(i =>
        {
            var (angle, reach) = (2 * Math.PI * (i / 3 + 0.2 * (i % 3 - 1)) / count, i % 3 == 1 ? longest : longest / 2);
            return new Coordinate(middle.X + reach * Math.Cos(angle), middle.Y + reach * Math.Sin(angle));
        }).ToList();
        return Sweref99Tm.Factory.CreatePolygon([.. corners, corners[0]]);
    }

    private static (double X, double Y) InDegrees(double x, double y)
    {
        var place = Sweref99Tm.To(Crs.Wgs84, x, y);
        return (place.X, place.Y);
    }

    private static Polygon Bow() => Sweref99Tm.Factory.CreatePolygon([new(735_200, 6_262_600), new(735_400, 6_262_800), new(735_400, 6_262_600), new(735_200, 6_262_800), new(735_200, 6_262_600)]);

    private static Polygon Moved(Polygon plan, Func<double, double, (double X, double Y)> move) =>
        GeometryFactory.Default.CreatePolygon([.. plan.Shell.Coordinates.Select(corner => move(corner.X, corner.Y)).Select(place => new Coordinate(place.X, place.Y))]);

    private static IEnumerable<Geometry> Grid(Geometry ground)
    {
        var box = ground.EnvelopeInternal;
        for (var x = box.MinX; x < box.MaxX; x += 300)
        {
            for (var y = box.MinY; y < box.MaxY; y += 300)
            {
                yield return Sweref99Tm.Factory.ToGeometry(new Envelope(x, x + 100, y, y + 100));
            }
        }
    }

    private static Task<Hotspot> SpotAsync(GeoDb db) => db.Hotspots.AsNoTracking()
        .Where(spot => spot.RunId == db.Hotspots.Max(one => one.RunId) && spot.Theme == "damage" && EF.Functions.Like(spot.Period, "%/%")).OrderByDescending(spot => spot.PlaceEvents).FirstAsync();

    private async Task<PlanReport> CheckAsync(Geometry plan, int? crs = Crs.Sweref99Tm)
    {
        await using var store = await OpenAsync();
        return await PlanCheckRun.RunAsync(store, new(plan, crs), null, Question, TimeProvider.System, CancellationToken.None);
    }

    private async Task<PlanStore> OpenAsync()
    {
        var connection = new NpgsqlConnection(Geo.Service.Store.AsCoordinator(demo.Database.LoginOf(GeoRole.Desk)));
        await connection.OpenAsync();
        return await PlanStore.OpenAsync(connection, "exempelstad", CancellationToken.None);
    }

    private async Task<int> KeptAsync()
    {
        await using var db = GeoDb.Open(Geo.Service.Store.AsCoordinator(demo.Database.LoginOf(GeoRole.Desk)));
        return await db.PlanChecks.CountAsync();
    }
}
