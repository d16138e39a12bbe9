using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class RandomStreamTests
{
    [Fact]
    public void The_same_seed_and_unit_give_the_same_numbers_and_any_other_gives_others()
    {
        var firsts = new HashSet<ulong>();
        for (var seed = -20; seed < 20; seed++)
        {
            for (var unit = 0; unit < 500; unit++)
            {
                var stream = new RandomStream(seed, unit);
                var again = new RandomStream(seed, unit);
                var bits = stream.NextBits();

                Assert.Equal(bits, again.NextBits());
                Assert.True(firsts.Add(bits), $"Seed {seed} and unit {unit} begin like another stream.");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Whole_numbers_below_a_bound_are_even(int bound)
    {
        var stream = new RandomStream(seed: 11, unit: bound);
        var draws = 2_000 * bound;
        var counts = new int[bound];

        for (var draw = 0; draw < draws; draw++)
        {
            counts[stream.NextBelow(bound)]++;
        }

        // Chi-square has mean bound - 1 and variance twice that: six deviations are never reached by chance.
        var chiSquare = counts.Sum(count => (count - 2_000.0) * (count - 2_000.0) / 2_000);
        Assert.True(chiSquare <= bound - 1 + 6 * Math.Sqrt(2.0 * bound), $"Chi-square {chiSquare}.");
    }

    [Fact]
    public void The_firsts_of_neighbouring_streams_are_even_over_the_unit_interval()
    {
        var tenths = new int[10];
        for (var unit = 0; unit < 100_000; unit++)
        {
            tenths[(int)(10 * new RandomStream(seed: 5, unit).NextDouble())]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void A_shuffle_gives_every_order_as_often()
    {
        var stream = new RandomStream(seed: 3, unit: 0);
        var orders = new Dictionary<string, int>();

        for (var draw = 0; draw < 24_000; draw++)
        {
            var letters = "abcd".ToCharArray();
            stream.Shuffle(letters.AsSpan());
            var order = new string(letters);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 800, 1_200));
    }
}
