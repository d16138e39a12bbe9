using System.Numerics;
using CsCheck;
using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class BinomialTailTests
{
    // The sum of C(n, j) p^j (1 - p)^(n - j), with p as the fraction it is and not a digit lost: the share of a
    // denominator in whole numbers is such a fraction.
    [Fact]
    public void Every_tail_equals_the_sum_in_whole_numbers()
    {
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 999], Gen.Double[0, 1]).Sample((trials, numerator, where) =>
        {
            var atLeast = (int)(where * trials);
            var exact = InWholeNumbers(atLeast, trials, numerator, 1_000);

            var tail = BinomialTail.Upper(atLeast, trials, numerator / 1_000.0);

            Assert.Equal(1, exact > 1e-300 ? tail / exact : 1 + tail, 1e-11);
        }, iter: 300);
    }

    [Theory]
    [InlineData(640, 12_769)]
    [InlineData(2_550, 12_769)]
    public void Tails_stay_true_down_to_ten_to_the_minus_300(int trials, int cells)
    {
        var smallest = 1.0;
        for (var atLeast = 1; smallest > 1e-300; atLeast++)
        {
            smallest = InWholeNumbers(atLeast, trials, 9, cells);

            Assert.Equal(1, BinomialTail.Upper(atLeast, trials, 9.0 / cells) / smallest, 1e-10);
        }
    }

    // mpmath 60 digits: sum of binomial(n, j) p^j (1 - p)^(n - j).
    [Theory]
    [InlineData(30, 640, 9 / 12_769.0, 5.29368075306357605e-44)]
    [InlineData(100, 1_000, 0.001, 2.61815050535411353e-161)]
    [InlineData(1, 12_769, 9 / 12_769.0, 0.999876981183574205)]
    [InlineData(12, 2_550, 9 / 12_769.0, 4.47022977777595723e-7)]
    [InlineData(3, 1_000, 0.5, 1.0)]
    [InlineData(150, 150, 0.01, 1.00000000000000312e-300)]
    [InlineData(40, 100_000, 0.0001, 7.30942790977660735e-13)]
    public void Tails_of_large_maps_equal_those_of_sixty_digits(int atLeast, int trials, double p, double expected) =>
        Assert.Equal(1, BinomialTail.Upper(atLeast, trials, p) / expected, 1e-12);

    [Fact]
    public void Tails_fall_with_the_count_and_rise_with_the_probability()
    {
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[1, 5_000], Gen.Double[0.0001, 0.9]).Sample((trials, atLeast, p) =>
            BinomialTail.Upper(atLeast, trials, p) <= BinomialTail.Upper(atLeast - 1, trials, p) + 1e-14
            && BinomialTail.Upper(atLeast, trials, p) <= BinomialTail.Upper(atLeast, trials, p * 1.1) + 1e-14);
    }

    [Fact]
    public void What_is_certain_is_one_and_what_cannot_be_is_zero()
    {
        Assert.Equal(1, BinomialTail.Upper(0, 10, 0.3));
        Assert.Equal(1, BinomialTail.Upper(10, 10, 1));
        Assert.Equal(0, BinomialTail.Upper(11, 10, 0.3));
        Assert.Equal(0, BinomialTail.Upper(1, 10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTail.Upper(1, 10, double.NaN));
    }

    private static double InWholeNumbers(int atLeast, int trials, int numerator, int denominator)
    {
        BigInteger sum = 0, choose = 1;
        for (var j = 0; j <= trials; j++)
        {
            if (j >= atLeast)
            {
                // The rest of the tail is far below the last bit once its terms are a googol times smaller.
                var term = choose * BigInteger.Pow(numerator, j) * BigInteger.Pow(denominator - numerator, trials - j);
                if (sum > 0 && term * BigInteger.Pow(10, 30) < sum)
                {
                    break;
                }

                sum += term;
            }

            choose = choose * (trials - j) / (j + 1);
        }

        var whole = BigInteger.Pow(denominator, trials);
        var shift = (int)(whole.GetBitLength() - sum.GetBitLength()) + 64;
        return Math.ScaleB((double)((sum << shift) / whole), -shift);
    }
}
