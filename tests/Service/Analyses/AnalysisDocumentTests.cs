using CsCheck;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Service.Analyses;

/// <summary>What the analyses over the store make of counts and incidents, without the store.</summary>
public class AnalysisDocumentTests
{
    private static readonly Period Now = new("2026K2", new(2026, 4, 1), new(2026, 6, 30)), Then = new("2025K2", new(2025, 4, 1), new(2025, 6, 30));

    [Fact]
    public void A_change_is_named_only_where_chance_does_not_make_it()
    {
        var documents = ChangeAnalysis.Compare([(10, 40), (40, 10), (20, 22), (3, 4), (0, 0)], Now, Then);

        Assert.Equal(
            [ChangeVerdict.More, ChangeVerdict.Fewer, ChangeVerdict.NoSureDifference, ChangeVerdict.TooFew, ChangeVerdict.TooFew],
            documents.Select(document => document.Verdict));
        Assert.Equal(4, documents[0].Ratio, 12);
        Assert.True(documents[0].Lower > 1.9 && documents[0].Upper < 9);
        Assert.Equal(double.NaN, documents[3].QBh);
    }

    // Two hundred towns of forty areas where nothing has changed: the share with any false change stays at the nominal rate.
    [Fact]
    public void Where_nothing_has_changed_few_towns_have_a_false_change()
    {
        var random = new Random(4);
        var towns = Enumerable.Range(0, 200).Count(_ => ChangeAnalysis.Compare(
            [.. Enumerable.Range(0, 40).Select(area => (Poisson(random, 4 + area), Poisson(random, 4 + area)))], Now, Then)
            .Any(document => document.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer));

        // Five in a hundred by the definition; the exact test is stricter.
        Assert.InRange(towns, 0, 14);
    }

