using Geo.Statistics;
using NetTopologySuite.IO;

namespace Geo.Tests.Statistics;

public class SpatialWeightsLinksTests
{
    [Fact]
    public void Links_may_go_one_way_and_a_weight_of_zero_is_none()
    {
        var weights = SpatialWeights.FromLinks(3, [(2, 0, 2), (0, 1, 6), (2, 1, 0), (0, 2, 2)]);

        Assert.Equal(3, weights.LinkCount);
        Assert.Equal([1, 2], weights.IndicesOf(0).ToArray());
        Assert.True(weights.IsIsland(1));
        Assert.True(weights.HasIslands);
        Assert.Equal((1, 0.75), weights.RowStandardised().NeighboursOf(0)[0]);
        Assert.Equal((1, 1.0), weights.AsBinary().NeighboursOf(0)[0]);
        Assert.Equal([0, 2], weights.WithSelf().IndicesOf(2).ToArray());
        Assert.False(weights.WithSelf().Where((_, _) => false).LinkCount != 3);
    }

    [Fact]
    public void Links_twice_out_of_bounds_or_negative_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpatialWeights.FromLinks(2, [(0, 1, 1), (0, 1, 1)]));
        Assert.Throws<ArgumentException>(() => SpatialWeights.FromLinks(2, [(0, 2, 1)]));
        Assert.Throws<ArgumentException>(() => SpatialWeights.FromLinks(2, [(0, 1, -1)]));
        Assert.Throws<ArgumentException>(() => SpatialWeights.FromLinks(2, [(0, 0, 1)]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 39)]
    public void The_nearest_are_those_a_comparison_of_all_pairs_finds(int seed, int k)
    {
        var random = new Random(seed);
        (double East, double North)[] points = [.. Enumerable.Range(0, 40).Select(i => (random.Next(30) * (i % 4 == 0 ? 50.0 : 1), (double)random.Next(20)))];

        var weights = SpatialWeights.Nearest(points, k);

        for (var i = 0; i < points.Length; i++)
        {
            var naive = Enumerable.Range(0, points.Length).Where(j => j != i)
                .OrderBy(j => Math.Pow(points[i].East - points[j].East, 2) + Math.Pow(points[i].North - points[j].North, 2))
                .ThenBy(j => j).Take(k).Order();
            Assert.Equal(naive, weights.IndicesOf(i).ToArray());
        }
    }

    [Fact]
    public void A_river_parts_all_but_those_at_the_bridge()
    {
        var cells = Enumerable.Range(0, 12).Select(i => new GridCell(i % 4, i / 4)).ToArray();
        var centres = cells.Select(cell => (cell.Column + 0.5, cell.Row + 0.5)).ToArray();
        var river = new WKTReader().Read("MULTILINESTRING((2 -1,2 1.2),(2 1.8,2 4))");

        var weights = SpatialWeights.Rook(cells, includeSelf: false).WithoutLinksAcross(centres, [river]);

        Assert.DoesNotContain(2, weights.IndicesOf(1).ToArray());
        Assert.Contains(6, weights.IndicesOf(5).ToArray());
        Assert.DoesNotContain(10, weights.IndicesOf(9).ToArray());
        Assert.Equal(34 - 4, weights.LinkCount);
    }
}
