using Geo.Statistics;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics;

public class LocalBinomialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_cell_is_tested_against_its_neighbourhoods_share(int seed)
    {
        var (counts, denominator, weights) = Random(seed);
        var (events, total) = (counts.Sum(), denominator.Sum());

        var tails = LocalBinomial.UpperTail(counts, denominator, weights);

        for (var i = 0; i < counts.Length; i++)
        {
            var around = weights.IndicesOf(i).ToArray();
            var share = around.Sum(j => denominator[j]) / total;
            Assert.Equal(around.Sum(j => counts[j]), tails[i].LocalSum);
            Assert.Equal(events * share, tails[i].Expected, 1e-9);
            Assert.Equal(BinomialTail.Upper(tails[i].LocalSum, events, share), tails[i].PUpper, 1e-12);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void The_unit_of_the_denominator_changes_nothing(int seed)
    {
        var (counts, denominator, weights) = Random(seed);

        var thousands = LocalBinomial.UpperTail(counts, Array.ConvertAll(denominator, d => d / 1_000), weights);

        var ones = LocalBinomial.UpperTail(counts, denominator, weights);
        Assert.Equal(
            ones.Select(tail => tail.PUpper), thousands.Select(tail => tail.PUpper), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_neighbourhood_with_nothing_at_risk_gets_no_verdict()
    {
        var (denominator, weights) = MapPicture.Draw("5...");

        var tails = LocalBinomial.UpperTail([1, 0, 0, 3], denominator, weights);

        Assert.Equal([false, false, true, true], tails.Select(tail => double.IsNaN(tail.PUpper)));
        Assert.Equal(3, tails[3].LocalSum);
    }

    [Fact]
    public void A_neighbourhood_that_is_the_whole_map_is_certain()
    {
        var (denominator, weights) = MapPicture.Draw("123");

        var tails = LocalBinomial.UpperTail([4, 0, 1], denominator, weights);

        Assert.Equal(1, tails[1].PUpper);
        Assert.Equal(5, tails[1].Expected, 1e-12);
    }

    [Fact]
    public void Scaled_weights_negative_counts_and_unequal_lengths_are_refused()
    {
        var (denominator, weights) = MapPicture.Draw("11");

        Assert.Throws<ArgumentException>(() => LocalBinomial.UpperTail([1, 1], denominator, weights.ScaledBy([2, 2])));
        Assert.Throws<ArgumentException>(() => LocalBinomial.UpperTail([1, -1], denominator, weights));
        Assert.Throws<ArgumentException>(() => LocalBinomial.UpperTail([1], denominator, weights));
    }

    private static (int[] Counts, double[] Denominator, SpatialWeights Weights) Random(int seed)
    {
        var (values, weights, factors) = RandomMap.Of(cells: 50, seed);
        return (Array.ConvertAll(values, value => (int)value), factors, weights);
    }
}
