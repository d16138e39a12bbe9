using System.Globalization;
using Geo.Statistics;
using Geo.Statistics.Expectation;
using Xunit.Abstractions;

namespace Geo.Tests.Statistics.Expectation;

public class BackTestTests(ITestOutputHelper output)
{
    private const int Side = 24;
    private const int Steps = 10;

    private static readonly GridCell[] Cells = [.. Enumerable.Range(0, Side * Side).Select(i => new GridCell(i % Side, i / Side))];
    private static readonly SpatialWeights Queen = SpatialWeights.Queen(Cells, includeSelf: false);

    // Every cell its own level, drawn once, and chance around it: the past says all there is, and the mean says it best.
    [Fact]
    public void Where_there_is_nothing_to_learn_the_model_is_not_used()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var result = BackTest.Of(History(random, (_, _, level) => level, context: _ => random.NextDouble()), 4, seed);

            Print($"noise, seed {seed}", result);
            Assert.False(result.UsesModel);
            Assert.Equal(Cells.Length, result.Expected.Length);
            Assert.All(result.Expected, value => Assert.True(value > 0));
        }
    }

    // What decides is known of the cell and changes with the season, which no naive map sees.
    [Fact]
    public void Where_context_and_season_decide_the_model_is_used_and_beats_every_naive_map()
    {
        var random = new Random(7);
        var near = Array.ConvertAll(Cells, cell => cell.Column < 6 ? 1.0 : 0);
        var result = BackTest.Of(History(random, (cell, step, level) => near[cell] * (step % 2 == 0 ? 6 : .3) + .2, context: cell => near[cell]), 4, 1);

        Print("planted", result);
        Assert.True(result.UsesModel);
        Assert.True(result.Maps.Single(map => map.Map == BackTest.Model).Deviance < result.Maps.Where(map => map.Map != BackTest.Model).Min(map => map.Deviance));
    }

    [Fact]
    public void The_same_history_gives_the_same_digits_and_the_future_is_not_read()
    {
        var whole = History(new Random(3), (_, step, level) => level * (1 + step % 4), context: _ => 1);
        var changed = whole.Counts.Select(cell => cell.ToArray()).ToArray();
        foreach (var cell in changed)
        {
            cell[Steps - 1] += 50;
        }

        Assert.Equal(BackTest.Of(whole, 2, 5).Expected.ToArray(), BackTest.Of(whole, 2, 5).Expected.ToArray());
        Assert.Equal(
            CountForest.Expect(whole, Steps - 1, 5),
            CountForest.Expect(new(changed, whole.Context, Queen, 4), Steps - 1, 5));
        Assert.All(Enum.GetValues<NaiveMap>(), map => Assert.Equal(
            NaiveMaps.Of(map, whole, Steps - 1), NaiveMaps.Of(map, new(changed, whole.Context, Queen, 4), Steps - 1)));
    }

    [Fact]
    public void Naive_maps_are_what_their_names_say()
    {
        var weights = SpatialWeights.FromLinks(3, [(0, 1, 1), (1, 0, 1)]);
        var history = new CountHistory([[4, 0, 2, 0, 1], [0, 2, 0, 2, 1], [1, 1, 1, 1, 1]], [[0], [0], [0]], weights, 4);
        const double Common = .1 * (1.5 + 1 + 1) / 3;

        Assert.Equal(.9 * 4 + Common, NaiveMaps.Of(NaiveMap.LastYear, history, 4)[0], 12);
        Assert.Equal(.9 * 1.5 + Common, NaiveMaps.Of(NaiveMap.Mean, history, 4)[0], 12);
        Assert.Equal(.9 * (1.5 + 1) / 2 + Common, NaiveMaps.Of(NaiveMap.Density, history, 4)[0], 12);
        Assert.Equal(.9 * 1 + Common, NaiveMaps.Of(NaiveMap.Density, history, 4)[2], 12);
    }

    [Fact]
    public void Wrong_use_is_an_exception()
    {
        var history = History(new Random(1), (_, _, level) => level, _ => 0);

        Assert.Throws<ArgumentException>(() => BackTest.Of(history, Steps - 2, 1));
        Assert.Throws<ArgumentException>(() => new CountHistory([[1, -1]], [[0]], SpatialWeights.FromLinks(1, []), 4));
        Assert.Throws<ArgumentException>(() => new CountHistory([[1]], [[0], [1]], SpatialWeights.FromLinks(1, []), 4));
    }

    private static CountHistory History(Random random, Func<int, int, double, double> mean, Func<int, double> context)
    {
        var counts = Cells.Select((_, cell) =>
        {
            var level = -Math.Log(1 - random.NextDouble());
            return Enumerable.Range(0, Steps).Select(step => Poisson(random, mean(cell, step, level))).ToArray();
        }).ToArray();
        return new(counts, [.. Cells.Select((_, cell) => (double[])[context(cell)])], Queen, 4);
    }

    private void Print(string name, BackTestResult result)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: gain {result.Gain:0.0000} ({result.Lower:0.0000} to {result.Upper:0.0000}) against {result.BestNaive}, {(result.UsesModel ? "used" : "not used")}"));
        foreach (var map in result.Maps)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {map.Map,-9} deviance {map.Deviance:0.0000}  {string.Join("  ", map.Scores.Select(score => $"{score.Fraction:P0}: PAI {score.Pai:0.00} PEI {score.Pei:0.00} hit {score.HitRate:P1}"))}"));
        }
    }

    private static double Poisson(Random random, double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
