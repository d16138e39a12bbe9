using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Scanning;

namespace Geo.Tests.Statistics.Scanning;

public class PoissonScanTests
{
    // SaTScan 9.6's own output, 50 % and 10 % of the population:
    // github.com/jfrench/smerc:tests/scan_test_ny_poisson_circular_cartesian.txt and …_ubpop_10percent.txt.
    [Fact]
    public void Leukaemia_in_New_York_gives_the_published_clusters_of_SaTScan()
    {
        var (x, y, population, cases) = NewYorkLeukaemia.Read();

        var half = PoissonScan.Clusters(x, y, cases, population, new() { Replications = 999 }, Computing.OnAllCores);
        var tenth = PoissonScan.Clusters(
            x, y, cases, population, new() { MaxShare = 0.1, Replications = 0 }, Computing.OnAllCores);

        Assert.Equal(
            ["52: 100 58.28 1.87 14.083511", "89: 38 17.79 2.22 9.019716", "112: 64 40.85 1.64 6.114140",
             "62: 25 12.82 1.99 4.651839", "266: 12 5.14 2.37 3.363518", "166: 11 4.61 2.41 3.209485"],
            half.Take(6).Select(Line));
        Assert.Equal(
            ["49: 85 49.71 1.84 11.577255", "89: 38 17.79 2.22 9.019716", "112: 64 40.85 1.64 6.114140",
             "62: 25 12.82 1.99 4.651839", "46: 28 15.54 1.84 4.169203", "266: 12 5.14 2.37 3.363518",
             "166: 11 4.61 2.41 3.209485"],
            tenth.Take(7).Select(Line));
        int[] first = [1, 2, 3, 11, 12, 13, 14, 15, 16, 17, 35, 36, 37, 38, 39, 40, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 55];
        Assert.Equal(first, half[0].Locations.Select(place => place + 1));
        Assert.Equal(0.087, half[0].Radius, 0.0005);
        // Published p from 999 other replications: .00015 (by Gumbel), .016, .248, .645.
        Assert.Equal(0.001, half[0].POneSided);
        Assert.InRange(half[1].POneSided, 0.006, 0.030);
        Assert.InRange(half[2].POneSided, 0.20, 0.30);
        Assert.InRange(half[3].POneSided, 0.59, 0.70);
    }

