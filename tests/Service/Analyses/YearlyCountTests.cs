using Geo.Database;
using Geo.Service.Analyses;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Geo.Tests.Service.Analyses;

/// <summary>The counts of what is never mapped, from rows planted in the store.</summary>
public class YearlyCountTests
{
    private const string Code = PlantedReleases.Code;

    [Fact]
    public async Task Whole_years_of_the_municipality_are_counted_and_nothing_smaller()
    {
        await using var store = await PlantedReleases.CreateAsync();
        await using (var etl = GeoDb.Open(store.Database.LoginOf(GeoRole.Etl)))
        {
            etl.IncidentKinds.Add(new() { Municipality = Code, Kind = "hate", Name = "Hatbrott", PublicPlaceOnly = false, NeverMapped = true });
            etl.ThemeKinds.Add(new() { Municipality = Code, Theme = "hate", Kind = "hate" });
            etl.Incidents.AddRange(
            [
                .. Enumerable.Range(0, 12).Select(i => Incident($"a{i}", new(2024, 3, 1 + i), at: 0, "Skolan")),
                .. Enumerable.Range(0, 6).Select(i => Incident($"b{i}", new(2025, 3, 1 + i), at: i / 2, i % 2 == 0 ? "Skolan" : "Väktarna")),
                Incident("unplaced", new(2025, 5, 1), at: null, "Skolan"),
                Incident("again", new(2025, 6, 1), at: 9, "Skolan", duplicateOf: "est:b1"),
                Incident("part of a year", new(2026, 2, 1), at: 9, "Skolan"),
            ]);
            await etl.SaveChangesAsync();
        }

        var counts = await CountAsync(store, "hate");

        Assert.Equal(
            [("2024", 12, 1, 1m, 1), ("2025", 7, 3, 0.286m, 2)],
            counts.Select(count => (count.Period, count.Incidents, count.Places, Math.Round(count.LargestPlaceShare, 3), count.Reporters!.Value)));
        Assert.All(counts, count => Assert.Equal((AreaKind.Municipality, Code, ""), (count.AreaKind, count.AreaCode, count.Kind)));
    }

    // Of offences nobody knows the place: twelve days of one area may be twelve reports of one household.
    [Fact]
    public async Task Offences_of_one_area_stand_on_one_place_however_many_their_days()
    {
        await using var store = await PlantedReleases.CreateAsync();
        await using (var etl = GeoDb.Open(store.Database.LoginOf(GeoRole.Etl)))
        {
            etl.ThemeOffenceCodes.Add(new() { Municipality = Code, Theme = "hate", OffenceCode = "1210" });
            etl.ReportedOffences.AddRange(
            [
                Offence("first", new(2023, 12, 30), "A"),
                .. Enumerable.Range(0, 12).Select(i => Offence($"a{i}", new(2024, 3, 1 + i), "A")),
                .. Enumerable.Range(0, 8).Select(i => Offence($"b{i}", new(2025, 3, 1), $"{(char)('A' + i % 4)}")),
                Offence("last", new(2026, 1, 2), "A"),
            ]);
            await etl.SaveChangesAsync();
        }

        var counts = await CountAsync(store, "hate");

        Assert.Equal(
            [("2024", 12, 1, 1m), ("2025", 8, 1, 1m)],
            counts.Select(count => (count.Period, count.Incidents, count.Places, Math.Round(count.LargestPlaceShare, 3))));
        Assert.All(counts, count => Assert.Null(count.Reporters));
    }

    private static async Task<List<AreaCount>> CountAsync(PlantedReleases store, string theme)
    {
        await using var db = GeoDb.Open(store.Database.LoginOf(GeoRole.Analytics));
        var municipality = (await db.Municipalities.AsNoTracking().SingleAsync(one => one.Code == Code)) with { AnalysisFrom = new(2024, 1, 1), AnalysisTo = new(2026, 6, 30) };
        await CountAnalysis.RunAsync(db, municipality, [], "prov", TimeProvider.System, CancellationToken.None);
        return await db.AreaCounts.AsNoTracking().Where(count => count.Theme == theme).OrderBy(count => count.Period).ToListAsync();
    }

    // Places 100 m apart.
    private static Incident Incident(string reference, DateOnly on, int? at, string reporter, string? duplicateOf = null) => new()
    {
        Municipality = Code,
        Source = "est",
        Reference = reference,
        DeliveredOn = new(2026, 7, 1),
        Kind = "hate",
        OccurredFrom = on.ToDateTime(new(12, 0), DateTimeKind.Utc),
        OccurredTo = on.ToDateTime(new(13, 0), DateTimeKind.Utc),
        Precision = at is null ? LocationPrecision.Municipality : LocationPrecision.Address,
        Location = at is { } place ? Sweref99Tm.Factory.CreatePoint(new NetTopologySuite.Geometries.Coordinate(700_050 + 100 * place, 6_400_050)) : null,
        Reporter = reporter,
        DuplicateOf = duplicateOf,
    };

    private static ReportedOffence Offence(string reference, DateOnly on, string area) => new()
    {
        Municipality = Code,
        Source = "polisen",
        Reference = reference,
        DeliveredOn = new(2026, 7, 1),
        OffenceCode = "1210",
        RegisteredOn = on,
        CommittedOn = on,
        AreaKind = AreaKind.Deso,
        AreaEdition = "2025",
        AreaCode = area,
        Count = 1,
    };
}
