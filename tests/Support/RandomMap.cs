using Geo.Statistics;

namespace Geo.Tests.Support;

/// <summary>Maps made by a seed, for what must hold on every map.</summary>
internal static class RandomMap
{
    /// <summary>Values and queen weights of so many cells scattered with holes between them, and a positive factor a
    /// cell.</summary>
    public static (double[] Values, SpatialWeights Weights, double[] Factors) Of(int cells, int seed)
    {
        var random = new Random(seed);
        var weights = SpatialWeights.Queen(Cells(cells, random), includeSelf: true);
        return (
            [.. Enumerable.Range(0, cells).Select(_ => Math.Floor(10 * random.NextDouble()))],
            weights,
            [.. Enumerable.Range(0, cells).Select(_ => 0.1 + 5 * random.NextDouble())]);
    }

    /// <summary>So many different cells, of a square that has half as many again, in no order.</summary>
    public static GridCell[] Cells(int cells, Random random)
    {
        var side = (int)Math.Ceiling(Math.Sqrt(1.5 * cells));
        var square = Enumerable.Range(0, side * side)
            .Select(i => new GridCell(i % side - side / 2, i / side))
            .ToArray();
        random.Shuffle(square);
        return square[..cells];
    }
}
