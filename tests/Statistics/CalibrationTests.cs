using System.Globalization;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Statistics;

/// <summary>The bar of the method: maps of pure chance stay empty, and what is planted is found. The same figures as
/// <c>./geo bench calibration</c>.</summary>
public class CalibrationTests(ITestOutputHelper output)
{
    private const int Maps = 300;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Events_even_over_land_make_a_hotspot_in_at_most_a_tenth_of_maps(double meanPerCell) =>
        Assert.InRange(Measured(SimulatedMap.Even, meanPerCell).HotShare, 0, 0.1);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Events_that_follow_the_denominator_make_a_hotspot_in_at_most_a_tenth_of_maps(double meanPerCell) =>
        Assert.InRange(Measured(SimulatedMap.Denominator, meanPerCell).HotShare, 0, 0.1);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Repeats_at_a_place_make_a_hotspot_in_at_most_a_tenth_of_maps(double meanPerCell)
    {
        var row = Measured(SimulatedMap.Repeated, meanPerCell);

        Assert.InRange(row.HotShare, 0, 0.1);
        Assert.True(row.IncidentShare > 0.9, "With repeats counted nearly every map would be called hot.");
    }

    // Not asserted to stay empty: no test can know a variation that nobody measured. The method page says so.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Unknown_variation_between_cells_is_measured_and_told(double meanPerCell) =>
        Assert.InRange(Measured(SimulatedMap.Hidden, meanPerCell).HotShare, 0, 1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Planted_hotspots_are_found_when_they_are_strong_and_events_enough(double strength)
    {
        var rows = Calibration.Means.Select(mean => Calibration.Detection(strength, mean, maps: 60)).ToArray();

        foreach (var row in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{strength} times at {row.MeanPerCell} per cell: {row.FoundShare:P0} found, "
                + $"{row.FalseShare:P1} of hot cells false"));
        }

        Assert.All(rows, row => Assert.InRange(row.FalseShare, 0, 0.1));
        if (strength == 5)
        {
            Assert.InRange(rows[^1].FoundShare, 0.99, 1);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing() => Assert.Equal(
        Calibration.Of(SimulatedMap.Hidden, 0.2, maps: 8, threads: 1),
        Calibration.Of(SimulatedMap.Hidden, 0.2, maps: 8, threads: 4));

    private CalibrationRow Measured(NullModel model, double meanPerCell)
    {
        var row = Calibration.Of(model, meanPerCell, Maps);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{model.Name}, {meanPerCell} per cell: {row.HotShare:P1} of {Maps} maps hot; "
            + $"{row.IncidentShare:P0} with repeats counted, {row.GiStarShare:P0} by the normal p of Gi*"));
        return row;
    }
}
