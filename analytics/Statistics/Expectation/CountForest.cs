using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Geo.Statistics.Expectation;

/// <summary>Boosted trees for counts: what a cell's own past, its surroundings and its context make likely next.</summary>
/// <remarks>
/// Microsoft.ML's FastTree with Tweedie loss (log link), small and slow to learn, so that it cannot know a map by heart: few leaves, many
/// examples a leaf. One thread and a seed: the same history gives the same forecast. A tree tells no cause; what goes with many
/// events is for <see cref="Rates.CountRegression"/> to say.
/// </remarks>
internal static class CountForest
{
    private const int Trees = 120;
    private const int Leaves = 6;
    private const double LearningRate = 0.05;

    private sealed class Example
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }

    private sealed class Forecast
    {
        public float Score { get; set; }
    }

    /// <summary>What is expected of each cell in a step, learnt from the steps before it.</summary>
    /// <param name="history">Of n cells.</param>
    /// <param name="step">At least 3: two to look back on, one to learn from.</param>
    /// <param name="seed">For the library; the trees use no chance.</param>
    public static double[] Expect(CountHistory history, int step, int seed)
    {
        var learning = new MLContext(seed);
        var examples = new List<Example>();
        for (var earlier = 2; earlier < step; earlier++)
        {
            for (var cell = 0; cell < history.Cells; cell++)
            {
                examples.Add(new() { Label = (float)history.Counts[cell][earlier], Features = Features(history, cell, earlier) });
            }
        }

        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, examples[0].Features.Length);
        var trainer = learning.Regression.Trainers.FastTreeTweedie(new FastTreeTweedieTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = Math.Max(10, examples.Count / 100),
            NumberOfThreads = 1,
            Seed = seed,
        });
        var model = trainer.Fit(learning.Data.LoadFromEnumerable(examples, schema));
        var asked = learning.Data.LoadFromEnumerable(
            Enumerable.Range(0, history.Cells).Select(cell => new Example { Features = Features(history, cell, step) }), schema);
        var scores = learning.Data.CreateEnumerable<Forecast>(model.Transform(asked), reuseRowObject: false).Select(forecast => (double)forecast.Score);
        return NaiveMaps.WithCommon([.. scores], history, step);
    }

    // Only what lies before the step.
    private static float[] Features(CountHistory history, int cell, int step)
    {
        var counts = history.Counts[cell];
        return
        [
            (float)counts[step - 1],
            (float)(step >= history.StepsOfYear ? counts[step - history.StepsOfYear] : CountHistory.Mean(counts, 0, step)),
            (float)CountHistory.Mean(counts, 0, step),
            (float)history.AroundBefore(cell, step),
            step % history.StepsOfYear,
            .. Array.ConvertAll(history.Context[cell], value => (float)value),
        ];
    }
}
