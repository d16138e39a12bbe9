using CsCheck;
using Geo.Statistics.Trends;

namespace Geo.Tests.Statistics.Trends;

public class MannKendallTests
{
    // github.com/mmhs013/pyMannKendall:tests/test_pymannkendall.py, test_original_test. Its Tau is S over all pairs;
    // ours allows for ties.
    [Fact]
    public void Rainfall_in_Bogra_gives_the_published_test()
    {
        double[] rain = [.. BograRainfall.Months.Where(month => !double.IsNaN(month))];

        var result = MannKendall.Test(rain);

        Assert.Equal((353, -1959L), (result.N, result.S));
        Assert.Equal(4889800.333333333, result.VarianceOfS, 1e-6);
        Assert.Equal(-0.8854562842589916, result.Z, 1e-12);
        Assert.Equal(0.37591058740506833, result.PTwoSided, 1e-12);
        Assert.Equal(-0.0064516129032258064, SenSlope.Of(rain).Slope, 1e-16);
    }

    // The same file, test_hamed_rao_modification_test, all lags.
    [Fact]
    public void Rainfall_in_Bogra_gives_the_published_correction_of_Hamed_and_Rao()
    {
        var (variance, z, p) = HamedRao.Test([.. BograRainfall.Months.Where(month => !double.IsNaN(month))]);

        Assert.Equal(257403.38678462413, variance, 1e-6);
        Assert.Equal(-3.859273515045842, z, 1e-11);
        Assert.Equal(0.00011372459883540742, p, 1e-14);
    }

    // The same file, test_seasonal_test, period 12. Its slope leaves out whole years with a missing month and closes the
    // gap; ours leaves out only the months and keeps the years apart.
    [Fact]
    public void Rainfall_in_Bogra_gives_the_published_seasonal_test()
    {
        var (s, variance, z, p, _) = SeasonalMannKendall.Test(BograRainfall.Months, period: 12);
        var whole = BograRainfall.Months.Chunk(12).Where(year => !year.Any(double.IsNaN)).SelectMany(year => year);
        var slope = SeasonalMannKendall.Test([.. whole], period: 12).SlopePerYear;

        Assert.Equal(-399, s);
        Assert.Equal(34702.333333333336, variance, 1e-8);
        Assert.Equal(-2.136504114534638, z, 1e-12);
        Assert.Equal(0.03263834596177739, p, 1e-12);
        Assert.Equal(-0.16666666666666666, slope, 1e-12);
    }

    // Number of orders with so many inversions (Mahonian numbers, oeis.org/A008302): for n = 4 1, 3, 5, 6, 5, 3, 1.
    [Fact]
    public void The_exact_p_counts_the_orders()
    {
        Assert.Equal(2 / 24.0, MannKendall.ExactPTwoSided(4, 6), 1e-15);
        Assert.Equal(8 / 24.0, MannKendall.ExactPTwoSided(4, -4), 1e-15);
        Assert.Equal(18 / 24.0, MannKendall.ExactPTwoSided(4, 2), 1e-15);
        Assert.Equal(1, MannKendall.ExactPTwoSided(4, 0), 1e-15);
        Assert.Equal(2 / 3628800.0, MannKendall.ExactPTwoSided(10, 45), 1e-18);
    }

    [Fact]
    public void Every_pair_counted_gives_the_same()
    {
        Series.Sample(values =>
        {
            var result = MannKendall.Test(values);

            var pairs = Pairs(values).ToArray();
            var s = pairs.Sum(pair => Math.Sign(pair.Later - pair.Earlier));
            double n = values.Length;
            var ties = values.GroupBy(value => value).Select(group => (double)group.Count()).ToArray();
            var variance = (n * (n - 1) * (2 * n + 5) - ties.Sum(t => t * (t - 1) * (2 * t + 5))) / 18;
            var z = s == 0 ? 0 : (s - Math.Sign(s)) / Math.Sqrt(variance);
            var untied = pairs.Count(pair => pair.Earlier != pair.Later);
            var tau = s / Math.Sqrt((double)pairs.Length * untied);
            var exact = values.Length <= 7 && untied == pairs.Length ? Enumerated(values.Length, s) : double.NaN;
            return result.S == s && Close(result.VarianceOfS, variance) && Close(result.Z, z)
                && (untied == 0 ? double.IsNaN(result.TauB) : Close(result.TauB, tau))
                && (double.IsNaN(exact) || Close(result.ExactPTwoSided, exact))
                && double.IsNaN(result.ExactPTwoSided) == (values.Length > 10 || untied < pairs.Length);
        }, iter: 300);
    }

