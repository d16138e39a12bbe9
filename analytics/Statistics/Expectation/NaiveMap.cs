namespace Geo.Statistics.Expectation;

/// <summary>A forecast that needs no model, and that a model must beat to be worth its trouble.</summary>
public enum NaiveMap
{
    /// <summary>As a year ago.</summary>
    LastYear,

    /// <summary>As it has been on average.</summary>
    Mean,

    /// <summary>As it has been on average here and next door: a kernel of the nearest cells.</summary>
    Density,
}

/// <summary>The naive maps of a step, from what lies before it.</summary>
internal static class NaiveMaps
{
    /// <summary>So much of each map is the mean of all cells: a 0 would say that nothing can happen.</summary>
    private const double Common = 0.1;

    /// <summary>What a map expects of each cell.</summary>
    public static double[] Of(NaiveMap map, CountHistory history, int step)
    {
        var expected = new double[history.Cells];
        for (var cell = 0; cell < expected.Length; cell++)
        {
            var own = CountHistory.Mean(history.Counts[cell], 0, step);
            expected[cell] = map switch
            {
                NaiveMap.LastYear => step >= history.StepsOfYear ? history.Counts[cell][step - history.StepsOfYear] : own,
                NaiveMap.Mean => own,
                _ => (own + history.AroundBefore(cell, step)) / 2,
            };
        }

        return WithCommon(expected, history, step);
    }

    /// <summary>Mixes in the mean of all cells, and nothing below 0.</summary>
    public static double[] WithCommon(double[] expected, CountHistory history, int step)
    {
        // Where nothing has happened anywhere something still may.
        var common = Math.Max(history.MeanBefore(step), 1e-6);
        return Array.ConvertAll(expected, value => (1 - Common) * Math.Max(0, value) + Common * common);
    }
}
