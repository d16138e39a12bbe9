using Geo.Statistics;
using Geo.Statistics.Autocorrelation;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics.Autocorrelation;

public class LocalTests
{
    private static readonly Func<double, double, bool> Close = (a, b) => Math.Abs(a - b) <= 1e-9;

    // Computed with R spdep 1.2-7: localmoran(CRIME, W) of areas 1, 20 and 49, conditional = TRUE and FALSE.
    public static TheoryData<LocalMoments, int, double[]> Spdep => new()
    {
        { LocalMoments.Conditional, 0, [0.73681849060835625, -0.028598541967194208, 0.66614489076259642, 0.93780765103526076, 0.34834326846500896] },
        { LocalMoments.Conditional, 19, [0.34140978972152919, -0.09255269448296008, 0.33273026125211735, 0.75232593947498339, 0.45185507228718874] },
        { LocalMoments.Conditional, 48, [0.36336135978854522, -0.012035954829247356, 0.1859564171518685, 0.87053367688944439, 0.38400882344093484] },
        { LocalMoments.Randomization, 0, [0.73681849060835625, -0.020833333333333332, 0.47692245355320312, 1.0970989219478766, 0.27259815145051236] },
        { LocalMoments.Randomization, 19, [0.34140978972152919, -0.020833333333333332, 0.079240066853030144, 1.2868494249006073, 0.19814677605670114] },
        { LocalMoments.Randomization, 48, [0.36336135978854522, -0.020833333333333332, 0.31122145909479765, 0.68867861029846589, 0.49102553955239658] },
    };

    [Theory]
    [MemberData(nameof(Spdep))]
    public void Columbus_gives_what_spdep_gives(LocalMoments moments, int area, double[] expected)
    {
        var unit = LocalMoran.Test(Columbus.Crime, Columbus.Queen.RowStandardised(), moments, (0, 1), Computing.OnOneCore)[area];

        Assert.Equal(expected, [unit.LocalI, unit.Expected, unit.Variance, unit.Z, unit.PTwoSided], Close);
        Assert.Equal(LocalQuadrant.LL, unit.Quadrant);
    }

    [Fact]
    public void Values_of_any_size_give_the_same()
    {
        var (weights, star) = (Columbus.Queen.RowStandardised(), Columbus.Queen.WithSelf());
        double[] scaled = [.. Columbus.Crime.Select(value => Math.ScaleB(value, 700))];

        Assert.Equal(GetisOrd.GiStar(Columbus.Crime, star), GetisOrd.GiStar(scaled, star));
        Assert.Equal(GetisOrd.Gi(Columbus.Crime, Columbus.Queen), GetisOrd.Gi(scaled, Columbus.Queen));
        var usual = LocalMoran.Test(Columbus.Crime, weights, LocalMoments.Conditional, (99, 1), Computing.OnOneCore);
        Assert.Equal(
            usual.Select(unit => unit with { LagMean = Math.ScaleB(unit.LagMean, 700) }),
            LocalMoran.Test(scaled, weights, LocalMoments.Conditional, (99, 1), Computing.OnOneCore));
    }

