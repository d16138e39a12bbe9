namespace Geo.Statistics.Trends;

/// <summary>Does a series with seasons rise or fall? Each season is compared with itself only: January with January.
/// </summary>
/// <remarks>
/// Hirsch, R. M., Slack, J. R. and Smith, R. A. (1982), Techniques of trend analysis for monthly water quality data,
/// <i>Water Resources Research</i> 18, 107–121: S and its variance are summed over the seasons, which are taken for
/// independent. Seasons that go different ways cancel out.
/// </remarks>
public static class SeasonalMannKendall
{
    /// <summary>Tests a series.</summary>
    /// <param name="values">In order of time from the first season of a year on; NaN is missing.</param>
    /// <param name="period">Seasons in a year: 12 for months, 52 for weeks, 7 for weekdays; at least 1.</param>
    /// <returns>S, its variance, z with the continuity correction, two-sided p, and the median of the slopes within
    /// the seasons, in units of the values a year. The slope is NaN where no season has two values.</returns>
    /// <exception cref="ArgumentException">A value is infinite, or there is none.</exception>
    public static (long S, double VarianceOfS, double Z, double PTwoSided, double SlopePerYear) Test(
        ReadOnlySpan<double> values, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        long s = 0;
        var variance = 0.0;
        List<double> slopes = [];
        List<double> season = [];
        List<int> years = [];
        for (var start = 0; start < period; start++)
        {
            season.Clear();
            years.Clear();
            for (var i = start; i < values.Length; i += period)
            {
                if (double.IsInfinity(values[i]))
                {
                    throw new ArgumentException($"Value {i} is {values[i]}.", nameof(values));
                }

                if (!double.IsNaN(values[i]))
                {
                    season.Add(values[i]);
                    years.Add(i / period);
                }
            }

            double[] own = [.. season];
            s += MannKendall.Score(own);
            variance += MannKendall.VarianceAndTiedPairs(own).Variance;
            AddSlopes(slopes, own, years);
        }

        if (values.Length == 0)
        {
            throw new ArgumentException("There are no values.", nameof(values));
        }

        var z = MannKendall.ZOf(s, variance);
        var slope = slopes.Count == 0 ? double.NaN : Median.Of(slopes.ToArray());
        return (s, variance, z, MannKendall.PTwoSided(z), slope);
    }

    private static void AddSlopes(List<double> slopes, double[] values, List<int> years)
    {
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                slopes.Add((values[j] - values[i]) / (years[j] - years[i]));
            }
        }
    }
}