    [Fact]
    public void The_slopes_of_all_pairs_sorted_give_the_same()
    {
        Series.Sample(values =>
        {
            var (slope, intercept) = SenSlope.Of(values);

            var naive = Middle(from i in Enumerable.Range(0, values.Length)
                               from j in Enumerable.Range(0, values.Length)
                               where j > i
                               select (values[j] - values[i]) / (j - i));
            return Close(slope, naive) && Close(intercept, Middle(values) - naive * Middle(Enumerable.Range(0, values.Length).Select(t => (double)t)));
        }, iter: 300);
    }

    [Fact]
    public void A_naive_correction_of_Hamed_and_Rao_gives_the_same()
    {
        Series.Where(values => values.Length > 2).Sample(values =>
        {
            var (variance, z, _) = HamedRao.Test(values);

            var slope = SenSlope.Of(values).Slope;
            double n = values.Length;
            // Tied where rounding alone parts them.
            var rest = values.Select((value, t) => Math.Round(value - slope * t, 9)).ToArray();
            var ranks = rest.Select(own => rest.Count(other => other < own) + (rest.Count(other => other == own) + 1) / 2.0).ToArray();
            var mean = ranks.Average();
            double Sum(int k) => Enumerable.Range(0, ranks.Length - k).Sum(i => (ranks[i] - mean) * (ranks[i + k] - mean));
            var factor = 1 + 2 / (n * (n - 1) * (n - 2)) * Enumerable.Range(1, ranks.Length - 1)
                .Select(k => (k, r: Sum(k) / Sum(0))).Where(lag => Math.Abs(lag.r) > 1.959963984540054 / Math.Sqrt(n))
                .Sum(lag => (n - lag.k) * (n - lag.k - 1) * (n - lag.k - 2) * lag.r);
            var naive = MannKendall.Test(values).VarianceOfS * factor;
            return Sum(0) == 0 ? double.IsNaN(variance) : Close(variance, naive) && (naive > 0 || double.IsNaN(z));
        }, iter: 300);
    }

    [Fact]
    public void Backwards_in_time_the_signs_turn_and_scaling_changes_only_the_slope()
    {
        Series.Sample(values =>
        {
            double[] backwards = [.. values.Reverse()];
            double[] scaled = [.. values.Select(value => 7 + 4 * value)];
            var (plain, turned, larger) = (MannKendall.Test(values), MannKendall.Test(backwards), MannKendall.Test(scaled));
            return turned.S == -plain.S && turned.Z == -plain.Z && turned.PTwoSided == plain.PTwoSided
                && Close(SenSlope.Of(backwards).Slope, -SenSlope.Of(values).Slope)
                && larger == plain && Close(SenSlope.Of(scaled).Slope, 4 * SenSlope.Of(values).Slope);
        }, iter: 200);
    }

    [Fact]
    public void Equal_values_have_no_trend()
    {
        double[] values = [3, 3, 3, 3];

        var result = MannKendall.Test(values);

        Assert.Equal((0L, 0.0, 0.0, 1.0), (result.S, result.VarianceOfS, result.Z, result.PTwoSided));
        Assert.True(double.IsNaN(result.TauB));
        Assert.Equal((0, 3), SenSlope.Of(values));
        Assert.True(double.IsNaN(HamedRao.Test(values).Z));
    }

    [Fact]
    public void Wrong_use_is_an_exception()
    {
        Assert.Throws<ArgumentException>(() => MannKendall.Test([1]));
        Assert.Throws<ArgumentException>(() => MannKendall.Test([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => SenSlope.Of([double.PositiveInfinity, 1]));
        Assert.Throws<ArgumentException>(() => SeasonalMannKendall.Test([], 12));
    }

    private static readonly Gen<double[]> Series = Gen.OneOf(
        Gen.Int[0, 8].Select(value => (double)value).Array[2, 80],
        Gen.Double[-100, 100].Select(value => Math.Round(value, 3)).Array[2, 60],
        Gen.Double[-1, 1].Select(value => Math.Round(value, 3)).Array[2, 8]);

    private static IEnumerable<(double Earlier, double Later)> Pairs(double[] values) =>
        from i in Enumerable.Range(0, values.Length)
        from j in Enumerable.Range(0, values.Length)
        where j > i
        select (values[i], values[j]);

    private static double Enumerated(int n, int s)
    {
        var scores = Orders([.. Enumerable.Range(0, n)]).Select(order =>
            Pairs([.. order.Select(value => (double)value)]).Sum(pair => Math.Sign(pair.Later - pair.Earlier))).ToArray();
        return scores.Count(score => Math.Abs(score) >= Math.Abs(s)) / (double)scores.Length;
    }

    private static IEnumerable<int[]> Orders(int[] values) => values.Length == 0
        ? [[]]
        : values.SelectMany(first => Orders([.. values.Where(value => value != first)]).Select(rest => (int[])[first, .. rest]));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));
}
