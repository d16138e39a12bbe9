using System.Numerics;
using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Autocorrelation;

namespace Geo.Tests.Statistics.Autocorrelation;

public class GlobalTests
{
    private static readonly Func<double, double, bool> Close =
        (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));

    // Computed with R spdep 1.2-7: moran.test, geary.test and globalG.test of CRIME on poly2nb(columbus). Statistic,
    // expected, variance, z, one-sided p.
    public static TheoryData<string, bool, Assumption, double[]> Spdep => new()
    {
        { "moran", true, Assumption.Randomization, [0.50018855718286115, -0.020833333333333332, 0.0086892892013320649, 5.5893826750445026, 1.1393913503912857e-08] },
        { "moran", false, Assumption.Randomization, [0.51546143688627899, -0.020833333333333332, 0.0074543943427878515, 6.2115127373037549, 2.6238468197778237e-10] },
        { "geary", true, Assumption.Randomization, [0.54052820270206847, 1, 0.0093842637769650239, 4.7430615005044583, 1.0525616287126514e-06] },
        { "geary", false, Assumption.Randomization, [0.59161132406304118, 1, 0.011583434560125181, 3.7945040127877254, 7.3969444718455349e-05] },
        { "moran", true, Assumption.Normality, [0.50018855718286115, -0.020833333333333332, 0.0085634131194049969, 5.6303127877381831, 8.9941549579453179e-09] },
        { "moran", false, Assumption.Normality, [0.51546143688627899, -0.020833333333333332, 0.0073497747693829999, 6.2555650795143292, 1.9803956420569118e-10] },
        { "geary", true, Assumption.Normality, [0.54052820270206847, 1, 0.0098215354335542508, 4.636274756220832, 1.7737218179269087e-06] },
        { "geary", false, Assumption.Normality, [0.59161132406304118, 1, 0.013846595805802929, 3.470580990725006, 0.00025966684974700689] },
        { "global-g", false, Assumption.Randomization, [0.12780745738195434, 0.10034013605442177, 3.5070573038071748e-05, 4.6381509319854342, 1.757700197470766e-06] },
    };

    [Theory]
    [MemberData(nameof(Spdep))]
    public void Columbus_gives_what_spdep_gives(string method, bool standardised, Assumption assumption, double[] expected)
    {
        var weights = standardised ? Columbus.Queen.RowStandardised() : Columbus.Queen;

        var test = Of(method)(Columbus.Crime, weights, new(assumption), Computing.OnOneCore);

        Assert.Equal(expected, [test.Statistic, test.Expected, test.Variance, test.Z, test.PGreater], Close);
        Assert.Equal(Math.Min(1, 2 * test.PGreater), test.PTwoSided, 1e-15);
        Assert.Equal((49, 236), (test.Count, test.Links));
    }

    [Theory]
    [InlineData("moran")]
    [InlineData("geary")]
    [InlineData("global-g")]
    public void The_moments_are_those_of_all_orders_of_six_values(string method)
    {
        var weights = SpatialWeights.FromLinks(6, [(0, 1, 1), (1, 0, 2), (1, 2, 0.5), (2, 5, 1), (3, 2, 1), (4, 0, 3), (5, 3, 1), (3, 4, 0.25)]);
        double[] values = [1, 4, 2, 9, 7, 3];

        var test = Of(method)(values, weights, new(Assumption.Randomization), Computing.OnOneCore);

        var all = Orders(values).Select(order => Of(method)(order, weights, new(Assumption.Randomization), Computing.OnOneCore).Statistic).ToArray();
        Assert.Equal(720, all.Length);
        Assert.Equal(all.Average(), test.Expected, 1e-9);
        Assert.Equal(all.Average(value => Math.Pow(value - test.Expected, 2)), test.Variance, 1e-9);
    }

    [Fact]
    public void A_comparison_of_all_pairs_gives_the_same() => Gen.Int[4, 30].SelectMany(n => Gen.Select(
        Gen.Double[-5, 5].Array[n], Gen.Double[0, 1].Array[n * n], (x, w) => (x, w))).Sample(map =>
        {
            var (x, w) = map;
            var n = x.Length;
            double W(int i, int j) => i == j || w[i * n + j] < 0.6 ? 0 : w[i * n + j];
            var pairs = Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, n).Select(j => (i, j))).ToArray();
            if (pairs.All(pair => W(pair.i, pair.j) == 0))
            {
                return true;
            }

            var weights = SpatialWeights.FromLinks(n, pairs.Select(pair => (pair.i, pair.j, W(pair.i, pair.j))));
            var mean = x.Average();
            var s0 = pairs.Sum(pair => W(pair.i, pair.j));
            var squares = x.Sum(value => Math.Pow(value - mean, 2));
            var moran = n / s0 * pairs.Sum(pair => W(pair.i, pair.j) * (x[pair.i] - mean) * (x[pair.j] - mean)) / squares;
            var geary = (n - 1) * pairs.Sum(pair => W(pair.i, pair.j) * Math.Pow(x[pair.i] - x[pair.j], 2)) / (2 * s0 * squares);
            return Close(Moran.Test(x, weights, new(Assumption.Normality), Computing.OnOneCore).Statistic, moran)
                && Close(Geary.Test(x, weights, new(Assumption.Normality), Computing.OnOneCore).Statistic, geary);
        }, iter: 200);

    [Theory]
    [InlineData("moran")]
    [InlineData("geary")]
    [InlineData("global-g")]
    public void Another_unit_and_another_number_of_threads_change_nothing(string method)
    {
        var options = new GlobalOptions(Assumption.Randomization, 99, 5);

        var one = Of(method)(Columbus.Crime, Columbus.Queen, options, Computing.OnOneCore);
        var two = Of(method)(Columbus.Crime, Columbus.Queen, options, new(2, CancellationToken.None));
        var scaled = Of(method)(Array.ConvertAll(Columbus.Crime, value => 7 * value), Columbus.Queen, options, Computing.OnOneCore);

        Assert.Equal(one, two);
        Assert.Equal(one.Z, scaled.Z, 1e-9);
        Assert.Equal(one.PPermutation, scaled.PPermutation);
        Assert.Equal(0.02, one.PPermutation, 1e-12);
    }

    // The paper's own formula, in exact fractions (no published number found): a million added to six values leaves their
    // deviations a millionth of what the plain sums of powers hold.
    [Fact]
    public void A_large_mean_loses_nothing_of_general_G()
    {
        (int I, int J, int W)[] links = [(0, 1, 1), (1, 0, 2), (1, 2, 1), (2, 5, 1), (3, 2, 1), (4, 0, 3), (5, 3, 1), (3, 4, 1)];
        long[] values = [1_000_001, 1_000_004, 1_000_002, 1_000_009, 1_000_007, 1_000_003];

        var test = GeneralG.Test(
            [.. values.Select(value => (double)value)], SpatialWeights.FromLinks(6, links.Select(link => (link.I, link.J, (double)link.W))),
            new(Assumption.Randomization), Computing.OnOneCore);

        var (z, statistic) = ExactGeneralG(values, links);
        Assert.Equal(z, test.Z, 1e-9);
        Assert.Equal(statistic, test.Statistic, 1e-15);
    }

    [Theory]
    [InlineData("moran")]
    [InlineData("geary")]
    [InlineData("global-g")]
    public void Values_of_any_size_give_the_same(string method)
    {
        var weights = Columbus.Queen;
        var usual = Of(method)(Columbus.Crime, weights, new(Assumption.Randomization, 99, 5), Computing.OnOneCore);

        Assert.All([-900, 900], power => Assert.Equal(usual, Of(method)(
            [.. Columbus.Crime.Select(value => Math.ScaleB(value, power))], weights, new(Assumption.Randomization, 99, 5), Computing.OnOneCore)));
    }

    [Fact]
    public void Equal_values_and_no_links_are_undefined()
    {
        var none = SpatialWeights.FromLinks(4, []);

        Assert.Equal(double.NaN, Moran.Test([2, 2, 2, 2], Lattice(2), new(Assumption.Normality, 9), Computing.OnOneCore).Statistic);
        Assert.Equal(double.NaN, Geary.Test([1, 2, 3, 4], none, new(Assumption.Normality, 9), Computing.OnOneCore).PPermutation);
        Assert.Equal(double.NaN, GeneralG.Test([0, 2, 0, 0], Lattice(2), new(Assumption.Randomization), Computing.OnOneCore).Z);
        Assert.Throws<ArgumentException>(() => GeneralG.Test([0, -2, 0, 0], none, new(Assumption.Randomization), Computing.OnOneCore));
        Assert.Throws<ArgumentException>(() => Moran.Test([0, 1, 2, double.NaN], none, new(Assumption.Randomization), Computing.OnOneCore));
        Assert.Throws<ArgumentException>(() => Moran.Test([0, 1, 2, 3], none.WithSelf(), new(Assumption.Randomization), Computing.OnOneCore));
    }

    // No published number found: the paper's formula by hand, and R spdep below.
    [Fact]
    public void Rates_are_standardised_as_Assuncao_and_Reis_write()
    {
        var z = EmpiricalBayesMoran.Standardised([2, 0, 9], [100, 50, 150]);

        double b = 11 / 300.0, s2 = (100 * Math.Pow(0.02 - b, 2) + 50 * b * b + 150 * Math.Pow(0.06 - b, 2)) / 300, a = s2 - b / 100;
        double[] v = [a + b / 100, a + b / 50, a + b / 150];
        Assert.Equal([(0.02 - b) / Math.Sqrt(v[0] > 0 ? v[0] : b / 100), -b / Math.Sqrt(v[1] > 0 ? v[1] : b / 50), (0.06 - b) / Math.Sqrt(v[2] > 0 ? v[2] : b / 150)], z, Close);
        Assert.All(EmpiricalBayesMoran.Standardised([0, 0], [1, 2]), value => Assert.Equal(0, value));
    }

    // Computed with R spdep 1.2-7: EBImoran.mc(SID74, BIR74, style B)'s statistic.
    [Fact]
    public void Rates_of_North_Carolina_give_what_spdep_gives()
    {
        var test = EmpiricalBayesMoran.Test(
            Columbus.SuddenDeaths, Columbus.Births, PolygonContiguity.Of(Columbus.NorthCarolina, Contiguity.Queen),
            new(Assumption.Randomization), Computing.OnOneCore);

        Assert.Equal(0.24299380400792067, test.Statistic, 1e-9);
    }

    // Over all orders of the values, in whole numbers: the sum over links is a whole number, and so are its moments.
    private static (double Z, double Statistic) ExactGeneralG(long[] values, (int I, int J, int W)[] links)
    {
        static BigInteger Sum(double[] order, (int I, int J, int W)[] links) =>
            links.Aggregate(BigInteger.Zero, (sum, link) => sum + link.W * new BigInteger(order[link.I]) * new BigInteger(order[link.J]));
        var orders = Orders([.. values.Select(value => (double)value)]).Select(order => Sum(order, links)).ToArray();
        var observed = Sum([.. values.Select(value => (double)value)], links);
        var total = orders.Aggregate(BigInteger.Add);
        var count = orders.Length;
        var squares = orders.Aggregate(BigInteger.Zero, (sum, value) => sum + BigInteger.Pow(count * value - total, 2));
        var products = values.SelectMany((a, i) => values.Where((_, j) => j != i).Select(b => (BigInteger)a * b)).Aggregate(BigInteger.Add);
        return ((double)(count * observed - total) / Math.Sqrt((double)squares / count), (double)observed / (double)products);
    }

    private static SpatialWeights Lattice(int side) => SpatialWeights.Queen(
        [.. Enumerable.Range(0, side * side).Select(i => new GridCell(i % side, i / side))], includeSelf: false);

    private delegate GlobalTest Test(ReadOnlySpan<double> values, SpatialWeights weights, GlobalOptions options, Computing computing);

    private static Test Of(string method) => method switch
    {
        "moran" => Moran.Test,
        "geary" => Geary.Test,
        _ => GeneralG.Test,
    };

    private static IEnumerable<double[]> Orders(double[] values) => values.Length == 1
        ? [values]
        : values.SelectMany((first, at) => Orders([.. values.Where((_, i) => i != at)]).Select(rest => (double[])[first, .. rest]));
}
