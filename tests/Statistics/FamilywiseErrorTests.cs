using CsCheck;
using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class FamilywiseErrorTests
{
    private static readonly Gen<double[]> Values = Gen.Double[0, 1].Array[1, 30];

    // No published number found that could be opened: worked by hand, and worked by hand from the definitions.
    [Fact]
    public void Four_values_give_what_the_hand_and_R_give()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005];

        Close([0.04, 0.16, 0.12, 0.02], FamilywiseError.Bonferroni(p));
        Close([0.03, 0.06, 0.06, 0.02], FamilywiseError.Holm(p));
        Close([0.03, 0.04, 0.04, 0.02], FamilywiseError.Hochberg(p));
    }

    [Fact]
    public void What_was_not_tested_is_passed_through_and_not_counted()
    {
        Close([0.02, double.NaN, 0.04], FamilywiseError.Bonferroni([0.01, double.NaN, 0.02]));
        Close([0.02, double.NaN, 0.02], FamilywiseError.Holm([0.01, double.NaN, 0.02]));
        Close([0.02, double.NaN, 0.02], FamilywiseError.Hochberg([0.01, double.NaN, 0.02]));
    }

    [Fact]
    public void Hochberg_finds_at_least_what_Holm_does_and_Holm_what_Bonferroni_does() => Values.Sample(p =>
    {
        var (bonferroni, holm, hochberg) = (FamilywiseError.Bonferroni(p), FamilywiseError.Holm(p), FamilywiseError.Hochberg(p));
        return Enumerable.Range(0, p.Length).All(i => p[i] <= hochberg[i] && hochberg[i] <= holm[i] && holm[i] <= bonferroni[i] && bonferroni[i] <= 1);
    });

    [Fact]
    public void The_order_of_the_values_changes_nothing() => Values.Sample(p =>
    {
        double[] turned = [.. p.Reverse()];
        Close([.. FamilywiseError.Holm(p).Reverse()], FamilywiseError.Holm(turned));
        Close([.. FamilywiseError.Hochberg(p).Reverse()], FamilywiseError.Hochberg(turned));
    });

    [Fact]
    public void Each_value_is_the_smallest_level_at_which_the_procedure_itself_rejects() => Values.Sample(p =>
    {
        Close([.. p.Select((_, i) => Reference(p, i, stepUp: false))], FamilywiseError.Holm(p));
        Close([.. p.Select((_, i) => Reference(p, i, stepUp: true))], FamilywiseError.Hochberg(p));
    });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_value_that_is_no_probability_is_refused(double p)
    {
        Assert.Throws<ArgumentException>(() => FamilywiseError.Holm([0.5, p]));
        Assert.Throws<ArgumentException>(() => FamilywiseError.Hochberg([0.5, p]));
        Assert.Throws<ArgumentException>(() => FamilywiseError.Bonferroni([0.5, p]));
    }

    // From the definition, without sorting: the bounds of all values not above it (Holm: the largest) or not below it
    // (Hochberg: the smallest).
    private static double Reference(double[] p, int i, bool stepUp)
    {
        double Bound(int j) => Math.Min(1, p[j] * (p.Length - p.Where((other, k) => other < p[j] || (other == p[j] && k < j)).Count()));
        var bounds = Enumerable.Range(0, p.Length).Where(j => stepUp ? p[j] >= p[i] : p[j] <= p[i]).Select(Bound);
        return stepUp ? bounds.Min() : bounds.Max();
    }

    private static void Close(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-12 || (double.IsNaN(pair.First) && double.IsNaN(pair.Second)), $"{pair}"));
}
