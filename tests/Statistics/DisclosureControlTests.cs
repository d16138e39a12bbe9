using Geo.Statistics;

namespace Geo.Tests.Statistics;

public class DisclosureControlTests
{
    private static readonly DisclosureRules Rules = new(SmallestCount: 5, SmallestPlaces: 3, LargestPlaceShare: 0.8m, SmallestReporters: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_count_below_k_is_withheld(int count) =>
        Assert.True(DisclosureControl.MustWithhold(new(count, Places: 4, LargestPlaceShare: 0.25m, Reporters: 2, CompletelyReported: true), Rules));

    [Fact]
    public void Five_events_at_three_places_from_two_reporters_are_shown() =>
        Assert.False(DisclosureControl.MustWithhold(new(5, Places: 3, LargestPlaceShare: 0.6m, Reporters: 2, CompletelyReported: false), Rules));

    [Fact]
    public void Twelve_reports_about_one_household_are_withheld() =>
        Assert.True(DisclosureControl.MustWithhold(new(12, Places: 1, LargestPlaceShare: 1, Reporters: 3, CompletelyReported: true), Rules));

    [Fact]
    public void A_shop_behind_most_of_them_is_withheld() =>
        Assert.True(DisclosureControl.MustWithhold(new(20, Places: 4, LargestPlaceShare: 0.85m, Reporters: 3, CompletelyReported: true), Rules));

    [Fact]
    public void What_a_single_organisation_reported_is_withheld() =>
        Assert.True(DisclosureControl.MustWithhold(new(20, Places: 10, LargestPlaceShare: 0.2m, Reporters: 1, CompletelyReported: true), Rules));

    [Fact]
    public void A_source_with_one_reporter_by_its_nature_is_not_judged_by_it() =>
        Assert.False(DisclosureControl.MustWithhold(new(20, Places: 10, LargestPlaceShare: 0.2m, Reporters: null, CompletelyReported: true), Rules));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Silence_is_not_zero(bool completelyReported, bool withheld) =>
        Assert.Equal(withheld, DisclosureControl.MustWithhold(new(0, 0, 0, 0, completelyReported), Rules));
}
