using Geo.Statistics.Rates;

namespace Geo.Tests.Statistics.Rates;

public class ShareDifferenceTests
{
    // Newcombe (1998), Statistics in Medicine 17, table II, method 10, to the four decimals that are printed there.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    public void Two_samples_give_the_published_interval(int later, int ofLater, int earlier, int ofEarlier, double lower, double upper)
    {
        var difference = ShareDifference.Of(Wilson(earlier, ofEarlier), Wilson(later, ofLater));

        Assert.Equal((lower, upper), (Math.Round(difference.Lower, 4), Math.Round(difference.Upper, 4)));
    }

    [Fact]
    public void P_is_below_a_twentieth_just_when_the_interval_leaves_zero_out()
    {
        for (var later = 0; later <= 60; later++)
        {
            for (var earlier = 0; earlier <= 80; earlier += 4)
            {
                var difference = ShareDifference.Of(Wilson(earlier, 80), Wilson(later, 60));
                Assert.Equal(difference.Lower > 0 || difference.Upper < 0, difference.PTwoSided < 0.05);
                Assert.Equal(-difference.Lower, ShareDifference.Of(Wilson(later, 60), Wilson(earlier, 80)).Upper, 12);
            }
        }
    }

    [Fact]
    public void A_share_outside_its_own_limits_is_refused() =>
        Assert.Throws<ArgumentException>(() => ShareDifference.Of(new(0.5, 0.4, 0.6), new(0.3, 0.4, 0.6)));

    private static IntervalShare Wilson(int yes, int of)
    {
        var (lower, upper) = WilsonInterval.Of(yes, of);
        return new((double)yes / of, lower, upper);
    }
}