    // Computed with R spdep 1.2-7: localG(CRIME, B) and with include.self, areas 1, 20 and 49.
    [Fact]
    public void Gi_and_GiStar_of_Columbus_are_spdep_s()
    {
        var gi = GetisOrd.Gi(Columbus.Crime, Columbus.Queen);
        var star = GetisOrd.GiStar(Columbus.Crime, Columbus.Queen.WithSelf());

        Assert.Equal([-0.93780765103526142, -0.75232593947498272, -0.87053367688944339], [gi[0], gi[19], gi[48]], Close);
        Assert.Equal([-1.4327796539664275, -1.2631457746703276, -1.1331046537194975], [star[0], star[19], star[48]], Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gi_is_the_paper_s_formula_over_the_others(int seed)
    {
        var (x, star, _) = RandomMap.Of(cells: 40, seed);
        var weights = WithoutSelf(star);

        var z = GetisOrd.Gi(x, weights);

        for (var i = 0; i < x.Length; i++)
        {
            var others = x.Where((_, j) => j != i).ToArray();
            var (mean, w) = (others.Average(), (double)weights.IndicesOf(i).Length);
            var s = Math.Sqrt(others.Average(value => value * value) - mean * mean);
            var naive = (weights.IndicesOf(i).ToArray().Sum(j => x[j]) - mean * w) / (s * Math.Sqrt((39 * w - w * w) / 38));
            Assert.True(w == 0 ? double.IsNaN(z[i]) : Close(naive, z[i]));
        }
    }

    [Fact]
    public void The_conditional_moments_are_those_of_all_samples()
    {
        var weights = SpatialWeights.FromLinks(6, [(0, 1, 1), (0, 2, 0.5), (1, 0, 1), (2, 5, 1), (3, 2, 1), (4, 0, 1), (5, 3, 1)]);
        double[] x = [1, 4, 2, 9, 7, 3];
        var (mean, m2) = (x.Average(), x.Average(value => Math.Pow(value - x.Average(), 2)));

        var unit = LocalMoran.Test(x, weights, LocalMoments.Conditional, (0, 1), Computing.OnOneCore)[0];

        var all = Enumerable.Range(1, 5).SelectMany(a => Enumerable.Range(1, 5).Where(b => b != a)
            .Select(b => (x[0] - mean) * (x[a] - mean + 0.5 * (x[b] - mean)) / m2)).ToArray();
        Assert.Equal(all.Average(), unit.Expected, 1e-9);
        Assert.Equal(all.Average(value => Math.Pow(value - unit.Expected, 2)), unit.Variance, 1e-9);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(400, 2)]
    public void Vectors_and_threads_change_no_count(int cells, int seed)
    {
        var (x, weights, factors) = RandomMap.Of(cells, seed);
        var uneven = SpatialWeights.FromLinks(cells, Enumerable.Range(0, cells).SelectMany(i =>
            weights.IndicesOf(i).ToArray().Select(j => (i, j, i == j ? 1 : factors[j]))));
        foreach (var some in (SpatialWeights[])[weights, uneven])
        {
            var scalar = ConditionalPermutation.Counts(x, some, (99, 7), Computing.OnOneCore, vectors: false);
            var vector = ConditionalPermutation.Counts(x, some, (99, 7), Computing.OnOneCore, NeighbourhoodDraws.HasVectors);

            Assert.Equal(scalar, vector);
            Assert.Equal(scalar, ConditionalPermutation.Counts(x, some, 99, 7, new(2, CancellationToken.None)));
        }
    }

    // Exact: all samples of two of the others, against many draws of both kinds (few units: shuffled; many: rejected).
    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public void The_share_of_larger_sums_is_that_of_all_samples(int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => (double)(i * i % 7))];
        var weights = SpatialWeights.FromLinks(n, [(0, 1, 1), (0, 3, 1), .. Enumerable.Range(1, n - 1).Select(i => (i, 0, 1.0))]);

        var counts = ConditionalPermutation.Counts(x, weights, 40_000, 3, Computing.OnOneCore)[0];

        var sums = Enumerable.Range(1, n - 1).SelectMany(a => Enumerable.Range(1, n - 1).Where(b => b != a).Select(b => x[a] + x[b])).ToArray();
        Assert.Equal(sums.Average(sum => sum >= x[1] + x[3] ? 1 : 0), counts.AtLeast / 40_000.0, 0.012);
        Assert.Equal(sums.Average(sum => sum <= x[1] + x[3] ? 1 : 0), counts.AtMost / 40_000.0, 0.012);
    }

    [Fact]
    public void Sums_that_differ_by_rounding_only_are_ties()
    {
        double[] x = [5, .. Enumerable.Repeat(0.1, 99)];
        var weights = SpatialWeights.FromLinks(100, Enumerable.Range(1, 7).Select(j => (0, j, 1.0 / j)));

        Assert.Equal(new PermutationCounts(999, 999), ConditionalPermutation.Counts(x, weights, 999, 1, Computing.OnOneCore)[0]);
    }

    [Fact]
    public void A_block_among_calm_ones_and_an_island_are_told_apart()
    {
        var cells = Enumerable.Range(0, 25).Select(i => new GridCell(i % 5, i / 5)).Append(new GridCell(20, 20)).ToArray();
        double[] x = [.. Enumerable.Range(0, 26).Select(i => i == 12 ? 50.0 : i % 3)];

        var units = LocalMoran.Test(x, SpatialWeights.Queen(cells, includeSelf: false).RowStandardised(), LocalMoments.Conditional, (99, 1), Computing.OnOneCore);

        Assert.Equal(LocalQuadrant.HL, units[12].Quadrant);
        Assert.True(units[12].LocalI < 0);
        Assert.Equal(LocalQuadrant.None, units[25].Quadrant);
        Assert.Equal((0, double.NaN, double.NaN), (units[25].LocalI, units[25].Z, units[25].PPermutation));
        Assert.All(units[..25], unit => Assert.InRange(unit.PPermutation, 0.02, 1));
    }

    [Theory]
    [InlineData(3)]
    public void Counting_in_another_unit_changes_no_local_result(int seed)
    {
        var (x, star, _) = RandomMap.Of(cells: 60, seed);
        var weights = WithoutSelf(star).RowStandardised();

        var one = LocalMoran.Test(x, weights, LocalMoments.Conditional, (99, 2), Computing.OnOneCore);
        var other = LocalMoran.Test(Array.ConvertAll(x, v => 16 * v + 32), weights, LocalMoments.Conditional, (99, 2), Computing.OnOneCore);

        Assert.Equal(one.Select(unit => unit.PPermutation), other.Select(unit => unit.PPermutation));
        Assert.Equal(one.Where(u => !double.IsNaN(u.Z)).Select(u => u.Z), other.Where(u => !double.IsNaN(u.Z)).Select(u => u.Z), Close);
    }

    private static SpatialWeights WithoutSelf(SpatialWeights star) => SpatialWeights.FromLinks(
        star.Count,
        Enumerable.Range(0, star.Count).SelectMany(i => star.IndicesOf(i).ToArray().Where(j => j != i).Select(j => (i, j, 1.0))));
}
