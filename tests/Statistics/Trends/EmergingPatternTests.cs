using CsCheck;
using Geo.Statistics.Trends;

namespace Geo.Tests.Statistics.Trends;

/// <summary>No published number found: the categories are words. So drawn series, and the definitions written out a second
/// time.</summary>
public class EmergingPatternTests
{
    [Theory]
    [InlineData("0000000001", "new hot spot")]
    [InlineData("-0-0000001", "new hot spot")]
    [InlineData("0000000111", "consecutive hot spot")]
    [InlineData("0010000111", "sporadic hot spot")]
    [InlineData("0011001001", "sporadic hot spot")]
    [InlineData("-000000111", "oscillating hot spot")]
    [InlineData("0010-00111", "oscillating hot spot")]
    [InlineData("1111111111", "persistent hot spot")]
    [InlineData("0111111111", "persistent hot spot")]
    [InlineData("123456789a", "intensifying hot spot")]
    [InlineData("a987654321", "diminishing hot spot")]
    [InlineData("1111111110", "historical hot spot")]
    [InlineData("111111111-", "historical hot spot")]
    [InlineData("1111111100", "no pattern")]
    [InlineData("0011111111", "consecutive hot spot")]
    [InlineData("0000000000", "no pattern")]
    [InlineData("000000000-", "new cold spot")]
    [InlineData("0000000---", "consecutive cold spot")]
    [InlineData("00-0000---", "sporadic cold spot")]
    [InlineData("0010000---", "oscillating cold spot")]
    [InlineData("----------", "persistent cold spot")]
    [InlineData("---------0", "historical cold spot")]
    public void A_drawn_series_has_its_category(string steps, string label) =>
        Assert.Equal(label, EmergingPattern.Of(Drawn(steps)).Label);

    [Fact]
    public void Colder_and_colder_is_an_intensifying_cold_spot()
    {
        var pattern = EmergingPattern.Of([.. Drawn("123456789a").Select(z => -z)]);

        Assert.Equal("intensifying cold spot", pattern.Label);
        Assert.True(pattern.TrendZ < 0);
        Assert.Equal((0, 10), (pattern.HotSteps, pattern.ColdSteps));
    }

    [Fact]
    public void The_bound_itself_is_hot()
    {
        Assert.Equal("new hot spot", EmergingPattern.Of([0, 1.959964]).Label);
        Assert.Equal("no pattern", EmergingPattern.Of([0, 1.9599639]).Label);
        Assert.Equal("new cold spot", EmergingPattern.Of([0, -1.959964]).Label);
    }

    [Fact]
    public void The_definitions_written_out_give_the_same_and_the_mirror_is_the_opposite()
    {
        var step = Gen.Frequency((2, Gen.Const(0.5)), (3, Gen.Double[1.97, 4]), (1, Gen.Double[-4, -1.97]));
        step.Array[2, 14].Sample(z =>
        {
            double[] mirror = [.. z.Select(value => -value)];
            var own = EmergingPattern.Of(z);

            return own.Label == (WrittenOut(z, "hot") ?? WrittenOut(mirror, "cold") ?? "no pattern")
                && (own.HotSteps * 10 >= 9 * z.Length || own.ColdSteps * 10 >= 9 * z.Length
                    || EmergingPattern.Of(mirror).Kind == own.Kind);
        }, iter: 2_000);
    }

    private static string? WrittenOut(double[] z, string name)
    {
        var hot = z.Select(value => value >= 1.959964).ToArray();
        var count = hot.Count(h => h);
        if (count >= 0.9 * z.Length - 1e-9)
        {
            var trend = MannKendall.Test(z);
            return (!hot[^1] ? "historical" : trend.PTwoSided >= 0.05 ? "persistent" : trend.Z > 0 ? "intensifying" : "diminishing")
                + $" {name} spot";
        }

        if (!hot[^1])
        {
            return null;
        }

        var run = hot.Reverse().TakeWhile(h => h).Count();
        return (count == 1 ? "new"
            : run == count && !z.Any(value => value <= -1.959964) ? "consecutive"
            : z.Any(value => value <= -1.959964) ? "oscillating" : "sporadic") + $" {name} spot";
    }

    /// <summary>0 is neither, - is cold, 1 to a hotter and hotter.</summary>
    private static double[] Drawn(string steps) =>
        [.. steps.Select(step => step switch { '0' => 0.0, '-' => -2.5, 'a' => 12, _ => step - '0' + 1.5 })];
}
