using System.Collections.Immutable;
using Geo.Statistics;
using Geo.Statistics.Disclosure;

namespace Geo.Benchmarks;

/// <summary>A theme of a town for <c>./geo bench release</c>: 60 areas in 15 unions, 8 quarters in two years, 12 kinds. In 20 areas
/// little happens; kinds are as uneven as they are in a register.</summary>
internal static class ReleaseTown
{
    public const int Areas = 60;
    public const int QuietAreas = 20;
    public const int Quarters = 8;
    public const int Kinds = 12;
    public const int Themes = 3;
    public const int SmallestCount = 5;

    public static JoinedReleases Make(int theme)
    {
        var random = new RandomStream(6, theme);
        var areas = Enumerable.Range(0, Areas).Select(area => $"area {area}").ToArray();
        var unions = areas.Chunk(4).Select((chunk, i) => new CountItem($"union {i}", 1, [.. chunk])).ToArray();
        var kinds = Enumerable.Range(0, Kinds).Select(kind => $"kind {kind}").ToArray();
        var counts = new int[Areas, Quarters, Kinds];
        for (var a = 0; a < Areas; a++)
        {
            // Every third area is quiet, so that most unions have one.
            var events = a % 3 == 0 ? 1.5 + 3 * random.NextDouble() : 40 + 160 * random.NextDouble();
            for (var t = 0; t < Quarters; t++)
            {
                for (var k = 0; k < Kinds; k++)
                {
                    counts[a, t, k] = Poisson(ref random, events * Share(k));
                }
            }
        }

        var quarters = Enumerable.Range(0, Quarters).Select(t => new QuarterVersion($"{2025 + t / 4}K{1 + t % 4}", 0)).ToImmutableArray();
        ImmutableArray<ReleasedPeriod> periods =
        [
            .. quarters.Select(quarter => new ReleasedPeriod(quarter.Quarter, 0, [quarter])),
            new("2025", 1, quarters[..4]), new("2026", 1, quarters[4..]), new("2025-01/2026-12", 2, quarters),
        ];
        var (areaItems, kindItems) = (
            new CountHierarchy([.. areas.Select(name => new CountItem(name, 0, [])), .. unions, new("municipality", 2, [.. unions.Select(union => union.Name)])]),
            new CountHierarchy([.. kinds.Select(name => new CountItem(name, 0, [])), new("theme", 1, [.. kinds])]));
        var told = from area in areaItems.ToAxis().Nodes from period in periods from kind in kindItems.ToAxis().Nodes
                   let count = (from a in area.Leaves from quarter in period.Quarters from k in kind.Leaves select counts[a, quarters.IndexOf(quarter), k]).Sum()
                   select new ReleasedCount(area.Name, period.Name, kind.Name, count, count is > 0 and < SmallestCount, Withheld: false);
        return ReleaseHistory.Join(areaItems, kindItems, [], new(periods, [.. told]), SmallestCount);
    }

    // A third of all is of one kind, a hundredth of the last: geometric, as registers are.
    private static double Share(int kind) => Math.Pow(.7, kind) * .3 / (1 - Math.Pow(.7, Kinds));

    private static int Poisson(ref RandomStream random, double mean)
    {
        var (left, count) = (mean, 0);
        while ((left += Math.Log(1 - random.NextDouble())) > 0)
        {
            count++;
        }

        return count;
    }
}
