namespace Geo.Statistics.Disclosure;

/// <summary>What was said of each count, release after release.</summary>
internal sealed class SaidCounts(int smallestCount)
{
    private readonly Dictionary<SaidKey, Said> _counts = [];

    // By area, the period's own name and quarters, and kind: the newest version that was shown, by its name, and its count.
    private readonly Dictionary<SaidKey, (string Time, int Count)> _shownBefore = [];

    /// <summary>A period's name with the versions of its quarters: the same name is the same time counted the same way.</summary>
    public static string NameOf(ReleasedPeriod period) =>
        period.Level == 0 && period.Quarters is [var only] ? only.ToString() : $"{period.Name} {string.Join(' ', QuarterVersion.Sorted(period.Quarters))}";

    public static SaidKey KeyOf(ReleasedTable release, ReleasedCount count) =>
        new(count.Area, NameOf(release.Periods.First(period => period.Name == count.Period)), count.Kind);

    public void Add(ReleasedTable release, bool isCandidate)
    {
        var names = release.Periods.ToDictionary(period => period.Name, period => (NameOf(period), Quarters(period)), StringComparer.Ordinal);
        var shown = new List<(SaidKey, (string, int))>();
        foreach (var count in release.Counts)
        {
            var (name, quarters) = names[count.Period];
            var (key, anyVersion) = (new SaidKey(count.Area, name, count.Kind), new SaidKey(count.Area, quarters, count.Kind));
            var before = _counts.GetValueOrDefault(key);
            if (before is not null && before.Count != count.Count)
            {
                throw new ArgumentException($"{count.Area} {count.Period} {count.Kind} was {before.Count} and is {count.Count} without a correction.", nameof(release));
            }

            if (!count.Told)
            {
                _counts.TryAdd(key, new(count.Count, false, CellStanding.NeverTold));
            }
            else if (!isCandidate)
            {
                _counts[key] = new(count.Count, false, before?.Standing == CellStanding.ShownBefore || !count.Withheld ? CellStanding.ShownBefore : CellStanding.WithheldBefore);
                if (!count.Withheld)
                {
                    shown.Add((anyVersion, (name, count.Count)));
                }
            }
            else if (before is null or { Standing: CellStanding.NeverTold })
            {
                var was = _shownBefore.TryGetValue(anyVersion, out var version) ? version : (Time: null, count.Count);
                _counts[key] = new(count.Count, count.Primary || Need.IsSmall(Math.Abs(count.Count - was.Count), smallestCount), CellStanding.Open, was.Time);
            }
        }

        shown.ForEach(one => _shownBefore[one.Item1] = one.Item2);
    }

    /// <summary>The cell; one that no release has a count for takes part in sums only.</summary>
    /// <param name="key">Its names.</param>
    /// <param name="area">Its place on the axis of areas.</param>
    /// <param name="time">On the axis of times.</param>
    /// <param name="kind">On the axis of kinds.</param>
    /// <param name="sum">The sum of its leaves.</param>
    /// <param name="isSame">Whether all its leaves are as they were in another version of its time: then showing that
    /// one showed this.</param>
    public CubeCell CellOf(SaidKey key, int area, int time, int kind, Func<int> sum, Func<string, bool> isSame)
    {
        if (!_counts.TryGetValue(key, out var said))
        {
            return new(area, time, kind, sum(), false, CellStanding.NeverTold);
        }

        return said.Before is { } before && isSame(before)
            ? new(area, time, kind, said.Count, false, CellStanding.ShownBefore)
            : new(area, time, kind, said.Count, said.Primary, said.Standing);
    }

    /// <summary>The count of a leaf.</summary>
    /// <exception cref="ArgumentException">No release has it.</exception>
    public int Leaf(SaidKey key) => _counts.TryGetValue(key, out var said)
        ? said.Count
        : throw new ArgumentException($"{key.Area} {key.Time} {key.Kind} is counted in no release.");

    private static string Quarters(ReleasedPeriod period) => $"{period.Name} {string.Join(' ', period.Quarters.Select(quarter => quarter.Quarter).Order(StringComparer.Ordinal))}";

    private sealed record Said(int Count, bool Primary, CellStanding Standing, string? Before = null);
}

/// <summary>An area, a time with the versions of its quarters, and a kind.</summary>
internal readonly record struct SaidKey(string Area, string Time, string Kind);
