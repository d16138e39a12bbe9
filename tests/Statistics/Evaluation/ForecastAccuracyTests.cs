using CsCheck;
using Geo.Statistics.Evaluation;

namespace Geo.Tests.Statistics.Evaluation;

public class ForecastAccuracyTests
{
    private static readonly double[] Ones = [1, 1, 1];

    private static readonly Gen<(double[] Score, double[] Train, double[] Test, double[] Area)> Maps =
        Gen.Int[2, 9].SelectMany(n => Gen.Select(Gen.Double[0, 5].Array[n], Counts(n), Counts(n), Gen.Double[0.5, 3].Array[n]));

    // https://github.com/apwheele/ptools/blob/main/tests/testthat/test-pai.R, "simple pai check": PAI 2, 1.5, 1 and PEI 1, 1, 1.
    [Fact]
    public void Three_cells_give_the_published_pai_and_pei()
    {
        double[] observed = [6, 3, 0], predicted = [3, 2, 1];
        var ranked = ForecastAccuracy.Rank(predicted, Ones);

        var scores = Enumerable.Range(1, 3).Select(k => ForecastAccuracy.Score(ranked, k, predicted, observed, Ones)).ToList();

        Assert.Equal([2, 1.5, 1], scores.Select(s => s.Pai), Close);
        Assert.Equal([1, 1, 1], scores.Select(s => s.Pei), Close);
        // ptools divides the numbers, 3/6, 5/9 and 6/9; here their shares are divided: 9/6 times as much.
        Assert.Equal([0.75, 5.0 / 6, 1], scores.Select(s => s.Rri), Close);
    }

    [Fact]
    public void Cells_rank_by_score_per_area_and_ties_by_row() =>
        Assert.Equal([2, 0, 1, 3], ForecastAccuracy.Rank([4, 2, 6, 1], [2, 1, 2, 1]));

    [Theory]
    [InlineData("0.07", 100, 7)]
    [InlineData("0.005", 1000, 5)]
    [InlineData("0.29", 100, 29)]
    [InlineData("0.001", 10, 1)]
    [InlineData("0.011", 100, 2)]
    [InlineData("1", 3, 3)]
    public void A_fraction_is_rounded_up_in_decimal_arithmetic(string fraction, int cells, int expected) =>
        Assert.Equal(expected, ForecastAccuracy.CellsOf(decimal.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture), cells));

    [Fact]
    public void The_best_choice_is_not_always_the_densest_cells()
    {
        // The two densest have 6 events on 1.1; the first and the third 1.4 on 0.2.
        double[] test = [1, 5, 0.4], area = [0.1, 1, 0.1];

        Assert.Equal(7, ForecastAccuracy.BestDensity(test, area, 2), 12);
    }

    [Fact]
    public void The_best_density_is_that_of_the_best_of_all_choices() => Maps.Sample(map =>
    {
        for (var chosen = 1; chosen <= map.Test.Length; chosen++)
        {
            var tried = Choices(map.Test.Length, chosen).Max(cells => cells.Sum(c => map.Test[c]) / cells.Sum(c => map.Area[c]));
            Assert.Equal(tried, ForecastAccuracy.BestDensity(map.Test, map.Area, chosen), 1e-9);
        }
    });

    [Fact]
    public void Scores_are_what_their_definitions_say() => Maps.Sample(map =>
    {
        var ranked = ForecastAccuracy.Rank(map.Score, map.Area);
        for (var k = 1; k <= ranked.Length; k++)
        {
            var score = ForecastAccuracy.Score(ranked, k, map.Train, map.Test, map.Area);
            var cells = Enumerable.Range(0, ranked.Length).OrderBy(c => -map.Score[c] / map.Area[c]).Take(k).ToList();
            var (hits, area) = (cells.Sum(c => map.Test[c]) / map.Test.Sum(), cells.Sum(c => map.Area[c]) / map.Area.Sum());
            Same(hits, score.HitRate);
            Same(area, score.AreaFraction);
            Same(hits / area, score.Pai);
            Same(hits > 0 && map.Train.Sum() > 0 ? cells.Sum(c => map.Train[c]) / map.Train.Sum() / hits : double.NaN, score.Rri);
        }
    });

    [Fact]
    public void Other_units_of_area_change_nothing() => Maps.Sample(map =>
    {
        double[] other = [.. map.Area.Select(area => area * 10_000)];
        var (one, two) = (ForecastAccuracy.Score(ForecastAccuracy.Rank(map.Score, map.Area), 1, map.Train, map.Test, map.Area), ForecastAccuracy.Score(ForecastAccuracy.Rank(map.Score, other), 1, map.Train, map.Test, other));
        Same(one.Pai, two.Pai);
        Same(one.Pei, two.Pei);
    });

    [Fact]
    public void Without_later_events_nothing_is_scored()
    {
        var score = ForecastAccuracy.Score([0, 1, 2], 1, Ones, [0, 0, 0], Ones);

        Assert.True(double.IsNaN(score.HitRate) && double.IsNaN(score.Pai) && double.IsNaN(score.Pei) && double.IsNaN(score.Rri));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.Rank([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.Rank([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.CellsOf(0, 10));
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.CellsOf(1.1m, 10));
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.Score([0, 1, 2], 4, Ones, Ones, Ones));
        Assert.Throws<ArgumentException>(() => ForecastAccuracy.Score([0, 1, 2], 1, Ones, [1, -1, 0], Ones));
    }

    private static Gen<double[]> Counts(int n) => Gen.Int[0, 4].Array[n].Select(counts => counts.Select(count => (double)count).ToArray());

    private static IEnumerable<int[]> Choices(int n, int chosen) => Enumerable.Range(0, 1 << n)
        .Select(mask => Enumerable.Range(0, n).Where(c => (mask >> c & 1) == 1).ToArray()).Where(cells => cells.Length == chosen);

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static void Same(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) < 1e-9 || (double.IsNaN(expected) && double.IsNaN(actual)), $"{expected} {actual}");
}
