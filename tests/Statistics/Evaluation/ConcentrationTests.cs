using CsCheck;
using Geo.Statistics.Evaluation;

namespace Geo.Tests.Statistics.Evaluation;

public class ConcentrationTests
{
    private static readonly Gen<double[]> Places = Gen.Int[0, 6].Array[1, 20].Where(counts => counts.Sum() > 0).Select(counts => counts.Select(count => (double)count).ToArray());

    // The authors' own package, https://github.com/wsteenbeek/lorenzgini/blob/master/R/gini.R, unbiased = FALSE.
    [Theory]
    [InlineData(0.78, 10, 8, 2)]
    [InlineData(0.75, 5, 2, 1)]
    public void Ten_places_give_the_published_coefficient(double published, double first, double second, double third) =>
        Assert.Equal(published, Concentration.GeneralisedGini([first, second, third, 0, 0, 0, 0, 0, 0, 0]), 12);

    [Fact]
    public void One_event_at_each_of_some_places_is_as_even_as_it_can_be() => Assert.Equal(0, Concentration.GeneralisedGini([0, 1, 0, 1, 0, 0, 1]), 12);

    [Fact]
    public void All_at_one_of_many_places_is_one_less_the_share_of_an_event() => Assert.Equal(1 - 1.0 / 8, Concentration.GeneralisedGini([0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 12);

    [Fact]
    public void The_order_of_the_places_changes_nothing() => Places.Sample(counts =>
        Math.Abs(Concentration.GeneralisedGini(counts) - Concentration.GeneralisedGini([.. counts.Reverse()])) < 1e-12);

    [Fact]
    public void With_enough_events_it_is_half_the_mean_difference_over_the_mean() => Places.Where(counts => counts.Sum() >= counts.Length).Sample(counts =>
    {
        var differences = counts.Sum(a => counts.Sum(b => Math.Abs(a - b)));
        return Math.Abs(Concentration.GeneralisedGini(counts) - differences / (2 * counts.Length * counts.Sum())) < 1e-9;
    });

    // Empty places beyond the events take no part: c/n of the axis is all that the line of equality covers.
    [Fact]
    public void More_empty_places_change_nothing_once_there_are_fewer_events() => Places.Select(counts => (double[])[.. counts, .. new double[(int)counts.Sum()]]).Sample(counts =>
        Math.Abs(Concentration.GeneralisedGini(counts) - Concentration.GeneralisedGini([.. counts, 0, 0, 0])) < 1e-9);

    [Fact]
    public void Without_events_there_is_no_concentration() => Assert.True(double.IsNaN(Concentration.GeneralisedGini([0, 0])));

    [Fact]
    public void Parts_of_events_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Concentration.GeneralisedGini([1.5]));
        Assert.Throws<ArgumentException>(() => Concentration.GeneralisedGini([-1]));
        Assert.Throws<ArgumentException>(() => Concentration.GeneralisedGini([]));
    }
}