    [Fact]
    public void An_area_is_hot_against_its_residents_and_silent_without_them()
    {
        AreaCount[] counts = [Count("A", 40), Count("B", 20), Count("C", 3), Count("D", 0), Count("E", 12)];

        var documents = AreaAnalysis.Test([.. counts.Select(PlaceCount.Of)], [1_000, 2_000, 150, 50, 0], (75, 3_200), years: 2, _ => null);

        Assert.Equal(
            [HotspotVerdict.Hot, HotspotVerdict.NotHot, HotspotVerdict.TooFew, HotspotVerdict.TooFew, HotspotVerdict.NoVerdict],
            documents.Select(document => document.Verdict));
        Assert.Equal(75 * 1_000 / 3_200.0, documents[0].Expected, 12);
        Assert.Equal(20, documents[0].RatePer1000, 12);
        Assert.True(documents[0].Lower < 20 && documents[0].Upper > 20 && documents[0].EmpiricalBayesPer1000 < 20);
        Assert.Equal(BinomialTail.Upper(40, 75, 1_000 / 3_200.0), documents[0].PUpper);
        Assert.Equal(double.NaN, documents[4].RatePer1000);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1, 2, 3, 4 }, 4, 1)]
    [InlineData(new[] { 1, 2, 3, 4 }, 4, 2)]
    [InlineData(new[] { 7 }, 1, 1)]
    public void Half_of_the_incidents_lie_on_the_fewest_places_that_hold_them(int[] places, int different, int half)
    {
        var document = ConcentrationAnalysis.Of(places, new double[168], 0);

        Assert.Equal((places.Length, different, half), (document.Incidents, document.Places, document.PlacesWithHalf));
    }

    [Fact]
    public void A_planted_series_is_a_chain_and_a_band_with_too_many_pairs()
    {
        var random = new Random(1);
        var incidents = Enumerable.Range(0, 200).Select(i => Incident(i, 20_000 * random.NextDouble(), 20_000 * random.NextDouble(), 700 * random.NextDouble()))
            .Concat(Enumerable.Range(0, 12).Select(i => Incident(200 + i, 5_000 + 3 * i, 5_000, 300 + 2 * i)))
            .Append(Incident(999, 0, 0, 0) with { AtAddress = false }).ToList();

        var document = RepeatAnalysis.Of(incidents, Computing.OnOneCore);

        Assert.Equal((212, 1, 12), (document.Incidents, document.LeftOut, document.LongestChain));
        Assert.Equal(.001, document.Bands[0].PUpper, 12);
        Assert.True(document.Bands[0].Observed >= 30);
    }

    // Twenty towns with an outbreak in the last three weeks, and the same towns without it.
    [Fact]
    public void What_goes_on_now_is_found_and_nothing_is_where_nothing_goes_on()
    {
        var (from, to) = (new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 30));
        var (found, falsely) = (0, 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            List<ThemeIncident> town = [.. Enumerable.Range(0, 400).Select(i => At(i, 4_000 * random.NextDouble(), 4_000 * random.NextDouble(), to.AddDays(-random.Next(365))))];
            List<ThemeIncident> outbreak = [.. town, .. Enumerable.Range(0, 12).Select(i => At(400 + i, 1_100 + 100 * random.NextDouble(), 1_100 + 100 * random.NextDouble(), to.AddDays(-random.Next(20))))];
            falsely += ClusterAnalysis.Of(town, from, to, 250, Computing.OnAllCores) is [{ P: <= .05 }, ..] ? 1 : 0;
            found += ClusterAnalysis.Of(outbreak, from, to, 250, Computing.OnAllCores) is [{ P: <= .05 } cluster, ..] && double.Hypot(cluster.Easting - 1_125, cluster.Northing - 1_125) <= 500 ? 1 : 0;
        }

        Assert.InRange(found, 18, 20);
        Assert.InRange(falsely, 0, 4);

        static ThemeIncident At(int number, double x, double y, DateOnly day) => new(
            "damage", "register", $"{number}", number, day.ToDateTime(new(12, 0), DateTimeKind.Utc), "2026K2", "kommunen", new Point(x, y), AtAddress: true);
    }

    [Fact]
    public void A_trend_is_read_from_the_last_years_in_a_row_and_a_flat_one_is_not_sure()
    {
        int[] gap = [1990, 1991, 1992, .. Enumerable.Range(2015, 7)];
        int[] noise = [5, 9, 4, 8, 6, 7, 5, 9, 6, 8];
        var values = Enumerable.Range(0, 12).Select(i => Yearly("rising", 2010 + i, 100 + 10 * i + i % 2))
            .Concat(noise.Select((value, i) => Yearly("flat", 2010 + i, value)))
            .Concat(gap.Select(year => Yearly("gap", year, year)));

        var trends = TrendAnalysis.Of(values).ToDictionary(trend => trend.Indicator, trend => trend.Document);

        Assert.Equal(["flat", "rising"], trends.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((2010, 2021, 12, true), (trends["rising"].FromYear, trends["rising"].ToYear, trends["rising"].Years, trends["rising"].IsSure));
        Assert.Equal(10, trends["rising"].SlopeAYear, 1);
        Assert.False(trends["flat"].IsSure);

        static IndicatorValue Yearly(string indicator, int year, decimal value) => new()
        {
            Municipality = "9901",
            Source = "bra",
            Indicator = indicator,
            Period = $"{year}",
            Title = indicator,
            Value = value,
            Unit = "antal",
            Preliminary = false,
            DeliveredOn = new(2026, 1, 1),
        };
    }

    [Fact]
    public void Too_few_incidents_have_no_table_of_repeats() =>
        Assert.Empty(RepeatAnalysis.Of([.. Enumerable.Range(0, 29).Select(i => Incident(i, i, i, i))], Computing.OnOneCore).Bands);

    [Fact]
    public void The_residents_of_an_area_drawn_across_the_cells_are_those_of_the_land_it_covers() => Gen.Double[0, 750].Array[4].Sample(sides =>
    {
        var cells = InhabitedGrid.Spread([new(Box(0, 0, 1_000, 1_000), 1_600)], 250).ToDictionary(cell => cell.Cell);
        var area = Box(Math.Min(sides[0], sides[1]), Math.Min(sides[2], sides[3]), Math.Max(sides[0], sides[1]) + 1, Math.Max(sides[2], sides[3]) + 1);

        return Math.Abs(InhabitedGrid.ResidentsWithin(cells, area, 250) - 1_600 * area.Area / 1e6) < 1e-6;
    });

    private static Polygon Box(double west, double south, double east, double north) =>
        new(new LinearRing([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]));

    private static AreaCount Count(string code, int events) => new()
    {
        RunId = 1,
        Municipality = "9901",
        Theme = "damage",
        AreaKind = AreaKind.Deso,
        AreaEdition = "2025",
        AreaCode = code,
        Period = "2026K2",
        Incidents = events,
        PlaceEvents = events,
        Places = events,
        LargestPlaceShare = 0,
        CompletelyReported = true,
    };

    private static ThemeIncident Incident(int number, double x, double y, double day) => new(
        "damage", "register", $"{number}", number, DateTime.UnixEpoch.AddDays(20_000 + day), "2026K2", "kommunen", new Point(x, y), AtAddress: true);

    private static int Poisson(Random random, double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
