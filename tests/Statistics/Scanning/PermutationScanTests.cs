using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Scanning;

namespace Geo.Tests.Statistics.Scanning;

/// <summary>No published number found: SaTScan's New York fever example prints clusters of events that are not public as
/// text. So two derivations: the naive scan below, and the vectorised one against the plain one.</summary>
public class PermutationScanTests
{
    // By hand: the first place has 3 of 5 events, the second 2; the last step 3, all of the first place. So 3 where
    // 3·3/5 are expected, and in the first step 2 where 2·2/5 are.
    [Fact]
    public void Five_events_give_the_ratio_found_by_hand()
    {
        var (steps, clusters) = PermutationScan.Clusters(
            [0, 10], [0, 0], [0, 0, 0, 1, 1], [8, 9, 14, 1, 7],
            new() { MaxShare = 0.6, MaxSteps = 1, Replications = 0 }, Computing.OnOneCore);

        Assert.Equal((2, 1, 8, 14), (steps.Count, steps.FirstDayOf(0), steps.FirstDayOf(1), steps.LastDayOf(1)));
        Assert.Equal((1, 2L, 0.8), (clusters[0].Centre, clusters[0].Observed, clusters[0].Expected));
        Assert.Equal((0, 0), clusters[0].Steps);
        Assert.Equal(2 * Math.Log(2 / 0.8) + 3 * Math.Log(3 / 4.2), clusters[0].LogLikelihoodRatio, 1e-12);
        Assert.Equal((0, 3L, 1.8), (clusters[1].Centre, clusters[1].Observed, clusters[1].Expected));
        Assert.Equal((1, 1), clusters[1].Steps);
        Assert.Equal(3 * Math.Log(3 / 1.8) + 2 * Math.Log(2 / 3.2), clusters[1].LogLikelihoodRatio, 1e-12);
        Assert.Equal(3 / 1.8, clusters[1].RelativeRisk, 1e-12);
    }

    [Fact]
    public void Steps_are_counted_back_and_the_first_may_be_short()
    {
        var steps = new ScanSteps(FirstDay: 3, LastDay: 20, StepDays: 7);

        Assert.Equal(3, steps.Count);
        Assert.Equal([(3, 6), (7, 13), (14, 20)],
            Enumerable.Range(0, 3).Select(step => (steps.FirstDayOf(step), steps.LastDayOf(step))));
        Assert.Equal("000011111112222222", string.Concat(Enumerable.Range(3, 18).Select(steps.StepOf)));
    }

