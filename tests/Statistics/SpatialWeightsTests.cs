using Geo.Statistics;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics;

public class SpatialWeightsTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Queen_neighbours_are_those_a_comparison_of_all_pairs_finds(int seed, bool includeSelf)
    {
        var cells = RandomMap.Cells(60, new Random(seed));

        var weights = SpatialWeights.Queen(cells, includeSelf);

        for (var i = 0; i < cells.Length; i++)
        {
            var naive = Enumerable.Range(0, cells.Length).Where(j => (includeSelf || i != j)
                && Math.Abs(cells[i].Column - cells[j].Column) <= 1 && Math.Abs(cells[i].Row - cells[j].Row) <= 1);
            Assert.Equal(naive, weights.IndicesOf(i).ToArray().Order());
        }
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Points_within_a_distance_are_those_a_comparison_of_all_pairs_finds(int seed, bool includeSelf)
    {
        var random = new Random(seed);
        var points = Enumerable.Range(0, 80)
            .Select(_ => (East: 620_000 + random.Next(40), North: 6_510_000 - random.Next(40)))
            .Select(point => ((double)point.East, (double)point.North))
            .ToArray();

        var weights = SpatialWeights.WithinDistance(points, radiusMetres: 5, includeSelf);

        for (var i = 0; i < points.Length; i++)
        {
            var naive = Enumerable.Range(0, points.Length).Where(j => (includeSelf || i != j)
                && Math.Pow(points[i].Item1 - points[j].Item1, 2)
                + Math.Pow(points[i].Item2 - points[j].Item2, 2) <= 25);
            Assert.Equal(naive, weights.IndicesOf(i).ToArray());
        }
    }

    // 200 x 200 cells: n cells with their selves, and the known 2(4mn - 3m - 3n + 2) queen links of an m x n lattice.
    [Fact]
    public void A_lattice_has_as_many_links_as_the_formula_says()
    {
        var cells = Enumerable.Range(0, 40_000).Select(i => new GridCell(i % 200, i / 200)).ToArray();

        Assert.Equal(2 * (4 * 40_000 - 600 - 600 + 2), SpatialWeights.Queen(cells, includeSelf: false).LinkCount);
        Assert.Equal(40_000 + 317_604, SpatialWeights.Queen(cells, includeSelf: true).LinkCount);
    }

    [Fact]
    public void Weights_are_one_until_they_are_scaled()
    {
        var weights = SpatialWeights.Queen([new(0, 0), new(1, 1)], includeSelf: true);

        var scaled = weights.ScaledBy([2, 0.5]);

        Assert.Equal((1, 1.0), weights.NeighboursOf(0)[1]);
        Assert.Equal((1, 2.0), scaled.NeighboursOf(0)[1]);
        Assert.Equal((0, 0.5), scaled.NeighboursOf(1)[0]);
        Assert.True(weights.IsBinary);
        Assert.False(scaled.IsBinary);
    }

    [Fact]
    public void Walking_the_neighbours_allocates_nothing()
    {
        var (_, weights, _) = RandomMap.Of(cells: 100, seed: 1);
        var sum = Sum(weights);
        var before = GC.GetAllocatedBytesForCurrentThread();

        sum += Sum(weights);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(2.0 * weights.LinkCount, sum);
    }

    [Fact]
    public void A_cell_listed_twice_and_a_factor_of_zero_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpatialWeights.Queen([new(1, 2), new(1, 2)], includeSelf: true));
        var weights = SpatialWeights.Queen([new(1, 2)], includeSelf: true);
        Assert.Throws<ArgumentException>(() => weights.ScaledBy([0]));
        Assert.Throws<ArgumentException>(() => weights.ScaledBy([1, 1]));
    }

    private static double Sum(SpatialWeights weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Count; i++)
        {
            foreach (var (_, weight) in weights.NeighboursOf(i))
            {
                sum += weight;
            }
        }

        return sum;
    }
}
