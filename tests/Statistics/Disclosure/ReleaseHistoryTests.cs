using Geo.Statistics.Disclosure;
using Geo.Tests.Support;

namespace Geo.Tests.Statistics.Disclosure;

public class ReleaseHistoryTests
{
    private const int K = 5;

    private static readonly CountHierarchy Areas = AddedUp.Hierarchy("area", 3, "municipality");
    private static readonly CountHierarchy Kinds = AddedUp.Hierarchy("kind", 1, "theme");
    private static readonly int[][][] Counts = [[[12], [9]], [[2], [14]], [[8], [30]]];

    [Fact]
    public void What_was_withheld_stays_withheld_and_what_was_shown_stays_shown()
    {
        var first = Publish([], AddedUp.Table(K, Counts, [0, 0]));
        int[][][] more = [.. Counts.Zip([22, 15, 31], (area, next) => (int[][])[.. area, [next]])];

        var second = Publish([first], AddedUp.Table(K, more, [0, 0, 0]));

        foreach (var count in first.Counts.Where(count => count.Period != "2 quarters"))
        {
            Assert.Equal(count.Withheld, second.Counts.Single(other => (other.Area, other.Period, other.Kind) == (count.Area, count.Period, count.Kind)).Withheld);
        }
    }

    [Fact]
    public void A_closed_quarter_that_changes_without_a_correction_is_refused()
    {
        var first = Publish([], AddedUp.Table(K, Counts, [0, 0]));
        int[][][] changed = [[[13], [9]], .. Counts[1..]];

        var refused = Assert.Throws<ArgumentException>(() => Publish([first], AddedUp.Table(K, changed, [0, 0])));

        Assert.Contains("without a correction", refused.Message, StringComparison.Ordinal);
    }

    // The whole time of two releases differs by the quarter between: its area of 2 is their difference.
    [Fact]
    public void The_difference_of_two_whole_times_does_not_tell_the_quarter_between()
    {
        int[][][] before = [[[12], [9]], [[20], [14]], [[8], [30]]];
        int[][][] after = [.. before.Zip([12, 2, 30], (area, next) => (int[][])[.. area, [next]])];
        var first = Publish([], AddedUp.Table(K, before, [0, 0]));
        var joined = ReleaseHistory.Join(Areas, Kinds, [first], AddedUp.Table(K, after, [0, 0, 0]), K);

        var guarded = ReleaseProtection.Protect(joined, K, new(), CancellationToken.None);

        Assert.DoesNotContain(first.Counts, count => count.Withheld);
        Assert.NotEmpty(DisclosureAuditor.Audit(joined.Cube.ToTable(), joined.Cube.PrimaryMarks(), K, new(), CancellationToken.None).Breaches);
        Assert.Empty(DisclosureAuditor.Audit(joined.Cube.ToTable(), guarded.Suppressed.Withheld, K, new(), CancellationToken.None).Breaches);
    }

    // One event that came late: 12 before, 13 after a correction. The difference is an event, and is not told.
    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_correction_of_a_few_events_does_not_tell_of_them(int late, bool withheld)
    {
        int[][][] before = [[[12], [9]], [[20], [14]], [[8], [30]]];
        int[][][] after = [[[12 + late], [9]], .. before[1..]];
        var first = Publish([], AddedUp.Table(K, before, [0, 0]));

        var second = Publish([first], AddedUp.Table(K, after, [1, 0]));

        Assert.Equal(withheld, second.Counts.Single(count => count is { Area: "area 0", Period: "2026K1", Kind: "theme" }).Withheld);
        Assert.False(second.Counts.Single(count => count is { Area: "area 1", Period: "2026K1", Kind: "theme" }).Withheld);
    }

    // The area of 2 was withheld; a correction of another area must not open it.
    [Fact]
    public void A_correction_does_not_open_what_was_withheld()
    {
        var first = Publish([], AddedUp.Table(K, Counts, [0, 0]));
        int[][][] corrected = [[[20], [9]], .. Counts[1..]];
        var joined = ReleaseHistory.Join(Areas, Kinds, [first], AddedUp.Table(K, corrected, [1, 0]), K);

        var guarded = ReleaseProtection.Protect(joined, K, new(), CancellationToken.None);

        Assert.Empty(DisclosureAuditor.Audit(joined.Cube.ToTable(), guarded.Suppressed.Withheld, K, new(), CancellationToken.None).Breaches);
        Assert.True(guarded.Suppressed.Withheld[AddedUp.CellOf(joined.Cube, "area 1", "2026K1#1", "theme")]);
    }

    // An area that was split in a later edition: the old one less one half is the other half.
    [Fact]
    public void An_area_of_an_older_edition_less_its_new_parts_tells_nothing()
    {
        CountHierarchy areas = new([.. Areas.Items[..3], new("old area", 1, ["area 0", "area 1"]), Areas.Items[3]]);
        int[][][] counts = [[[12], [9]], [[2], [14]], [[8], [30]]];
        var told = AddedUp.Table(K, counts, [0, 0]);
        var old = told with
        {
            Counts =
            [
                .. told.Counts.Select(count => count with { Told = count.Area is "municipality" or "area 2" }),
                .. told.Counts.Where(count => count.Area == "area 0").Zip(told.Counts.Where(count => count.Area == "area 1"), (one, other) => one with { Area = "old area", Count = one.Count + other.Count, Primary = false }),
            ],
        };
        var joined = ReleaseHistory.Join(areas, Kinds, [old], told, K);

        var guarded = ReleaseProtection.Protect(joined, K, new(), CancellationToken.None);

        Assert.Empty(DisclosureAuditor.Audit(joined.Cube.ToTable(), guarded.Suppressed.Withheld, K, new(), CancellationToken.None).Breaches);
        Assert.True(guarded.Suppressed.Withheld[AddedUp.CellOf(joined.Cube, "area 0", "2026K1", "theme")]);
    }

    private static ReleasedTable Publish(IReadOnlyList<ReleasedTable> earlier, ReleasedTable candidate)
    {
        var guarded = ReleaseProtection.Protect(ReleaseHistory.Join(Areas, Kinds, earlier, candidate, K), K, new(), CancellationToken.None);
        Assert.Empty(guarded.Audit.Breaches);
        return RandomMunicipality.Published(candidate, guarded.Withheld);
    }
}