    [Fact]
    public void A_naive_scan_finds_the_same_and_the_vectors_find_its_maximum_in_every_shuffle()
    {
        var gen =
            from sites in Gen.Int[2, 8]
            from x in Gen.Int[0, 4].Array[sites]
            from y in Gen.Int[0, 4].Array[sites]
            from events in Gen.Int[2, 60]
            from places in Gen.Int[0, sites - 1].Array[events]
            from days in Gen.Int[0, 120].Array[events]
            from maxSteps in Gen.Int[1, 9]
            from prospective in Gen.Bool
            from seed in Gen.Long
            select (x.Select(v => (double)v).ToArray(), y.Select(v => (double)v).ToArray(), places, days, maxSteps,
                prospective, seed);

        gen.Sample(map =>
        {
            var (x, y, places, days, maxSteps, prospective, seed) = map;
            var options = new PermutationScanOptions
            {
                StepDays = 5,
                MaxSteps = maxSteps,
                MaxRadius = 3,
                MaxShare = 0.7,
                Prospective = prospective,
                Replications = 4,
                Seed = seed,
            };

            var (steps, clusters) = PermutationScan.Clusters(x, y, places, days, options, Computing.OnOneCore);

            var stepOf = days.Select(steps.StepOf).ToArray();
            var strongest = NaiveMaximum(x, y, places, stepOf, steps.Count, options);
            var chance = Enumerable.Range(0, 4).Select(replication =>
            {
                var random = new RandomStream(seed, replication);
                var shuffled = (int[])stepOf.Clone();
                random.Shuffle(shuffled.AsSpan());
                return NaiveMaximum(x, y, places, shuffled, steps.Count, options);
            });
            return strongest < 1e-9
                ? clusters.Count == 0 || clusters[0].LogLikelihoodRatio < 1e-9
                : Math.Abs(clusters[0].LogLikelihoodRatio - strongest) < 1e-9
                    && clusters[0].POneSided == (1 + chance.Count(ratio => ratio >= strongest - 1e-9)) / 5.0;
        }, iter: 400);
    }

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(2, 4_000)]
    public void Vectors_and_the_bar_give_the_maximum_of_the_plain_scan(int seed, int events)
    {
        var (x, y, places, days) = Events(seed, events, sites: 30, span: 400);
        var options = new PermutationScanOptions { Replications = 1, Seed = seed };

        var (steps, clusters) = PermutationScan.Clusters(x, y, places, days, options, Computing.OnOneCore);

        // The shuffled events as events: their strongest cluster by the plain scan is the maximum under chance.
        var random = new RandomStream(seed, 0);
        var shuffled = days.Select(steps.StepOf).ToArray();
        random.Shuffle(shuffled.AsSpan());
        var plain = PermutationScan.Clusters(
            x, y, places, [.. shuffled.Select(steps.LastDayOf)],
            options with { Replications = 0, LastDay = steps.LastDay }, Computing.OnOneCore).Clusters[0];
        Assert.Equal(clusters[0].LogLikelihoodRatio <= plain.LogLikelihoodRatio ? 1 : 0.5, clusters[0].POneSided);
        var circles = ScanCircles.Within(x, y, PerPlace(places, x.Length), 0.5, double.PositiveInfinity);
        var cylinders = new ScanCylinders(
            circles, places, [.. days.Select(steps.StepOf)], steps.Count, 8, prospective: false, minCases: 1);
        random = new RandomStream(seed, 0);
        Assert.Equal(plain.LogLikelihoodRatio, new ScanRoom(cylinders).MaximumOfShuffled(ref random), 1e-9);
        Assert.True(plain.LogLikelihoodRatio > cylinders.Bar.Level);
    }

    [Fact]
    public void A_planted_outbreak_is_found_now_and_afterwards()
    {
        var (x, y, places, days) = Events(seed: 3, events: 2_000, sites: 25, span: 364);
        places = [.. places, .. Enumerable.Repeat(7, 25)];
        days = [.. days, .. Enumerable.Range(0, 25).Select(i => 343 + i % 21)];

        foreach (var prospective in new[] { false, true })
        {
            var (steps, clusters) = PermutationScan.Clusters(
                x, y, places, days, new() { Replications = 199, Prospective = prospective }, Computing.OnAllCores);

            Assert.Contains(7, clusters[0].Locations);
            Assert.Equal(1 / 200.0, clusters[0].POneSided);
            Assert.Equal(363, steps.LastDayOf(clusters[0].Steps!.Value.Last));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Turning_the_map_and_moving_the_calendar_change_nothing(int seed)
    {
        var (x, y, places, days) = Events(seed, 600, sites: 20, span: 200);
        var options = new PermutationScanOptions { Replications = 49 };

        var here = PermutationScan.Clusters(x, y, places, days, options, Computing.OnOneCore).Clusters;
        var there = PermutationScan.Clusters(
            [.. y.Select(v => 1_000 - v)], [.. x.Select(v => v + 77)], places, [.. days.Select(day => day + 1_000)],
            options, Computing.OnOneCore).Clusters;

        Assert.Equal(here.Select(Line), there.Select(Line));
    }

    [Fact]
    public void Two_threads_give_what_one_gives()
    {
        var (x, y, places, days) = Events(seed: 4, events: 1_000, sites: 20, span: 300);
        var options = new PermutationScanOptions { Replications = 99 };

        var one = PermutationScan.Clusters(x, y, places, days, options, Computing.OnOneCore).Clusters;
        var two = PermutationScan.Clusters(x, y, places, days, options, new(2, CancellationToken.None)).Clusters;

        Assert.Equal(one.Select(Line), two.Select(Line));
    }

    [Fact]
    public void Without_a_cluster_p_is_spread_evenly()
    {
        var ps = Enumerable.Range(1, 200).Select(seed =>
        {
            var (x, y, places, days) = Events(seed, 150, sites: 10, span: 100);
            return PermutationScan.Clusters(
                x, y, places, days, new() { Replications = 39, Seed = seed }, Computing.OnAllCores).Clusters[0].POneSided;
        }).ToArray();

        Assert.True(ps.Min() >= 1 / 40.0);
        Assert.InRange(ps.Count(p => p <= 0.1), 7, 33);
        Assert.InRange(ps.Count(p => p <= 0.5), 79, 121);
    }

    [Fact]
    public void Wrong_use_is_an_exception()
    {
        void Scan(int[] places, int[] days, PermutationScanOptions options) =>
            PermutationScan.Clusters([0, 1], [0, 1], places, days, options, Computing.OnOneCore);

        Assert.Throws<ArgumentException>(() => Scan([0], [1], new()));
        Assert.Throws<ArgumentException>(() => Scan([0, 1], [1], new()));
        Assert.Throws<ArgumentException>(() => Scan([0, 2], [1, 2], new()));
        Assert.Throws<ArgumentException>(() => Scan([0, 1], [1, 9], new() { LastDay = 8 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scan([0, 1], [1, 9], new() { StepDays = 0 }));
    }

    private static string Line(ScanCluster cluster) => FormattableString.Invariant(
        $"{cluster.Centre} {cluster.Steps} {cluster.Observed} {cluster.Expected:F9} {cluster.LogLikelihoodRatio:F9} {cluster.POneSided}");

    private static double[] PerPlace(int[] places, int sites)
    {
        var perPlace = new double[sites];
        foreach (var place in places)
        {
            perPlace[place]++;
        }

        return perPlace;
    }

    private static (double[] X, double[] Y, int[] Places, int[] Days) Events(int seed, int events, int sites, int span)
    {
        var random = new Random(seed);
        int[] Draw(int count, int below) => [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];
        return (
            [.. Draw(sites, 1_000).Select(v => (double)v)], [.. Draw(sites, 1_000).Select(v => (double)v)],
            Draw(events, sites), Draw(events, span));
    }

    private static double NaiveMaximum(
        double[] x, double[] y, int[] places, int[] stepOf, int steps, PermutationScanOptions options)
    {
        double total = places.Length, best = 0;
        for (var centre = 0; centre < x.Length; centre++)
        {
            double Distance(int i) => Math.Sqrt(Math.Pow(x[i] - x[centre], 2) + Math.Pow(y[i] - y[centre], 2));
            foreach (var edge in Enumerable.Range(0, x.Length).Select(Distance).Distinct().Where(d => d <= options.MaxRadius))
            {
                bool InCircle(int i) => Distance(places[i]) <= edge;
                var inCircle = Enumerable.Range(0, places.Length).Count(InCircle);
                if (inCircle > options.MaxShare * total)
                {
                    continue;
                }

                for (var first = 0; first < steps; first++)
                {
                    for (var last = first; last < steps && last - first < options.MaxSteps; last++)
                    {
                        bool InWindow(int i) => stepOf[i] >= first && stepOf[i] <= last;
                        double observed = Enumerable.Range(0, places.Length).Count(i => InCircle(i) && InWindow(i));
                        var expected = inCircle * Enumerable.Range(0, places.Length).Count(InWindow) / total;
                        if (observed > expected && (!options.Prospective || last == steps - 1))
                        {
                            best = Math.Max(best, observed * Math.Log(observed / expected)
                                + (observed == total
                                    ? 0
                                    : (total - observed) * Math.Log((total - observed) / (total - expected))));
                        }
                    }
                }
            }
        }

        return best;
    }
}
