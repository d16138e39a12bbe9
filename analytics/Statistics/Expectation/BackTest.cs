using System.Collections.Immutable;
using Geo.Statistics.Evaluation;

namespace Geo.Statistics.Expectation;

/// <summary>How a map did on steps that it had not seen.</summary>
/// <param name="Map">A naive map's name, or <c>model</c>.</param>
/// <param name="Deviance">Poisson deviance a cell and step; lower is better.</param>
/// <param name="Scores">At 1, 2 and 5 % of the area, mean over the steps.</param>
public sealed record MapScore(string Map, double Deviance, ImmutableArray<(decimal Fraction, double Pai, double Pei, double HitRate)> Scores);

/// <summary>What a back-test led to.</summary>
/// <param name="Maps">The naive maps and the model.</param>
/// <param name="BestNaive">The naive map with the lowest deviance.</param>
/// <param name="Gain">Its deviance less the model's, a cell and step: above 0 the model is better.</param>
/// <param name="Lower">Lower end of the 95 % interval of the gain, by resampling cells.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Expected">n cells: the next step by the model where its gain is sure, else by the best naive map.</param>
public sealed record BackTestResult(
    ImmutableArray<MapScore> Maps, NaiveMap BestNaive, double Gain, double Lower, double Upper, ImmutableArray<double> Expected)
{
    /// <summary>Whether the model is used: only where the interval of its gain excludes 0.</summary>
    public bool UsesModel => Lower > 0;
}

/// <summary>Is a model worth using? It forecasts steps that it has not seen, against maps that need none.</summary>
/// <remarks>
/// Rolling origin (Tashman, L. J. (2000), Out-of-sample tests of forecasting accuracy, <i>International Journal of Forecasting</i> 16, 437–450):
/// each of the last steps is forecast from those before it. The interval resamples cells with all their steps (Efron's
/// percentile bootstrap), since a cell's steps go together. It says nothing of a future unlike the past.
/// </remarks>
public static class BackTest
{
    public const string Model = "model";

    private const int Resamples = 1_999;

    private static readonly decimal[] Fractions = [.01m, .02m, .05m];

    /// <summary>Forecasts the last steps and the next.</summary>
    /// <param name="history">Of n cells and at least 5 steps.</param>
    /// <param name="origins">How many of the last steps are forecast; each with at least 3 before it.</param>
    /// <param name="seed">For the resampling.</param>
    /// <exception cref="ArgumentException">The history is too short.</exception>
    public static BackTestResult Of(CountHistory history, int origins, int seed)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (origins < 1 || history.Steps - origins < 3)
        {
            throw new ArgumentException($"{history.Steps} steps, of which {origins} are to be forecast: at least 3 must lie before the first.", nameof(origins));
        }

        var steps = Enumerable.Range(history.Steps - origins, origins).ToArray();
        var naive = Enum.GetValues<NaiveMap>().Select(map => (Map: map, Forecasts: Array.ConvertAll(steps, step => NaiveMaps.Of(map, history, step)))).ToArray();
        var model = Array.ConvertAll(steps, step => CountForest.Expect(history, step, seed));
        var scores = naive.Select(one => Score(one.Map.ToString(), history, steps, one.Forecasts)).Append(Score(Model, history, steps, model)).ToImmutableArray();
        var best = naive.MinBy(one => scores.Single(score => score.Map == one.Map.ToString()).Deviance);
        var gains = Enumerable.Range(0, history.Cells).Select(cell => steps.Select((step, i) =>
            Deviance(history.Counts[cell][step], best.Forecasts[i][cell]) - Deviance(history.Counts[cell][step], model[i][cell])).Average()).ToArray();
        var (lower, upper) = Interval(gains, seed);
        return new(
            scores, best.Map, gains.Average(), lower, upper,
            [.. lower > 0 ? CountForest.Expect(history, history.Steps, seed) : NaiveMaps.Of(best.Map, history, history.Steps)]);
    }

    private static MapScore Score(string map, CountHistory history, int[] steps, double[][] forecasts)
    {
        var area = new double[history.Cells];
        Array.Fill(area, 1);
        var deviance = steps.Select((step, i) => Enumerable.Range(0, history.Cells).Average(cell => Deviance(history.Counts[cell][step], forecasts[i][cell]))).Average();
        return new(map, deviance, [.. Fractions.Select(fraction =>
        {
            var chosen = ForecastAccuracy.CellsOf(fraction, history.Cells);
            var perStep = steps.Select((step, i) => ForecastAccuracy.Score(
                ForecastAccuracy.Rank(forecasts[i], area), chosen,
                Array.ConvertAll(history.Counts, cell => cell[step - 1]), Array.ConvertAll(history.Counts, cell => cell[step]), area))
                .Where(score => !double.IsNaN(score.HitRate)).ToArray();
            return perStep.Length == 0
                ? (fraction, double.NaN, double.NaN, double.NaN)
                : (fraction, perStep.Average(score => score.Pai), perStep.Average(score => score.Pei), perStep.Average(score => score.HitRate));
        })]);
    }

    private static double Deviance(double count, double expected) =>
        2 * ((count > 0 ? count * Math.Log(count / expected) : 0) - (count - expected));

    private static (double Lower, double Upper) Interval(double[] gains, int seed)
    {
        var means = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var random = new RandomStream(seed, resample);
            var sum = 0.0;
            for (var i = 0; i < gains.Length; i++)
            {
                sum += gains[random.NextBelow(gains.Length)];
            }

            means[resample] = sum / gains.Length;
        }

        Array.Sort(means);
        return (means[(Resamples + 1) / 40 - 1], means[(Resamples + 1) * 39 / 40 - 1]);
    }
}
