using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Statistics;
using Geo.Statistics.Autocorrelation;
using Geo.Statistics.Patterns;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Service.Analyses;

/// <summary>What a concentration is when cells, times, neighbours and the selection of incidents are chosen otherwise.</summary>
public class ChoiceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_hot_cells_of_another_size_cover_is_the_area_that_overlay_gives(int seed)
    {
        var random = new Random(seed);
        GridCell[] spot = [.. Enumerable.Range(0, 5).Select(_ => new GridCell(random.Next(-4, 4), random.Next(-4, 4))).Distinct()];
        GridCell[] hot = [.. Enumerable.Range(0, 9).Select(_ => new GridCell(random.Next(-6, 6), random.Next(-6, 6))).Distinct()];

        var cover = SensitivityAnalysis.Cover(spot, 250, hot, 150);

        var overlaid = spot.Sum(cell => hot.Sum(other => cell.ToPolygon(250).Intersection(other.ToPolygon(150)).Area)) / (spot.Length * 250.0 * 250);
        Assert.Equal(overlaid, cover, 9);
        Assert.Equal(1, SensitivityAnalysis.Cover(spot, 250, spot, 250), 12);
    }

    [Fact]
    public void A_period_is_sought_again_without_its_first_and_its_last_eighth()
    {
        var variants = SensitivityAnalysis.VariantsOf(new("2024-07/2026-06", new(2024, 7, 1), new(2026, 6, 30)));

        Assert.Equal(["2024-07/2026-06", "2024-09-30/2026-06-30", "2024-07-01/2026-03-31"], variants.Select(variant => variant.Name));
    }

    [Theory]
    [InlineData("2026-06-05 23:10", "2026-06-05 23:40", true)] // a Friday evening
    [InlineData("2026-06-06 03:10", "2026-06-06 03:10", true)] // the night after it
    [InlineData("2026-06-05 12:00", "2026-06-05 12:00", false)]
    [InlineData("2026-06-03 23:10", "2026-06-03 23:10", false)] // a Wednesday
    [InlineData("2026-06-05 20:00", "2026-06-06 06:00", null)] // found in the morning
    public void An_incident_is_chosen_by_hour_only_where_all_of_its_interval_is(string from, string to, bool? expected)
    {
        var selection = IncidentSelection.Parse("fredag,lör", "22-04", null, addressOnly: false);

        Assert.Equal(expected, selection.Holds(At(0, 0), Time(from), Time(to)));
        Assert.Equal("fredag, lördag; kl. 22–04", selection.Words());

        static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("måndåg", null)]
    [InlineData(null, "22")]
    [InlineData(null, "22-25")]
    [InlineData(null, "9-9")]
    public void A_selection_that_means_nothing_is_refused_with_an_example(string? weekdays, string? hours)
    {
        var refused = Assert.Throws<UsageException>(() => IncidentSelection.Parse(weekdays, hours, null, addressOnly: false));

        Assert.Contains("till exempel --", refused.Message, StringComparison.Ordinal);
    }

    // One area with much among six by six with little; the same map shuffled has none.
    [Fact]
    public void An_area_that_stands_out_from_its_neighbours_is_named_and_in_noise_none_is()
    {
        var cells = Enumerable.Range(0, 36).Select(i => new GridCell(i % 6, i / 6)).ToArray();
        var weights = SpatialWeights.Queen(cells, includeSelf: false);
        var random = new Random(3);
        var noise = Enumerable.Range(0, 36).Select(i => 9 + 2 * random.NextDouble() + (i % 6 < 3 ? 30 : 0)).ToArray();
        var planted = noise.ToArray();
        planted[2 * 6 + 4] = 60;

        var found = NeighbouringAreas.With([.. planted.Select(Rate)], [.. Enumerable.Range(0, 36)], weights, Computing.OnOneCore);
        var nothing = NeighbouringAreas.With([.. Enumerable.Range(0, 36).Select(_ => Rate(random.NextDouble()))], [.. Enumerable.Range(0, 36)], weights, Computing.OnOneCore);

        Assert.Equal(LocalQuadrant.HL, found[16].Outlier);
        Assert.All(found, one => Assert.InRange(one.MoranQBh, 0, 1));
        Assert.True(found[7].GiStarZ > 2 && found[22].GiStarZ < found[7].GiStarZ);
        Assert.DoesNotContain(nothing, one => one.Outlier is LocalQuadrant.HL or LocalQuadrant.LH);

        static AreaDocument Rate(double rate) => new(0, 0, 0, 1, 0, rate, 0, 0, rate, 1, 1, HotspotVerdict.NotHot, null);
    }

    [Fact]
    public void A_density_holds_as_many_events_as_it_is_made_of_and_reads_back()
    {
        var random = new Random(5);
        ThemeIncident[] events = [.. Enumerable.Range(0, 300).Select(_ => At(5_000 * random.NextDouble(), 5_000 * random.NextDouble()))];
        GridCell[] cells = [.. Enumerable.Range(0, 400).Select(i => new GridCell(i % 20, i / 20))];

        var surface = DensityAnalysis.Of(events, [.. cells], 250, 750, Computing.OnOneCore);

        Assert.InRange(surface.Integral, 0.99 * 300, 1.01 * 300);
        Assert.Equal(26 * 26, surface.Values().Length);
        Assert.Equal(surface.PeakPerKm2, surface.Values().Max(), 3);
        Assert.Equal((-750, -750, 26, 26), (surface.OriginX, surface.OriginY, surface.Columns, surface.Rows));
    }

    [Fact]
    public void Near_pairs_are_never_fewer_than_there_are()
    {
        var random = new Random(9);
        (double X, double Y)[] points = [.. Enumerable.Range(0, 400).Select(_ => (3_000 * random.NextDouble(), 3_000 * random.NextDouble()))];
        var near = new NearPairs(300);
        foreach (var (x, y) in points)
        {
            near.Add(x, y);
        }

        var naive = Enumerable.Range(0, points.Length).Sum(i => Enumerable.Range(0, i).Count(j => double.Hypot(points[i].X - points[j].X, points[i].Y - points[j].Y) < 300));

        Assert.InRange(near.Count, naive, 4 * naive);
    }

    [Fact]
    public void Too_many_near_pairs_leave_out_the_oldest_quarters_whole()
    {
        ThemeIncident[] incidents = [.. Enumerable.Range(0, 60).Select(i => At(i, 0) with { Quarter = $"2025K{1 + i / 20}" })];

        Assert.Equal(incidents, RepeatAnalysis.Newest(incidents, long.MaxValue));
        Assert.Equal(["2025K2", "2025K3"], RepeatAnalysis.Newest(incidents, 40 * 39 / 2).Select(incident => incident.Quarter).Distinct().Order());
        Assert.Equal(["2025K3"], RepeatAnalysis.Newest(incidents, 1).Select(incident => incident.Quarter).Distinct());
    }

    [Fact]
    public void Two_cells_away_is_near_and_three_is_not()
    {
        var cells = Enumerable.Range(0, 49).Select(i => new GridCell(i % 7, i / 7)).ToArray();

        var weights = SpatialWeights.Of(cells, includeSelf: true, CellNeighbourhood.TwoCells);

        for (var i = 0; i < cells.Length; i++)
        {
            Assert.Equal(
                Enumerable.Range(0, cells.Length).Where(j => Math.Abs(cells[j].Column - cells[i].Column) <= 2 && Math.Abs(cells[j].Row - cells[i].Row) <= 2),
                weights.IndicesOf(i).ToArray());
        }
    }

    private static ThemeIncident At(double x, double y) => new(
        "damage", "register", "1", 1, new(2026, 6, 5, 21, 0, 0, DateTimeKind.Utc), "2026K2", "kommunen", new Point(x, y), AtAddress: true);
}
