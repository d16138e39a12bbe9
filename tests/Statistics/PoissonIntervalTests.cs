using CsCheck;
using Geo.Statistics;
using MathNet.Numerics.Distributions;

namespace Geo.Tests.Statistics;

public class PoissonIntervalTests
{
    // The exact 95 % limits of the usual tables of epidemiology (R's epitools documents 3.689 for no events); that they
    // are Garwood's is held by the tails below.
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.025, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(3, 0.619, 8.767)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    public void Counts_have_the_tabulated_limits(int count, double lower, double upper)
    {
        var interval = PoissonInterval.Garwood(count);

        Assert.Equal(lower, interval.Lower, 0.0005001);
        Assert.Equal(upper, interval.Upper, 0.0005001);
    }

    // GraphPad, How QuickCalcs computes the confidence interval of a count: 25 events, Garwood's method, two decimals.
    [Theory]
    [InlineData(0.90, 17.38, 34.92)]
    [InlineData(0.95, 16.18, 36.90)]
    [InlineData(0.99, 14.00, 41.00)]
    public void Twenty_five_events_have_the_published_limits(double confidence, double lower, double upper)
    {
        var interval = PoissonInterval.Garwood(25, confidence);

        Assert.Equal(lower, interval.Lower, 0.005001);
        Assert.Equal(upper, interval.Upper, 0.005001);
    }

    [Fact]
    public void Each_end_leaves_half_of_the_rest_in_its_tail()
    {
        Gen.Select(Gen.Int[1, 100_000], Gen.Double[0.5, 0.999]).Sample((count, confidence) =>
        {
            var (lower, upper) = PoissonInterval.Garwood(count, confidence);

            Assert.Equal((1 - confidence) / 2, 1 - Poisson.CDF(lower, count - 1), 1e-8);
            Assert.Equal((1 - confidence) / 2, Poisson.CDF(upper, count), 1e-8);
        });
    }

    [Fact]
    public void A_negative_count_and_a_certainty_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Garwood(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Garwood(1, 1));
    }
}
