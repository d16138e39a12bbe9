using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Evaluation;

namespace Geo.Tests.Statistics.Evaluation;

public class RateRatioTests
{
    // Computed with R 4.2 poisson.test; the first is the example of its help page.
    [Theory]
    [InlineData(21, 3011, 11, 800, 1.97148809524, .858426403392, 4.277265943654)]
    [InlineData(11, 92, 23, 90, 2.1373737373737, 1.0009173450594, 4.8565566640403)]
    [InlineData(0, 1, 5, 1, double.PositiveInfinity, .91635585731546, double.PositiveInfinity)]
    public void Ratio_and_interval_are_R_s(int first, double days, int second, double otherDays, double ratio, double lower, double upper)
    {
        var found = RateRatio.Of(first, second, days, otherDays);

        Assert.Equal(ratio, found.Ratio, 1e-9);
        Assert.Equal(lower, found.Lower, 1e-9);
        Assert.Equal(upper, found.Upper, 1e-9);
    }

    [Fact]
    public void Turned_round_it_is_the_inverse_and_p_agrees_with_the_interval() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Double[.1, 10]).Where(draw => draw.Item1 + draw.Item2 > 0).Sample((a, b, days) =>
        {
            var (there, back) = (RateRatio.Of(a, b, 1, days), RateRatio.Of(b, a, days, 1));
            bool Inverse(double one, double other) => one == 0 ? double.IsInfinity(other) : double.IsInfinity(one) ? other == 0 : Math.Abs(one * other - 1) < 1e-8;
            return Inverse(there.Ratio, back.Ratio) && Inverse(there.Lower, back.Upper) && Inverse(there.Upper, back.Lower)
                && Math.Abs(there.PTwoSided - back.PTwoSided) < 1e-9
                && (Math.Abs(there.PTwoSided - .05) < 1e-6 || there.PTwoSided < .05 == (there.Lower > 1 || there.Upper < 1));
        });

    [Fact]
    public void Nothing_in_both_says_nothing()
    {
        var nothing = RateRatio.Of(0, 0);

        Assert.Equal((double.NaN, 0, double.PositiveInfinity, 1), (nothing.Ratio, nothing.Lower, nothing.Upper, nothing.PTwoSided));
        Assert.Throws<ArgumentException>(() => RateRatio.Of(-1, 0));
        Assert.Throws<ArgumentException>(() => RateRatio.Of(1, 1, 0));
    }

    // No published number found: the mid-p of the definition, term by term, and its symmetry.
    [Fact]
    public void The_mid_p_z_is_that_of_the_definition() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Double[.05, .95]).Sample((k, more, p) =>
        {
            var n = k + more;
            double Probability(int x) => Math.Exp(
                MathNet.Numerics.SpecialFunctions.BinomialLn(n, x) + x * Math.Log(p) + (n - x) * Math.Log(1 - p));
            var mid = Enumerable.Range(k + 1, n - k).Sum(Probability) + Probability(k) / 2;
            var z = BinomialTail.MidPZ(k, n, p);
            return (mid is < 1e-12 or > 1 - 1e-12 || Math.Abs(MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z) - mid) < 1e-9)
                && Math.Abs(z + BinomialTail.MidPZ(n - k, n, 1 - p)) < 1e-6;
        });
}
