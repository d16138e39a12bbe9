using CsCheck;
using Geo.Statistics.Evaluation;
using MathNet.Numerics.Distributions;

namespace Geo.Tests.Statistics.Evaluation;

public class EvaluationTests
{
    private static readonly EvaluationDesign Paper = new()
    {
        Treated = new(207, 110),
        Control = new(308, 318),
        Displacement = new(178, 157),
        DisplacementControl = new(150, 140),
    };

    // Wheeler & Ratcliffe (2018), as their own package tests it: https://rdrr.io/cran/ptools/src/tests/testthat/test-wdd.R
    [Fact]
    public void The_worked_example_of_the_paper()
    {
        var result = Wdd.Test(Paper);

        Assert.Equal(-118, result.Estimate, 12);
        Assert.Equal(Math.Sqrt(1568), result.StandardError, 12);
        Assert.Equal(-2.98, result.Z, 2);
        Assert.Equal(-196, Math.Round(result.Lower));
        Assert.Equal(-40, Math.Round(result.Upper));
    }

    // The same file: time weights, area weights.
    [Fact]
    public void Unequal_times_and_areas_give_the_published_numbers()
    {
        var time = Wdd.Test(new() { Treated = new(80, 20), Control = new(100, 50), YearsPre = 2 });
        var area = Wdd.Test(Paper with { AreaControl = .9, AreaTreated = 1.2, AreaDisplacementControl = 1.6, AreaDisplacement = 1.5 });

        Assert.Equal(-20, time.Estimate, 12);
        Assert.Equal(Math.Sqrt(115), time.StandardError, 12);
        Assert.Equal(-99.69444444, area.Estimate, 8);
        Assert.Equal(35.4280755, area.StandardError, 7);
        Assert.Equal(-2.813995483, area.Z, 9);
        Assert.Equal(-169.1321965, area.Lower, 7);
        Assert.Equal(-30.25669241, area.Upper, 7);
    }

    // https://andrewpwheeler.com/2020/11/19/amending-the-wdd-test-to-incorporate-harm-weights/, as test-wdd.R gives it.
    [Fact]
    public void Harm_weights_give_the_published_sum()
    {
        WddResult[] tests =
        [
            .. new[] { (133, 91, 130, 74), (388, 305, 327, 202), (148, 97, 398, 190), (86, 64, 144, 92), (94, 67, 183, 96) }
                .Select(c => Wdd.Test(new() { Control = new(c.Item1, c.Item2), Treated = new(c.Item3, c.Item4) })),
        ];

        var harm = Wdd.Harm(tests, [3, 2, 5, 7, 10]);

        Assert.Equal(-1721, harm.Estimate, 8);
        Assert.Equal(304.10360077, harm.StandardError, 5);
        Assert.Equal(-5.65925558, harm.Z, 5);
        Assert.Equal(-2317.03210507, harm.Lower, 3);
        Assert.Equal(-1124.96789493, harm.Upper, 3);
    }

    // METHODS.md 2 R: fifty events in each of four cells have a standard error of 14. 2.8016 = 1.95996 + .84162.
    [Fact]
    public void The_least_change_that_can_be_found_is_2_8_standard_errors()
    {
        var test = Wdd.Test(new() { Treated = new(50, 50), Control = new(50, 50) });

        Assert.Equal(Math.Sqrt(200), test.StandardError, 12);
        Assert.Equal(2.801585 * Math.Sqrt(200), Wdd.MinimumDetectable(test.StandardError), 4);
    }

    // No published number found: by hand. Success 50/100 − 100/100 = −.5; wdq (80/100 − 60/100)/−.5 = −.4.
    [Fact]
    public void The_quotient_is_empty_without_success()
    {
        var design = new EvaluationDesign { Treated = new(100, 50), Control = new(100, 100), Displacement = new(60, 80) };

        Assert.Equal(new(-.5, -.4), Rounded(DisplacementQuotient.Of(design)));
        Assert.Equal(new(.5, double.NaN), DisplacementQuotient.Of(design with { Treated = new(100, 150) }));
        Assert.True(double.IsNaN(DisplacementQuotient.Of(design with { Control = new(0, 3) }).Success));
    }

