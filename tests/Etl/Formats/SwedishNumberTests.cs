using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public class SwedishNumberTests
{
    [Theory]
    [InlineData("12 500,00 kr", 12500)]
    [InlineData("12\u00A0500,00\u00A0kr", 12500)]
    [InlineData("ca 10 tkr", 10000)]
    [InlineData("ca 2,5 tkr", 2500)]
    [InlineData("3 500:-", 3500)]
    [InlineData("12.500", 12500)]
    [InlineData("12.50", 12.5)]
    [InlineData("1,2 mnkr", 1200000)]
    [InlineData("0", 0)]
    public void An_amount_is_read_as_people_write_it(string text, double kronor) => Assert.Equal((decimal)kronor, SwedishNumber.Kronor(text));

    [Theory]
    [InlineData("en del pengar")]
    [InlineData("12 5oo kr")]
    [InlineData("10-20 tkr")]
    [InlineData("")]
    public void What_is_no_amount_is_not_guessed(string text) => Assert.Null(SwedishNumber.Kronor(text));

    [Theory]
    [InlineData("612345,5", 612345.5)]
    [InlineData("6 519 432.25", 6519432.25)]
    [InlineData("-3", -3)]
    public void A_number_has_a_comma_or_a_point(string text, double number) => Assert.Equal((decimal)number, SwedishNumber.Parse(text));
}
