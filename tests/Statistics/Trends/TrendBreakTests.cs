using Geo.Statistics.Trends;

namespace Geo.Tests.Statistics.Trends;

/// <summary>No published number found; the values are squares, and sums by hand.</summary>
public class TrendBreakTests
{
    [Fact]
    public void The_roots_of_two_counts_give_z()
    {
        Assert.Equal(4, TrendBreak.PoissonZ(25, 49));
        Assert.Equal(-4, TrendBreak.PoissonZ(49, 25));
        Assert.Equal(0, TrendBreak.PoissonZ(0, 0));
    }

    [Fact]
    public void The_sums_grow_only_above_the_reference_value()
    {
        // (4 − 2)/(ln 4 − ln 2) = 2.885390…
        var k = 2 / Math.Log(2);

        var sums = TrendBreak.Cusum([2, 1, 4, 5, 0, 6], usual: 2, raised: 4);

        double[] expected = [0, 0, 4 - k, 9 - 2 * k, 9 - 3 * k, 15 - 4 * k];
        Assert.Equal(expected, sums, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Wrong_use_is_an_exception()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrendBreak.PoissonZ(-1, 2));
        Assert.Throws<ArgumentException>(() => TrendBreak.Cusum([1], usual: 4, raised: 2));
        Assert.Throws<ArgumentException>(() => TrendBreak.Cusum([-1], usual: 1, raised: 2));
    }
}
