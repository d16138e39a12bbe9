using System.Net;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class CorrectionsPageTests
{
    [Fact]
    public async Task A_correction_says_what_it_is_about_and_that_it_changed_nothing_where_it_did_not()
    {
        var release = SampleRelease.Fictional();
        var (changed, _) = await SampleSite.BuildAsync(release);
        var (unchanged, _) = await SampleSite.BuildAsync(release with { Corrections = [] });
        using var first = changed;
        using var second = unchanged;

        var (with, without) = (WebUtility.HtmlDecode(first.Page("/om/rattelser/")), WebUtility.HtmlDecode(second.Page("/om/rattelser/")));

        const string Nothing = "Inget antal som visas har ändrats.";
        Assert.Matches("<dt>Tema och tid</dt><dd>[^<]+, K1\u00a02026</dd>", with);
        Assert.Single(with.Split("<dt>Tema och tid</dt>").Skip(1));
        Assert.DoesNotContain(Nothing, with, StringComparison.Ordinal);
        Assert.Single(without.Split(Nothing).Skip(1));
    }
}
