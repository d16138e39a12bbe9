namespace Geo.Statistics.Patterns;

/// <summary>Clusters of points that lie densely, in space or in space and time.</summary>
/// <remarks>
/// Ester, M. et al. (1996), A density-based algorithm for discovering clusters, <i>KDD-96</i>, 226–231. ST-DBSCAN:
/// Birant, D. and Kut, A. (2007), <i>Data and Knowledge Engineering</i> 60, 208–221, with the limits in space and in
/// time both to be met and without their third, on the points' values. A point counts among its own neighbours;
/// distances up to and including the limit, also zero. A border point near two clusters goes to the one that begins
/// first in the order of the rows, as in scikit-learn. It describes: random points have clusters too.
/// </remarks>
public static class Dbscan
{
    private const int PointsPerUnit = 2048;

    /// <summary>Clusters in space.</summary>
    /// <param name="x">East, metres; finite.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="epsMetres">The radius of a neighbourhood, above 0.</param>
    /// <param name="minPoints">How many points, itself included, make a point a core of a cluster; at least 1.</param>
    /// <param name="computing">Threads and cancellation.</param>
    /// <returns>Labels from 0 in the order of the clusters' first core points, −1 for noise; and which points are
    /// cores.</returns>
    /// <exception cref="ArgumentException">Lengths that differ, a value that is not finite, or a limit out of
    /// bounds.</exception>
    public static (int[] Labels, bool[] Cores) InSpace(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double epsMetres, int minPoints, Computing computing) =>
        Cluster(x, y, null, epsMetres, 0, minPoints, computing);

    /// <summary>Clusters in space and time: neighbours are near in both.</summary>
    /// <inheritdoc cref="InSpace"/>
    /// <param name="days">Time of each point, days.</param>
    /// <param name="epsDays">How far apart in time neighbours may be; 0 or more.</param>
    public static (int[] Labels, bool[] Cores) InSpaceAndTime(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> days,
        double epsMetres,
        double epsDays,
        int minPoints,
        Computing computing)
    {
        if (days.Length != x.Length || !(epsDays >= 0))
        {
            throw new ArgumentException($"{days.Length} times for {x.Length} points, {epsDays} days.", nameof(days));
        }

        foreach (var day in days)
        {
            if (!double.IsFinite(day))
            {
                throw new ArgumentException($"A time of {day} days.", nameof(days));
            }
        }

        return Cluster(x, y, days.ToArray(), epsMetres, epsDays, minPoints, computing);
    }

    private static (int[] Labels, bool[] Cores) Cluster(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double[]? days,
        double epsMetres,
        double epsDays,
        int minPoints,
        Computing computing)
    {
        ArgumentNullException.ThrowIfNull(computing);
        ArgumentOutOfRangeException.ThrowIfLessThan(minPoints, 1);
        if (!(epsMetres > 0 && double.IsFinite(epsMetres)))
        {
            throw new ArgumentException($"A neighbourhood of {epsMetres} m.", nameof(epsMetres));
        }

        var points = new Neighbourhoods(x, y, days, epsMetres, epsDays);
        var n = x.Length;
        var cores = new bool[n];
        computing.ForEach((n + PointsPerUnit - 1) / PointsPerUnit, unit =>
        {
            for (var i = unit * PointsPerUnit; i < Math.Min(n, (unit + 1) * PointsPerUnit); i++)
            {
                cores[points.Grid.Order[i]] = points.HasAtLeast(i, minPoints);
            }
        });
        return (Grow(points, cores), cores);
    }

    private static int[] Grow(Neighbourhoods points, bool[] cores)
    {
        var order = points.Grid.Order;
        var sortedOf = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            sortedOf[order[i]] = i;
        }

        var labels = new int[order.Length];
        Array.Fill(labels, -1);
        var near = new List<int>();
        var waiting = new Stack<int>();
        var clusters = 0;
        for (var first = 0; first < labels.Length; first++)
        {
            if (!cores[first] || labels[first] >= 0)
            {
                continue;
            }

            labels[first] = clusters;
            waiting.Push(first);
            while (waiting.TryPop(out var core))
            {
                points.Collect(sortedOf[core], near);
                foreach (var j in near)
                {
                    var other = order[j];
                    if (labels[other] < 0)
                    {
                        labels[other] = clusters;
                        if (cores[other])
                        {
                            waiting.Push(other);
                        }
                    }
                }
            }

            clusters++;
        }

        return labels;
    }

    private sealed class Neighbourhoods
    {
        private readonly double[]? _days;
        private readonly double _square;
        private readonly double _epsDays;

        public Neighbourhoods(
            ReadOnlySpan<double> x, ReadOnlySpan<double> y, double[]? days, double epsMetres, double epsDays)
        {
            Grid = new PointGrid(x, y, epsMetres);
            (_square, _epsDays) = (epsMetres * epsMetres, epsDays);
            if (days is not null)
            {
                _days = Array.ConvertAll(Grid.Order, row => days[row]);
            }
        }

        public PointGrid Grid { get; }

        public bool HasAtLeast(int point, int wanted)
        {
            var count = 0;
            Span<(int From, int To)> runs = stackalloc (int, int)[3];
            foreach (var (from, to) in runs[..Grid.Near(point, runs)])
            {
                for (var j = from; j < to; j++)
                {
                    if (IsNear(point, j) && ++count >= wanted)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        public void Collect(int point, List<int> near)
        {
            near.Clear();
            Span<(int From, int To)> runs = stackalloc (int, int)[3];
            foreach (var (from, to) in runs[..Grid.Near(point, runs)])
            {
                for (var j = from; j < to; j++)
                {
                    if (IsNear(point, j))
                    {
                        near.Add(j);
                    }
                }
            }
        }

        private bool IsNear(int i, int j)
        {
            var (dx, dy) = (Grid.X[i] - Grid.X[j], Grid.Y[i] - Grid.Y[j]);
            return dx * dx + dy * dy <= _square
                && (_days is null || Math.Abs(_days[i] - _days[j]) <= _epsDays);
        }
    }
}
