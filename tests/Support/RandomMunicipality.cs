using System.Collections.Immutable;
using Geo.Statistics;
using Geo.Statistics.Disclosure;

namespace Geo.Tests.Support;

/// <summary>A municipality of chance with two releases: three quarters first; then, with the fourth, one quarter corrected.
/// Poisson in two of three, heavy-tailed in the third; some areas quiet, some counts with one place behind them.</summary>
internal sealed class RandomMunicipality
{
    public const int SmallestCount = 5;

    private static readonly ImmutableArray<string> Quarters = ["2026K1", "2026K2", "2026K3", "2026K4"];

    private readonly int[,,] _first;
    private readonly int[,,] _corrected;
    private readonly bool[,,] _onePlace;
    private readonly int _correctedQuarter;

    public RandomMunicipality(long seed, int fewestAreas = 8, int mostAreas = 12, int kinds = 2)
    {
        var random = new RandomStream(seed, 1);
        var areas = fewestAreas + random.NextBelow(mostAreas - fewestAreas + 1);
        var names = Enumerable.Range(0, areas).Select(area => $"area {area}").ToList();
        var unions = names.Chunk(4).Where(chunk => chunk.Length > 1).Select((chunk, i) => new CountItem($"union {i}", 1, [.. chunk])).ToList();
        var inUnion = unions.SelectMany(union => union.Parts).ToHashSet(StringComparer.Ordinal);
        Areas = new([.. names.Select(name => new CountItem(name, 0, [])), .. unions, new("municipality", 2, [.. unions.Select(union => union.Name), .. names.Where(name => !inUnion.Contains(name))])]);
        Kinds = new([.. Enumerable.Range(0, kinds).Select(kind => new CountItem($"kind {kind}", 0, [])), new("theme", 1, [.. Enumerable.Range(0, kinds).Select(kind => $"kind {kind}")])]);
        (_first, _corrected, _onePlace) = (new int[areas, 4, kinds], new int[areas, 4, kinds], new bool[areas, 4, kinds]);
        _correctedQuarter = random.NextBelow(3);
        var heavy = seed % 3 == 0;
        for (var a = 0; a < areas; a++)
        {
            var usual = random.NextBelow(4) == 0 ? .8 : 4 + 22 * random.NextDouble();
            for (var t = 0; t < 4; t++)
            {
                for (var k = 0; k < kinds; k++)
                {
                    // A Pareto factor of mean 1 and shape 1.5: a few counts are many times the others.
                    var mean = heavy ? usual / 3 * Math.Pow(1 - random.NextDouble(), -1 / 1.5) : usual;
                    _first[a, t, k] = Poisson(ref random, Math.Min(mean, 300));
                    _onePlace[a, t, k] = _first[a, t, k] > 0 && random.NextBelow(25) == 0;
                    var late = t != _correctedQuarter || random.NextBelow(3) > 0 ? 0 : random.NextBelow(2) == 0 ? 1 + random.NextBelow(3) : 5 + random.NextBelow(9);
                    _corrected[a, t, k] = _first[a, t, k] + (random.NextBelow(5) == 0 ? -Math.Min(late, _first[a, t, k]) : late);
                }
            }
        }
    }

    public CountHierarchy Areas { get; }

    public CountHierarchy Kinds { get; }

    /// <summary>The first release, its marks still open.</summary>
    public ReleasedTable First() => Table(3, []);

    /// <summary>The second, with the corrected quarter and all four quarters.</summary>
    public ReleasedTable Second() => Table(4, [_correctedQuarter]);

    /// <summary>The first as it was published.</summary>
    public static ReleasedTable Published(ReleasedTable table, IReadOnlyList<bool> withheld) =>
        table with { Counts = [.. table.Counts.Select((count, i) => count with { Withheld = withheld[i] })] };

    private ReleasedTable Table(int quarters, int[] corrected)
    {
        var versions = Enumerable.Range(0, quarters).Select(t => new QuarterVersion(Quarters[t], corrected.Contains(t) ? 1 : 0)).ToImmutableArray();
        ImmutableArray<ReleasedPeriod> periods =
        [
            .. versions.Select(version => new ReleasedPeriod(version.Quarter, 0, [version])),
            new($"whole of {quarters}", 2, versions),
        ];
        var (areas, kinds) = (Areas.ToAxis(), Kinds.ToAxis());
        return new(periods, [.. from area in areas.Nodes from period in periods from kind in kinds.Nodes select Count(area, period, kind)]);
    }

    private ReleasedCount Count(AxisNode area, ReleasedPeriod period, AxisNode kind)
    {
        var parts = (from a in area.Leaves from version in period.Quarters from k in kind.Leaves select (a, version, k)).ToList();
        var counts = parts.Select(part => (part.version.Correction == 0 ? _first : _corrected)[part.a, Quarters.IndexOf(part.version.Quarter), part.k]).ToList();
        var count = counts.Sum();
        var alone = count > 0 && parts.Zip(counts).Where(pair => _onePlace[pair.First.a, Quarters.IndexOf(pair.First.version.Quarter), pair.First.k]).Sum(pair => pair.Second) > .8 * count;
        return new(area.Name, period.Name, kind.Name, count, count is > 0 and < SmallestCount || alone, Withheld: false);
    }

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
