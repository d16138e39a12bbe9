using CsCheck;
using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class FalseDiscoveryTests
{
    // Benjamini & Hochberg (1995), the paper's own example (thrombolysis after myocardial infarction, 15 hypotheses):
    // at 0.05 their procedure rejects the four smallest, Bonferroni's only three.
    private static readonly double[] Published =
    [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ];

    [Fact]
    public void The_papers_example_rejects_its_four_smallest()
    {
        var q = FalseDiscovery.BenjaminiHochberg(Published);

        Assert.Equal(4, q.Count(value => value <= 0.05));
        Assert.Equal(3, Published.Count(p => p * Published.Length <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, q[3], 1e-12);
    }

    [Fact]
    public void Any_dependence_costs_the_harmonic_sum()
    {
        var harmonic = Enumerable.Range(1, 15).Sum(k => 1.0 / k);

        var q = FalseDiscovery.BenjaminiYekutieli(Published);

        Assert.Equal(0.0095 * 15 / 4 * harmonic, q[3], 1e-12);
        Assert.Equal(3, q.Count(value => value <= 0.05));
    }

    [Fact]
    public void What_was_not_tested_is_not_counted()
    {
        double[] holed = [double.NaN, .. Published[..7], double.NaN, .. Published[7..], double.NaN];

        var q = FalseDiscovery.BenjaminiHochberg(holed);

        Assert.Equal(FalseDiscovery.BenjaminiHochberg(Published), q.Where(value => !double.IsNaN(value)));
        Assert.True(double.IsNaN(q[0]) && double.IsNaN(q[8]) && double.IsNaN(q[^1]));
    }

    [Fact]
    public void Rejecting_by_q_is_the_step_up_rule_of_the_paper()
    {
        Gen.Double[0, 1].Select(p => p * p * p).Array[1, 40].Sample(p =>
        {
            var sorted = p.Order().ToArray();
            var rejected = Enumerable.Range(1, p.Length).LastOrDefault(k => sorted[k - 1] <= 0.05 * k / p.Length);

            Assert.Equal(rejected, FalseDiscovery.BenjaminiHochberg(p).Count(q => q <= 0.05));
        });
    }

    [Fact]
    public void The_order_of_the_hypotheses_changes_nothing()
    {
        Gen.Select(Gen.Double[0, 1].Array[1, 40], Gen.Int).Sample((p, seed) =>
        {
            var order = Enumerable.Range(0, p.Length).ToArray();
            new Random(seed).Shuffle(order);

            var q = FalseDiscovery.BenjaminiHochberg(p);

            Assert.Equal(
                order.Select(i => q[i]), FalseDiscovery.BenjaminiHochberg([.. order.Select(i => p[i])]));
        });
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FalseDiscovery.BenjaminiHochberg([0.5, 1.1]));
        Assert.Empty(FalseDiscovery.BenjaminiHochberg([]));
    }
}