    // Two derivations, no published number found: the formula, and the Wald interval of the interaction in a Poisson
    // regression of the four counts (its variance is the sum of 1/count).
    [Fact]
    public void The_ratio_of_ratios_and_its_interval()
    {
        var ratio = RatioOfRatios.Of(new(100, 60), new(100, 90));
        var half = 1.96 * Math.Sqrt(.01 + 1 / 60.0 + .01 + 1 / 90.0);

        Assert.Equal(2 / 3.0, ratio.Ratio, 12);
        Assert.Equal(Math.Exp(Math.Log(2 / 3.0) - half), ratio.Lower, 12);
        Assert.Equal(Math.Exp(Math.Log(2 / 3.0) + half), ratio.Upper, 12);
        Assert.True(RatioOfRatios.Of(new(100, 60), new(100, 90), overdispersion: 2).Upper > ratio.Upper);
        Assert.True(double.IsNaN(RatioOfRatios.Of(new(0, 60), new(100, 90)).Ratio));
    }

    // Krishnamoorthy & Thomson (2004), section 6, and their Fortran program, both as scipy's test_hypotests.py gives them
    // (scipy.stats.poisson_means_test); e_test(6, 2) in https://search.r-project.org/CRAN/packages/ptools/readme/README.html
    [Theory]
    [InlineData(0, 100, 3, 100, .0884, 4)]
    [InlineData(2, 100, 6, 100, .1749, 4)]
    [InlineData(3, 100, 20, 300, .12202725450896404, 5)]
    [InlineData(0, 1, 0, 1, 1, 12)]
    [InlineData(6, 1, 2, 1, .1748748, 7)]
    public void The_E_test_gives_the_published_p(int k1, double n1, int k2, double n2, double published, int digits)
    {
        Assert.Equal(published, ETest.PTwoSided(k1, k2, n1, n2), digits);
        Assert.Equal(published, ETest.PTwoSided(k2, k1, n2, n1), digits);
    }

    [Fact]
    public void The_E_test_agrees_with_a_sum_over_all_outcomes() =>
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 25], Gen.Int[1, 4], Gen.Int[1, 4]).Where(t => t.Item1 + t.Item2 > 0).Sample(
            t => Math.Abs(ETest.PTwoSided(t.Item1, t.Item2, t.Item3, t.Item4) - Naive(t.Item1, t.Item2, t.Item3, t.Item4)) < 1e-9,
            iter: 100);

    [Fact]
    public void Scaling_times_and_areas_together_scales_the_estimate_alone() =>
        Gen.Select(Gen.Int[1, 500].Array[8], Gen.Double[.1, 10]).Sample((counts, factor) =>
        {
            var design = new EvaluationDesign
            {
                Treated = new(counts[0], counts[1]),
                Control = new(counts[2], counts[3]),
                Displacement = new(counts[4], counts[5]),
                DisplacementControl = new(counts[6], counts[7]),
            };
            var (plain, scaled) = (Wdd.Test(design), Wdd.Test(design with { YearsPre = factor, YearsPost = factor }));

            // The naive reference: sums of signed counts.
            double[] signs = [-1, 1, 1, -1, -1, 1, 1, -1];
            return Math.Abs(plain.Estimate - counts.Zip(signs, (c, s) => c * s).Sum()) < 1e-9
                && Math.Abs(plain.StandardError - Math.Sqrt(counts.Sum())) < 1e-9
                && Math.Abs(scaled.Estimate * factor - plain.Estimate) < 1e-9
                && Math.Abs(scaled.Z - plain.Z) < 1e-9;
        });

    [Fact]
    public void Negative_counts_and_empty_areas_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Wdd.Test(Paper with { Treated = new(-1, 2) }));
        Assert.Throws<ArgumentException>(() => Wdd.Test(Paper with { AreaControl = 0 }));
        Assert.Throws<ArgumentException>(() => Wdd.Test(Paper, alpha: 1));
        Assert.Throws<ArgumentException>(() => ETest.PTwoSided(-1, 2));
        Assert.True(double.IsNaN(Wdd.Test(new() { Treated = default, Control = default }).Z));
        Assert.Equal(1, ETest.PTwoSided(20, 20, 10, 10));
    }

    private static DisplacementQuotient Rounded(DisplacementQuotient q) => new(Math.Round(q.Success, 12), Math.Round(q.Wdq, 12));

    private static double Naive(int k1, int k2, double n1, double n2)
    {
        static double T(double x, double y, double n1, double n2) =>
            x + y == 0 ? 0 : (x / n1 - y / n2) / Math.Sqrt(x / n1 / n1 + y / n2 / n2);

        var rate = (k1 + k2) / (n1 + n2);
        var p = 0.0;
        for (var x = 0; x < 200; x++)
        {
            for (var y = 0; y < 200; y++)
            {
                if (Math.Abs(T(x, y, n1, n2)) >= Math.Abs(T(k1, k2, n1, n2)) - 1e-11)
                {
                    p += Poisson.PMF(rate * n1, x) * Poisson.PMF(rate * n2, y);
                }
            }
        }

        return p;
    }
}
