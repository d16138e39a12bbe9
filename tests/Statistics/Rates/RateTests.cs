using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Rates;

namespace Geo.Tests.Statistics.Rates;

public class RateTests
{
    private static readonly double[] Cases = [3, 0, 5, 12, 1, 7, 40];
    private static readonly double[] Population = [1000, 400, 900, 2100, 350, 1600, 1200];

    // Six areas in a row. Computed with R spdep 1.2-7, EBlocal; no published number found that names its neighbours.
    [Fact]
    public void Local_rates_agree_with_spdep()
    {
        var row = SpatialWeights.Queen([.. Enumerable.Range(0, 6).Select(i => new GridCell(i, 0))], includeSelf: false);

        var local = EmpiricalBayes.Local(Cases.AsSpan(0, 6), Population.AsSpan(0, 6), row);

        double[] spdep = [.00240036165063829, .00347826086956522, .005, .00537313432835821, .00493827160493827, .0041025641025641];
        Assert.Equal(spdep, local, (a, b) => Math.Abs(a - b) < 1e-16 + 1e-12 * Math.Abs(a));
    }

    // Computed with R spdep 1.2-7, EBest: these six vary no more than chance, so all get the overall rate.
    [Fact]
    public void A_negative_variance_is_taken_as_zero() =>
        Assert.All(EmpiricalBayes.Global(Cases.AsSpan(0, 6), Population.AsSpan(0, 6)), rate => Assert.Equal(.00440944881889764, rate, 14));

    [Fact]
    public void A_neighbourhood_without_cases_gets_zero()
    {
        var pair = SpatialWeights.Queen([new(0, 0), new(1, 0)], includeSelf: true);

        Assert.Equal([0.0, 0.0], EmpiricalBayes.Local([0, 0], [10, 20], pair));
    }

    [Fact]
    public void Global_agrees_with_the_formula_of_Marshall_and_ignores_the_order() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[50, 5000]).Array[2, 20].Where(areas => areas.Sum(a => a.Item1) > 0).Sample(areas =>
        {
            double[] cases = [.. areas.Select(a => (double)a.Item1)];
            double[] people = [.. areas.Select(a => (double)a.Item2)];
            var m = cases.Sum() / people.Sum();
            var s2 = cases.Zip(people, (c, n) => n * Math.Pow(c / n - m, 2)).Sum() / people.Sum();
            var a = Math.Max(0, s2 - m / people.Average());
            var naive = cases.Zip(people, (c, n) => a + m / n > 0 ? m + a / (a + m / n) * (c / n - m) : m).ToArray();

            var global = EmpiricalBayes.Global(cases, people);
            double[] backwards = [.. EmpiricalBayes.Global([.. cases.Reverse()], [.. people.Reverse()]).Reverse()];

            return global.Zip(naive, (x, y) => Math.Abs(x - y)).Max() < 1e-12
                && global.Zip(backwards, (x, y) => Math.Abs(x - y)).Max() < 1e-12;
        });

    // No published number found that could be opened: computed with the formula, and by bisection below. The examples 81 of 263
    // and 15 of 148 are those of https://rdrr.io/github/m-Py/propint/src/R/ci_one_prop.R
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void Wilson_gives_the_numbers_of_its_formula(int yes, int n, double lower, double upper)
    {
        var (low, high) = WilsonInterval.Of(yes, n);

        Assert.Equal(lower, low, 4);
        Assert.Equal(upper, high, 4);
    }

    // Solves (p̂ − p)² = z²·p(1 − p)/n at both ends: what Wilson means.
    [Fact]
    public void The_ends_of_Wilson_lie_z_standard_errors_away() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[100, 400]).Sample((yes, n) =>
        {
            var (low, high) = WilsonInterval.Of(yes, n);
            double Distance(double p) => Math.Abs((double)yes / n - p) - 1.959963984540054 * Math.Sqrt(p * (1 - p) / n);
            return Math.Abs(Distance(low)) < 1e-9 && Math.Abs(Distance(high)) < 1e-9;
        });

    // No published number found: two derivations by hand. One stratum with equal weights has variance p(1 − p)/(n − 1),
    // and strata of known shares add W²·p(1 − p)/(n − 1).
    [Fact]
    public void A_survey_share_has_the_variance_of_its_strata()
    {
        bool[] answers = [true, true, false, false, false, true, false, true, true, true];
        double[] weights = [30, 30, 30, 30, 30, 10, 10, 10, 10, 10];
        string[] strata = ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"];

        var plain = SurveyProportion.Of(answers, [.. answers.Select(_ => 1.0)], [.. answers.Select(_ => "")]);
        var stratified = SurveyProportion.Of(answers, weights, strata);

        Assert.Equal(Math.Sqrt(.6 * .4 / 9), plain.StandardError, 12);
        Assert.Equal(9, plain.EffectiveSample, 9);
        Assert.Equal(.75 * .4 + .25 * .8, stratified.Share, 12);
        Assert.Equal(Math.Sqrt(.75 * .75 * .4 * .6 / 4 + .25 * .25 * .8 * .2 / 4), stratified.StandardError, 12);
        Assert.Equal(8, stratified.DegreesOfFreedom);
        Assert.InRange(stratified.Lower, 0, stratified.Share);
        Assert.Equal(0, SurveyProportion.Compare(plain, plain).Z, 12);
        Assert.Throws<ArgumentException>(() => SurveyProportion.Of([true, false, true], [1, 1, 1], ["a", "a", "b"]));
    }

    [Fact]
    public void Weights_may_be_in_any_unit() =>
        Gen.Select(Gen.Bool, Gen.Double[.1, 9]).Array[4, 30].Sample(people =>
        {
            bool[] yes = [.. people.Select(p => p.Item1)];
            string[] strata = [.. people.Select((_, i) => (i % 2).ToString(System.Globalization.CultureInfo.InvariantCulture))];
            var one = SurveyProportion.Of(yes, [.. people.Select(p => p.Item2)], strata);
            var thousand = SurveyProportion.Of(yes, [.. people.Select(p => 1000 * p.Item2)], strata);
            return Math.Abs(one.Share - thousand.Share) < 1e-9 && Math.Abs(one.Lower - thousand.Lower) < 1e-9;
        });

    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([1], [0]));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([-1], [10]));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([1, 2], [10]));
        Assert.Throws<ArgumentException>(() => WilsonInterval.Of(3, 2));
    }
}
