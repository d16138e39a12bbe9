using Geo.Statistics;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics;

public class GetisOrdTests
{
    private static readonly Func<double, double, bool> Close = (a, b) => Math.Abs(a - b) < 1e-8;

    [Fact]
    public void Values_that_lie_together_make_a_hotspot_and_a_lone_peak_does_not()
    {
        var (values, weights) = MapPicture.Draw("""
            99......
            9.......
            ........
            ......9.
            """);

        var z = GetisOrd.GiStar(values, weights);

        Assert.Equal("""
            ##......
            ##......
            ........
            ........
            """, MapPicture.OfZScores(z, width: 8));
    }

    // An independent implementation's own example: pysal/esda:esda/getisord.py, G_Local(star=True), binary weights.
    [Fact]
    public void Six_points_give_the_published_z_scores()
    {
        (double, double)[] points = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)];

        var z = GetisOrd.GiStar([2, 3, 3.2, 5, 8, 7], SpatialWeights.WithinDistance(points, radiusMetres: 15));

        double[] published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
        Assert.Equal(published, z, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scaling_the_weights_of_a_cell_changes_nothing(int seed)
    {
        var (values, weights, factors) = RandomMap.Of(cells: 40, seed);

        Assert.Equal(GetisOrd.GiStar(values, weights), GetisOrd.GiStar(values, weights.ScaledBy(factors)), Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counting_in_another_unit_changes_nothing(int seed)
    {
        var (values, weights, _) = RandomMap.Of(cells: 40, seed);

        var z = GetisOrd.GiStar(Array.ConvertAll(values, value => 1_000 + 7 * value), weights);

        Assert.Equal(GetisOrd.GiStar(values, weights), z, Close);
    }

    [Fact]
    public void A_map_of_equal_values_has_no_z_scores()
    {
        var (_, weights, _) = RandomMap.Of(cells: 12, seed: 1);

        Assert.All(GetisOrd.GiStar(new double[12], weights), z => Assert.True(double.IsNaN(z)));
    }

    [Fact]
    public void Weights_without_the_cell_itself_are_refused()
    {
        var weights = SpatialWeights.Queen([new(0, 0), new(1, 0)], includeSelf: false);

        Assert.Throws<ArgumentException>(() => GetisOrd.GiStar([1, 2], weights));
    }
}
