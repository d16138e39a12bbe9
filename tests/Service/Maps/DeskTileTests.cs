using System.Net;
using Geo.Database;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Endpoints.Tiles;
using Geo.Tests.Service.Council;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Geo.Tests.Service.Maps;

/// <summary>The desk's tiles: what each layer holds, and for whom.</summary>
[Collection(nameof(DemoRun))]
public sealed class DeskTileTests(DemoRun demo) : IAsyncLifetime
{
    private const string Whole = "?theme=damage&period=2024-07%2F2026-06";
    private CouncilDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await CouncilDesk.StartAsync(demo);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    public static TheoryData<string, string, string> Layers => new()
    {
        { "ground", "", "boundary road water" },
        { "deso", "", "deso" },
        { "plan", "", "plan" },
        { "measure", "", "measure" },
        { "hotspot", Whole, "hotspot" },
        { "cell", Whole, "cell" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task Each_layer_has_its_features_in_the_tiles_over_the_town(string layer, string query, string names)
    {
        using var visitor = await SignInAsync("coordinator");
        var found = new HashSet<string>();
        foreach (var (row, column) in Town(level: 8))
        {
            var answer = await visitor.GetAsync($"/map/exempelstad/tiles/{layer}/8/{row}/{column}{query}", "*/*");

            Assert.Equal((HttpStatusCode.OK, "application/vnd.mapbox-vector-tile", "no-store"), (answer.Status, answer.Type, answer.Header("Cache-Control")));
            found.UnionWith(VectorTile.Read(answer.Bytes).Select(one => one.Layer));
        }

        Assert.Equal(names, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_cells_of_the_tiles_are_those_of_the_run_with_their_verdicts()
    {
        using var visitor = await SignInAsync("council");
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var run = await db.Runs.Where(one => one.Method == "hotspots").MaxAsync(one => one.Id);
        var cells = await db.HotspotCells.AsNoTracking().Where(cell => cell.RunId == run && cell.Theme == "damage" && cell.Period == "2024-07/2026-06").ToListAsync();
        var expected = cells.Where(cell => cell.Verdict is "hot" or "repeated-at-one-place").Select(cell => $"{cell.Column} {cell.Row} {cell.Verdict}").Order(StringComparer.Ordinal);

        var seen = (await ReadAsync(visitor, "cell", Whole)).Where(cell => cell.Text("verdict") is "hot" or "repeated-at-one-place");

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen.Select(cell => $"{cell.Text("id")} {cell.Text("verdict")}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Members_from_outside_are_shown_no_small_count_and_only_what_their_rule_lets_through()
    {
        using var council = await SignInAsync("council");
        using var outside = await SignInAsync("council-external");

        var (all, some) = (await ReadAsync(council, "cell", Whole), await ReadAsync(outside, "cell", Whole));

        Assert.Contains(all, cell => cell.Number("place_events") is 1 or 2);
        Assert.NotEmpty(some);
        Assert.DoesNotContain(some, cell => cell.Number("place_events") is null or < 3);

        // A map on which their rule holds something back, and not everything.
        await using var db = GeoDb.Open(demo.Database.LoginOf(GeoRole.Analytics));
        var run = await db.Runs.Where(one => one.Method == "hotspots").MaxAsync(one => one.Id);
        var rules = await db.ReleaseRules.AsNoTracking().Where(rule => rule.Audience == Audience.CouncilExternal).ToDictionaryAsync(rule => rule.Theme);
        var map = (await db.Hotspots.AsNoTracking().Where(spot => spot.RunId == run).ToListAsync()).GroupBy(spot => (spot.Theme, spot.Period))
            .First(spots => spots.Count(IsTold) is > 0 and var told && told < spots.Count());
        var query = $"?theme={map.Key.Theme}&period={Uri.EscapeDataString(map.Key.Period)}";

        Assert.Equal(map.Select(Name).Order(StringComparer.Ordinal), Names(await ReadAsync(council, "hotspot", query)));
        Assert.Equal(map.Where(IsTold).Select(Name).Order(StringComparer.Ordinal), Names(await ReadAsync(outside, "hotspot", query)));

        bool IsTold(Hotspot spot) => Math.Min(spot.Incidents, spot.PlaceEvents) >= rules[spot.Theme].SmallestCount && spot.Places >= rules[spot.Theme].SmallestPlaces;

        static string Name(Hotspot spot) => $"{spot.Theme}/{spot.Period}/{spot.Number}";

        static IEnumerable<string> Names(IEnumerable<VectorTile.Feature> spots) => spots.Select(spot => spot.Text("id")!).Distinct().Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("cell", "planner")]
    [InlineData("measure", "council-external")]
    [InlineData("deso", "reporter")]
    [InlineData("ground", null)]
    public async Task A_layer_that_is_not_for_a_role_does_not_exist_for_it(string layer, string? role)
    {
        using var visitor = role is null ? new DeskVisitor(_desk.Address) : await SignInAsync(role);

        Assert.Equal(role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, (await visitor.GetAsync($"/map/exempelstad/tiles/{layer}/8/546/472", "*/*")).Status);
    }

    [Theory]
    [InlineData("/map/exempelstad/tiles/incident/8/546/472", 404)]
    [InlineData("/map/annanstad/tiles/deso/8/546/472", 404)]
    [InlineData("/map/exempelstad/tiles/deso/13/1/1", 404)]
    [InlineData("/map/exempelstad/tiles/deso/8/-1/472", 404)]
    [InlineData("/map/exempelstad/tiles/deso/8/546/472?theme=damage", 400)]
    [InlineData("/map/exempelstad/tiles/cell/8/546/472?sql=1", 400)]
    [InlineData("/map/exempelstad/tiles/cell/8/546/472?theme=x'%20OR%20true--&period=1", 200)]
    public async Task What_does_not_exist_is_not_found_and_an_unknown_parameter_is_a_mistake(string address, int status)
    {
        using var visitor = await SignInAsync("coordinator");
        var answer = await visitor.GetAsync(address, "*/*");

        Assert.Equal(status, (int)answer.Status);
        Assert.Empty(status == 200 ? VectorTile.Read(answer.Bytes) : []);
    }

    [Fact]
    public async Task A_page_lets_through_the_pictures_of_the_municipality_s_own_servers_and_of_no_one_else()
    {
        using var visitor = await SignInAsync("coordinator");
        var without = await visitor.GetAsync("/checks/exempelstad/new", "text/html");
        await using (var db = GeoDb.Open(_desk.Database.LoginOf(GeoRole.Etl)))
        {
            await db.Municipalities.Where(one => one.Slug == "exempelstad").ExecuteUpdateAsync(set => set.SetProperty(
                one => one.MapBackgrounds, """[{"title":"Stadskartan","kind":"wms","address":"https://karta.exempelstad.example/wms?map=a","layer":"stad","format":"image/png","attribution":"© Exempelstad"}]"""));
        }

        foreach (var address in (string[])["/checks/exempelstad/new", "/council/exempelstad/map"])
        {
            var with = await visitor.GetAsync(address, "text/html");
            Assert.Contains("img-src 'self' data: https://karta.exempelstad.example;", with.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("Stadskartan", with.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", with.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }

        Assert.Contains("img-src 'self' data:;", without.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(without.Header("Content-Security-Policy"), (await visitor.GetAsync("/checks", "text/html")).Header("Content-Security-Policy"));
    }

    [Fact]
    public void A_layer_is_for_named_roles_and_has_a_question_of_its_own() => Assert.All(DeskLayer.All, layer =>
    {
        Assert.NotEmpty(layer.Roles);
        Assert.Contains("ST_AsMVT", SqlFile.Read(typeof(DeskLayer), layer.File), StringComparison.Ordinal);
    });

    private Task<DeskVisitor> SignInAsync(string role) => DeskVisitor.SignInAsync(_desk.Address, role);

    private static async Task<List<VectorTile.Feature>> ReadAsync(DeskVisitor visitor, string layer, string query)
    {
        var features = new List<VectorTile.Feature>();
        foreach (var (row, column) in Town(level: 9))
        {
            features.AddRange(VectorTile.Read((await visitor.GetAsync($"/map/exempelstad/tiles/{layer}/9/{row}/{column}{query}", "*/*")).Bytes));
        }

        return features;
    }

    // The tiles over the middle of the town.
    private static IEnumerable<(int Row, int Column)> Town(int level)
    {
        var corner = TileGrid.FindBounds(level, 0, 0)!.Value;
        var side = TileGrid.MetresAPixel(level) * TileGrid.Pixels;
        for (var row = (int)((corner.North - 6_270_000) / side); row <= (int)((corner.North - 6_253_000) / side); row++)
        {
            for (var column = (int)((725_000 - corner.West) / side); column <= (int)((745_000 - corner.West) / side); column++)
            {
                yield return (row, column);
            }
        }
    }
}
