using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Service;
using Geo.Service.Analyses;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Geo.Tests.Service.Analyses;

/// <summary>Denominators, places, selections and comparisons on the store of the demo.</summary>
[Collection(nameof(DemoRun))]
public class StoreChoiceTests(DemoRun demo)
{
    [Fact]
    public async Task Buildings_and_streets_are_all_on_the_ground_and_in_the_areas_that_hold_them()
    {
        await using var db = GeoDb.Open(demo.Database.Owner);
        var municipality = await db.GetMunicipalityAsync("exempelstad", CancellationToken.None);
        var grounds = new ThemeGrounds(db, municipality);
        var buildings = await db.Set<Building>().AsNoTracking().Select(building => building.Location).ToListAsync();
        var roads = await db.Set<MapFeature>().AsNoTracking().Where(feature => feature.Layer == "road").Select(feature => feature.Shape).ToListAsync();
        var area = await db.Areas.AsNoTracking().FirstAsync(one => one.Code == "9901C1010" && one.Edition == municipality.PublicAreaEdition);

        var (byBuilding, byStreet) = (await grounds.CellsAsync(Denominator.Buildings, default), await grounds.CellsAsync(Denominator.StreetMetres, default));
        var (inAreas, streetsInAreas) = (await grounds.AreasAsync(Denominator.Buildings, default), await grounds.AreasAsync(Denominator.StreetMetres, default));

        Assert.Equal(buildings.Count, byBuilding!.Denominator.Sum(), 6);
        Assert.Equal(roads.Sum(road => road.Length), byStreet!.Denominator.Sum(), 3);
        Assert.Equal(buildings.Count(area.Outline!.Covers), inAreas[(AreaKind.Deso, "9901C1010")]);
        Assert.Equal(roads.Sum(road => road.Intersection(area.Outline!).Length), streetsInAreas[(AreaKind.Deso, "9901C1010")], 3);
        Assert.Equal("buildings", byBuilding.DenominatorName);
    }

    [Fact]
    public async Task Places_are_squares_and_stations_never_streets()
    {
        await using var db = GeoDb.Open(demo.Database.Owner);
        var places = await NamedPlaces.ReadAsync(db, await db.GetMunicipalityAsync("exempelstad", CancellationToken.None), default);

        Assert.Contains("Stortorget", places.Titles);
        Assert.DoesNotContain("Ankargatan", places.Titles);
        Assert.InRange(places.Titles.Count, 5, 60);
    }

    [Fact]
    public async Task Population_of_another_edition_is_named_with_what_to_do()
    {
        await using var db = GeoDb.Open(demo.Database.Owner);
        var municipality = await db.GetMunicipalityAsync("exempelstad", CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();

        Assert.Null(await PopulationEdition.FindMismatchAsync(db, municipality, default));
        await db.ExecuteAsync("DELETE FROM core.population WHERE kind = 'deso' AND edition <> '2025'", default);
        await db.ExecuteAsync("UPDATE core.population SET edition = '2018' WHERE kind = 'deso'", default);

        var said = await PopulationEdition.MissingAsync(db, municipality, default);

        Assert.Contains("deso 2018", said, StringComparison.Ordinal);
        Assert.Contains("utgåva 2025; läs in befolkning för 2025", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concentration_says_in_how_many_settings_it_stands_and_which_places_are_near()
    {
        var listed = (await AskAsync("hotspots", "exempelstad", "--period", "2024-07/2026-06", "--theme", "damage")).Succeeded().Output;

        Assert.Contains("mot invånarna, fördelade över bebodd mark", listed, StringComparison.Ordinal);
        Assert.Matches(@"vid [A-ZÅÄÖ].*koncentrerat i \d+ av 27 inställningar", listed);
        var counts = Regex.Matches(listed, @"i (\d+) av 27").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(counts.Max() >= 20 && counts.Min() < 14, "a strong one stands, a weak one hangs on the choice");
    }

    [Fact]
    public async Task A_selection_is_a_run_of_its_own_and_leaves_the_maps_of_all_as_they_were()
    {
        var before = (await AskAsync("hotspots", "exempelstad", "--theme", "insecurity")).Succeeded().Output;

        var nights = (await AskAsync("hotspots", "exempelstad", "--period", "2024-07/2026-06", "--theme", "insecurity", "--weekday", "fredag,lördag", "--hours", "20-04")).Succeeded().Output;

        Assert.Contains("Urval: fredag, lördag; kl. 20–04", nights, StringComparison.Ordinal);
        Assert.Matches(@"händelser i urvalet, [\d  ]+ vars tid är för osäker att avgöra \(körning \d+\)", nights);
        Assert.Equal(before, (await AskAsync("hotspots", "exempelstad", "--theme", "insecurity")).Succeeded().Output);
        var refused = await AskAsync("hotspots", "exempelstad", "--source", "okänd");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Källor som har: ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_quarters_compared_by_their_days_say_what_the_quarters_say()
    {
        string[] call = ["compare", "exempelstad", "--from", "2026-04-01", "--to", "2026-06-30", "--against-from", "2025-04-01", "--against-to", "2025-06-30"];

        var compared = (await AskAsync(call)).Succeeded().Output;

        Assert.Contains("hela kommunen: 370 → 416, ingen säker skillnad (kvot 1,12", compared, StringComparison.Ordinal);
        Assert.Equal(compared, (await AskAsync(call)).Succeeded().Output);
        call[^1] = "2026-05-01";
        var refused = await AskAsync(call);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("överlappar", refused.Errors, StringComparison.Ordinal);
    }

    private Task<ProgramRun> AskAsync(params string[] arguments) => ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), arguments);
}