    [Fact]
    public void A_naive_scan_finds_the_same()
    {
        MapGen.Sample(map =>
        {
            var found = PoissonScan.Clusters(
                map.X, map.Y, map.Cases, map.Population, new() { Replications = 0, MinCases = 1 }, Computing.OnOneCore);

            var (ratio, inside) = NaiveStrongest(map);
            if (ratio < 1e-9)
            {
                return found.Count == 0 || found[0].LogLikelihoodRatio < 1e-9;
            }

            return Math.Abs(found[0].LogLikelihoodRatio - ratio) < 1e-9
                && found[0].Locations.Sum(place => map.Cases[place]) == found[0].Observed
                && found.SelectMany(cluster => cluster.Locations).Distinct().Count()
                    == found.Sum(cluster => cluster.Locations.Count)
                && found[0].Observed == inside;
        }, iter: 300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Moving_turning_and_scaling_the_map_changes_nothing(int seed)
    {
        var map = Map(new Random(seed), planted: false);
        var options = new PoissonScanOptions { Replications = 99, Seed = seed };

        var here = PoissonScan.Clusters(map.X, map.Y, map.Cases, map.Population, options, Computing.OnOneCore);
        var there = PoissonScan.Clusters(
            [.. map.Y.Select(y => 6_500_000 - 2 * y)], [.. map.X.Select(x => 600_000 + 2 * x)], map.Cases, map.Population,
            options, Computing.OnOneCore);

        Assert.Equal(here.Select(Line), there.Select(Line));
        Assert.Equal(here.Select(c => c.POneSided), there.Select(c => c.POneSided));
        Assert.Equal(here.Select(c => string.Join(' ', c.Locations)), there.Select(c => string.Join(' ', c.Locations)));
    }

    [Fact]
    public void The_order_of_the_places_changes_no_cluster()
    {
        var map = Map(new Random(5), planted: true);
        int[] order = [.. Enumerable.Range(0, map.X.Length)];
        new Random(6).Shuffle(order);
        T[] Mixed<T>(T[] values) => [.. order.Select(i => values[i])];
        var options = new PoissonScanOptions { Replications = 0, Clusters = 1 };

        var here = PoissonScan.Clusters(map.X, map.Y, map.Cases, map.Population, options, Computing.OnOneCore)[0];
        var mixed = PoissonScan.Clusters(
            Mixed(map.X), Mixed(map.Y), Mixed(map.Cases), Mixed(map.Population), options, Computing.OnOneCore)[0];

        Assert.Equal(here.Locations, mixed.Locations.Select(i => order[i]).Order());
        Assert.Equal(here.LogLikelihoodRatio, mixed.LogLikelihoodRatio, 1e-9);
    }

    [Fact]
    public void A_planted_cluster_is_found_and_p_is_the_least_possible()
    {
        var map = Map(new Random(7), planted: true);

        var strongest = PoissonScan.Clusters(
            map.X, map.Y, map.Cases, map.Population, new() { Replications = 199 }, Computing.OnAllCores)[0];

        Assert.Contains(0, strongest.Locations);
        Assert.Equal(1 / 200.0, strongest.POneSided);
    }

    [Fact]
    public void Two_threads_give_what_one_gives()
    {
        var (x, y, population, cases) = NewYorkLeukaemia.Read();
        var options = new PoissonScanOptions { Replications = 99 };

        var one = PoissonScan.Clusters(x, y, cases, population, options, Computing.OnOneCore);
        var two = PoissonScan.Clusters(x, y, cases, population, options, new(2, CancellationToken.None));

        Assert.Equal(one.Select(c => (c.Centre, c.LogLikelihoodRatio, c.POneSided)),
            two.Select(c => (c.Centre, c.LogLikelihoodRatio, c.POneSided)));
    }

    [Fact]
    public void Without_a_cluster_p_is_spread_evenly()
    {
        var ps = Enumerable.Range(1, 200).Select(seed =>
        {
            var map = Map(new Random(seed), planted: false);
            return PoissonScan.Clusters(
                map.X, map.Y, map.Cases, map.Population, new() { Replications = 39, Seed = seed, MinCases = 0 },
                Computing.OnAllCores)[0].POneSided;
        }).ToArray();

        // Of 200: 20 ± 13 at .1, 100 ± 21 at .5, by three standard deviations.
        Assert.InRange(ps.Count(p => p <= 0.1), 7, 33);
        Assert.InRange(ps.Count(p => p <= 0.5), 79, 121);
    }

    [Fact]
    public void Places_at_one_distance_enter_together_and_places_in_one_point_are_one()
    {
        // Round the middle lie four places; the two of them with cases cannot be circled without the other two.
        double[] x = [0, 1, -1, 0, 0, 50, 60, 50];
        double[] y = [0, 0, 0, 1, -1, 50, 50, 50];
        long[] cases = [9, 9, 9, 0, 0, 1, 1, 1];
        double[] population = [10, 10, 10, 10, 10, 10, 10, 10];

        var clusters = PoissonScan.Clusters(
            x, y, cases, population, new() { MaxShare = 0.9, Replications = 0, MinCases = 1 }, Computing.OnOneCore);

        Assert.DoesNotContain(clusters, c => c.Centre == 0 && c.Locations.Count is > 1 and < 5);
        Assert.DoesNotContain(clusters, c => c.Locations.Contains(5) != c.Locations.Contains(7));
    }

    [Fact]
    public void Wrong_use_is_an_exception()
    {
        PoissonScanOptions options = new();
        void Scan(double[] x, double[] y, long[] cases, double[] population) =>
            PoissonScan.Clusters(x, y, cases, population, options, Computing.OnOneCore);

        Assert.Throws<ArgumentException>(() => Scan([0, 1], [0], [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => Scan([0], [0], [1], [1]));
        Assert.Throws<ArgumentException>(() => Scan([0, 1], [0, 1], [0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => Scan([0, 1], [0, 1], [1, 0], [0, 1]));
        Assert.Throws<ArgumentException>(() => Scan([0, double.NaN], [0, 1], [1, 0], [1, 1]));
        options = options with { MaxShare = 0 };
        Assert.Throws<ArgumentException>(() => Scan([0, 1], [0, 1], [1, 1], [1, 1]));
    }

    private static string Line(ScanCluster cluster) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{cluster.Centre + 1}: {cluster.Observed} {cluster.Expected:F2} {cluster.RelativeRisk:F2} {cluster.LogLikelihoodRatio:F6}");

    private sealed record Places(double[] X, double[] Y, long[] Cases, double[] Population);

    private static readonly Gen<Places> MapGen =
        from count in Gen.Int[3, 12]
        from x in Gen.Int[0, 6].Array[count]
        from y in Gen.Int[0, 6].Array[count]
        from cases in Gen.Long[0, 6].Array[count]
        from population in Gen.Int[1, 9].Array[count]
        where cases.Sum() > 0
        select new Places([.. x.Select(v => (double)v)], [.. y.Select(v => (double)v)], cases,
            [.. population.Select(v => (double)v)]);

    private static (double Ratio, long Observed) NaiveStrongest(Places map)
    {
        double total = map.Cases.Sum(), all = map.Population.Sum();
        var best = (Ratio: 0.0, Observed: 0L);
        for (var centre = 0; centre < map.X.Length; centre++)
        {
            double Distance(int i) => Math.Pow(map.X[i] - map.X[centre], 2) + Math.Pow(map.Y[i] - map.Y[centre], 2);
            foreach (var edge in Enumerable.Range(0, map.X.Length).Select(Distance).Distinct().Order())
            {
                var inside = Enumerable.Range(0, map.X.Length).Where(i => Distance(i) <= edge).ToArray();
                if (inside.Sum(i => map.Population[i]) > all / 2)
                {
                    break;
                }

                var observed = inside.Sum(i => map.Cases[i]);
                var expected = inside.Sum(i => map.Population[i]) / all * total;
                var outside = total - observed;
                var ratio = observed <= expected ? 0 : observed * Math.Log(observed / expected)
                    + (outside == 0 ? 0 : outside * Math.Log(outside / (total - expected)));
                if (ratio > best.Ratio + 1e-12)
                {
                    best = (ratio, observed);
                }
            }
        }

        return best;
    }

    private static Places Map(Random random, bool planted)
    {
        const int count = 40;
        double[] Spread(double size) => [.. Enumerable.Range(0, count).Select(_ => Math.Floor(size * random.NextDouble()))];
        var (x, y, population) = (Spread(1_000), Spread(1_000), Spread(500).Select(p => p + 100).ToArray());
        var cases = new long[count];
        for (var i = 0; i < 200; i++)
        {
            var at = random.NextDouble() * population.Sum();
            var place = 0;
            while (at >= population[place])
            {
                at -= population[place++];
            }

            cases[place]++;
        }

        if (planted)
        {
            cases[0] += 40;
        }

        return new(x, y, cases, population);
    }
}
