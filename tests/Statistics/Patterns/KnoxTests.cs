using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Tests.Statistics.Patterns;

// No published number found: Knox's definition pair by pair, and the mean over permutations, stand against each other.
public class KnoxTests
{
    private static readonly double[] Distances = [0, 100, 200, 300];
    private static readonly double[] DayBounds = [0, 7, 14];

    [Fact]
    public void Bands_are_closed_to_the_left_and_open_to_the_right()
    {
        var cells = Knox.Test([0, 60, 0], [0, 80, 0], [0, 7, 0], Distances, DayBounds, 0, 1, Computing.OnOneCore);

        long[] observed = [1, 0, 0, 2, 0, 0];
        Assert.Equal(observed, cells.Select(cell => cell.Observed));
        long[] inDistance = [1, 1, 2, 2, 0, 0];
        Assert.Equal(inDistance, cells.Select(cell => cell.PairsInDistance));
        long[] inTime = [1, 2, 1, 2, 1, 2];
        Assert.Equal(inTime, cells.Select(cell => cell.PairsInTime));
        Assert.Equal(4.0 / 3, cells[3].Expected, 1e-12);
        Assert.True(double.IsNaN(cells[0].PUpper) && double.IsNaN(cells[4].Ratio));
    }

    // Many places, and few places that events share; bounds that begin at 0, and that do not; fewer and more than one pass compares.
    [Theory]
    [InlineData(60, new double[] { 0, 100, 200, 300 }, new double[] { 0, 7, 14 })]
    [InlineData(6, new double[] { 0, 100, 200, 300 }, new double[] { 0, 1, 2, 7, 14, 28 })]
    [InlineData(4, new double[] { 20, 40 }, new double[] { 1, 2, 3, 7, 14 })]
    public void Going_through_all_pairs_counts_the_same(int places, double[] distances, double[] dayBounds) =>
        Gen.Select(Gen.Int[0, places], Gen.Int[0, places], Gen.Int[0, 40]).Array[2, 60].Sample(
            events =>
            {
                double[] x = [.. events.Select(e => e.Item1 * 20.0)];
                double[] y = [.. events.Select(e => e.Item2 * 20.0)];
                double[] t = [.. events.Select(e => e.Item3 * 1.0)];
                var cells = Knox.Test(x, y, t, distances, dayBounds, 0, 1, Computing.OnOneCore);
                foreach (var cell in cells)
                {
                    long near = 0, soon = 0, both = 0;
                    for (var i = 0; i < x.Length; i++)
                    {
                        for (var j = 0; j < i; j++)
                        {
                            var distance = Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2));
                            var inDistance = distance >= cell.DistanceFrom && distance < cell.DistanceTo;
                            var apart = Math.Abs(t[i] - t[j]);
                            var inTime = apart >= cell.DaysFrom && apart < cell.DaysTo;
                            near += inDistance ? 1 : 0;
                            soon += inTime ? 1 : 0;
                            both += inDistance && inTime ? 1 : 0;
                        }
                    }

                    Assert.Equal((near, soon, both), (cell.PairsInDistance, cell.PairsInTime, cell.Observed));
                }
            },
            iter: 30);

    [Fact]
    public void The_expectation_is_the_mean_over_permutations()
    {
        var (x, y, t) = Events(400);
        foreach (var cell in Knox.Test(x, y, t, Distances, DayBounds, 2000, 5, Computing.OnOneCore))
        {
            var error = cell.SimulatedDeviation / Math.Sqrt(2000);
            Assert.InRange(cell.SimulatedMean, cell.Expected - 4.5 * error, cell.Expected + 4.5 * error);
        }
    }

    [Fact]
    public void Planted_repeats_reach_the_least_p_and_no_p_is_below_it()
    {
        var (x, y, t) = Events(200);
        for (var i = 0; i < 100; i++)
        {
            (x[i + 100], y[i + 100], t[i + 100]) = (x[i] + 10, y[i], t[i] + 2);
        }

        var cells = Knox.Test(x, y, t, Distances, DayBounds, 99, 1, Computing.OnOneCore);

        Assert.Equal(0.01, cells[0].PUpper, 1e-12);
        Assert.All(cells, cell => Assert.InRange(cell.PUpper, 0.01 - 1e-12, 1));
    }

    [Fact]
    public void Two_threads_give_the_same()
    {
        var (x, y, t) = Events(300);

        Assert.Equal(
            Knox.Test(x, y, t, Distances, DayBounds, 99, 3, Computing.OnOneCore),
            Knox.Test(x, y, t, Distances, DayBounds, 99, 3, new Computing(2, CancellationToken.None)));
    }

    [Fact]
    public void Moving_and_mirroring_the_map_and_reversing_time_change_no_count()
    {
        var (x, y, t) = Events(300);
        var cells = Knox.Test(x, y, t, Distances, DayBounds, 0, 3, Computing.OnOneCore);
        double[] turned = [.. x.Select(value => 4096 - value)];
        double[] back = [.. t.Select(value => 365 - value)];

        Assert.Equal(cells, Knox.Test(y, turned, back, Distances, DayBounds, 0, 3, Computing.OnOneCore));
    }

    [Fact]
    public void Chains_tie_events_step_by_step()
    {
        int[] chains = NearRepeatChains.Of([500, 0, 90, 180, 500], [0, 0, 0, 0, 0], [0, 1, 5, 9, 30], 100, 7);

        int[] expected = [-1, 0, 0, 0, -1];
        Assert.Equal(expected, chains);
    }

    [Fact]
    public void Bounds_that_do_not_increase_are_refused() => Assert.Throws<ArgumentException>(() =>
        Knox.Test([1, 2], [1, 2], [1, 2], [0, 0], DayBounds, 0, 1, Computing.OnOneCore));

    private static (double[] X, double[] Y, double[] T) Events(int count)
    {
        var random = new RandomStream(11, count);
        var (x, y, t) = (new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            (x[i], y[i], t[i]) = (random.NextBelow(3000), random.NextBelow(3000), random.NextBelow(200));
        }

        return (x, y, t);
    }
}
