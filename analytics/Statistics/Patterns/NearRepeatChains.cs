namespace Geo.Statistics.Patterns;

/// <summary>Chains of near repeats: events tied together by pairs near in space and in time.</summary>
/// <remarks>
/// Townsley, M., Homel, R. and Chaseling, J. (2003), Infectious burglaries, <i>British Journal of Criminology</i>
/// 43(3), 615–633. A chain is a connected component: its first and last event may be far apart. Distance and time
/// count up to and including the limits; two events at one place and time are near.
/// </remarks>
public static class NearRepeatChains
{
    /// <summary>The chain of every event.</summary>
    /// <param name="x">East, metres; finite.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="days">Time, days.</param>
    /// <param name="metres">The longest step in space.</param>
    /// <param name="maxDays">The longest step in time.</param>
    /// <returns>Numbers from 0 in the order of the chains' first rows; −1 for an event with no near repeat.</returns>
    /// <exception cref="ArgumentException">Lengths that differ, values that are not finite, a negative
    /// limit.</exception>
    public static int[] Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> days, double metres, double maxDays)
    {
        if (days.Length != x.Length || !(metres >= 0) || !(maxDays >= 0))
        {
            throw new ArgumentException("A time for every place, and limits of 0 or more.", nameof(days));
        }

        var grid = new PointGrid(x, y, metres);
        var parent = new int[x.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }

        Span<(int From, int To)> runs = stackalloc (int, int)[3];
        for (var i = 0; i < parent.Length; i++)
        {
            foreach (var (from, to) in runs[..grid.Near(i, runs)])
            {
                for (var j = Math.Max(from, i + 1); j < to; j++)
                {
                    var (dx, dy) = (grid.X[j] - grid.X[i], grid.Y[j] - grid.Y[i]);
                    if (dx * dx + dy * dy <= metres * metres
                        && Math.Abs(days[grid.Order[i]] - days[grid.Order[j]]) <= maxDays)
                    {
                        var (a, b) = (Root(parent, grid.Order[i]), Root(parent, grid.Order[j]));
                        parent[Math.Max(a, b)] = Math.Min(a, b);
                    }
                }
            }
        }

        return Numbered(parent);
    }

    // The root of a chain is its first row.
    private static int[] Numbered(int[] parent)
    {
        var sizes = new int[parent.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            sizes[Root(parent, i)]++;
        }

        var chains = new int[parent.Length];
        var next = 0;
        for (var i = 0; i < parent.Length; i++)
        {
            var root = Root(parent, i);
            chains[i] = root < i ? chains[root] : sizes[i] > 1 ? next++ : -1;
        }

        return chains;
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            i = parent[i] = parent[parent[i]];
        }

        return i;
    }
}
