namespace Geo.Statistics.Patterns;

/// <summary>Ripley's K and L: how many further points lie within a distance of a point, against even points?</summary>
/// <remarks>
/// Ripley, B. D. (1976), The second-order analysis of stationary point processes, <i>Journal of Applied Probability</i>
/// 13, 255–266; translation correction Ohser, J. (1983), <i>Series Statistics</i> 14, 63–71, as in R spatstat. Even
/// points have K = πr² and L = √(K/π) = r. Rectangular window.
/// </remarks>
public static class RipleyK
{
    private const int PointsPerUnit = 256;

    /// <summary>K by the translation correction: A/(n(n − 1)) · Σ A/(overlap of the window and itself shifted by the
    /// pair), over ordered pairs within the distance.</summary>
    /// <param name="x">East, metres; all points inside the window; at least two.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="window">Where the points were observed.</param>
    /// <param name="distances">Increasing, metres, from 0, below the shorter side of the window.</param>
    /// <param name="computing">Threads and cancellation.</param>
    /// <returns>Square metres, one a distance.</returns>
    /// <exception cref="ArgumentException">Fewer than two points, points outside, or distances out of
    /// bounds.</exception>
    public static double[] Translation(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        MapWindow window,
        ReadOnlySpan<double> distances,
        Computing computing)
    {
        Check(x, y, window, distances);
        var grid = new PointGrid(x, y, distances[^1]);
        var bounds = distances.ToArray();
        var sums = SumByUnit(grid, bounds, computing, (i, distance, dx, dy, into) =>
        {
            var k = Array.BinarySearch(bounds, distance);
            into[k < 0 ? ~k : k] += window.Area / ((window.Width - Math.Abs(dx)) * (window.Height - Math.Abs(dy)));
        });
        var scale = window.Area / ((double)x.Length * (x.Length - 1));
        return Cumulated(sums, scale);
    }

    /// <summary>K by the border correction (reduced sample): only points at least the distance from the border are
    /// centres.</summary>
    /// <inheritdoc cref="Translation"/>
    /// <returns>Square metres, one a distance; NaN where no point lies that far from the border.</returns>
    public static double[] Border(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        MapWindow window,
        ReadOnlySpan<double> distances,
        Computing computing)
    {
        Check(x, y, window, distances);
        var grid = new PointGrid(x, y, distances[^1]);
        var bounds = distances.ToArray();
        var toBorder = new double[x.Length];
        for (var i = 0; i < toBorder.Length; i++)
        {
            toBorder[i] = Math.Min(
                Math.Min(grid.X[i] - window.MinX, window.MaxX - grid.X[i]),
                Math.Min(grid.Y[i] - window.MinY, window.MaxY - grid.Y[i]));
        }

        var sums = SumByUnit(grid, bounds, computing, (i, distance, _, _, into) =>
        {
            for (var k = bounds.Length - 1; k >= 0 && bounds[k] >= distance; k--)
            {
                into[k] += toBorder[i] >= bounds[k] ? 1 : 0;
            }
        });
        var density = x.Length / window.Area;
        for (var k = 0; k < sums.Length; k++)
        {
            var centres = toBorder.Count(distance => distance >= bounds[k]);
            sums[k] = centres == 0 ? double.NaN : sums[k] / (density * centres);
        }

        return sums;
    }

    /// <summary>L = √(K/π), metres: the distance itself for even points.</summary>
    /// <param name="k">K, square metres.</param>
    public static double[] L(ReadOnlySpan<double> k)
    {
        var l = new double[k.Length];
        for (var i = 0; i < l.Length; i++)
        {
            l[i] = Math.Sqrt(k[i] / Math.PI);
        }

        return l;
    }

    /// <summary>The lowest and highest K (translation) of as many even points in the window, distance by distance:
    /// a pointwise envelope, so a curve that leaves it somewhere is weaker evidence than it looks.</summary>
    /// <inheritdoc cref="Translation"/>
    /// <param name="points">How many points in each simulation; at least two.</param>
    /// <param name="simulations">At least 1.</param>
    /// <param name="seed">Of the simulations.</param>
    public static (double[] Low, double[] High) Envelope(
        int points,
        MapWindow window,
        ReadOnlySpan<double> distances,
        int simulations,
        long seed,
        Computing computing)
    {
        ArgumentNullException.ThrowIfNull(computing);
        ArgumentOutOfRangeException.ThrowIfLessThan(simulations, 1);
        var bounds = distances.ToArray();
        var curves = new double[simulations][];
        computing.ForEach(simulations, simulation =>
        {
            var random = new RandomStream(seed, simulation);
            var (x, y) = (new double[points], new double[points]);
            for (var i = 0; i < points; i++)
            {
                x[i] = window.MinX + random.NextDouble() * window.Width;
                y[i] = window.MinY + random.NextDouble() * window.Height;
            }

            curves[simulation] = Translation(x, y, window, bounds, Computing.OnOneCore);
        });
        var (low, high) = (new double[bounds.Length], new double[bounds.Length]);
        for (var k = 0; k < bounds.Length; k++)
        {
            (low[k], high[k]) = (curves.Min(curve => curve[k]), curves.Max(curve => curve[k]));
        }

        return (low, high);
    }

    // Sums of units in their order: the same on any number of threads.
    private static double[] SumByUnit(
        PointGrid grid, double[] bounds, Computing computing, Action<int, double, double, double, double[]> add)
    {
        ArgumentNullException.ThrowIfNull(computing);
        var n = grid.X.Length;
        var parts = new double[(n + PointsPerUnit - 1) / PointsPerUnit][];
        computing.ForEach(parts.Length, unit =>
        {
            var part = new double[bounds.Length];
            Span<(int From, int To)> runs = stackalloc (int, int)[3];
            for (var i = unit * PointsPerUnit; i < Math.Min(n, (unit + 1) * PointsPerUnit); i++)
            {
                foreach (var (from, to) in runs[..grid.Near(i, runs)])
                {
                    for (var j = from; j < to; j++)
                    {
                        var (dx, dy) = (grid.X[j] - grid.X[i], grid.Y[j] - grid.Y[i]);
                        var distance = Math.Sqrt(dx * dx + dy * dy);
                        if (j != i && distance <= bounds[^1])
                        {
                            add(i, distance, dx, dy, part);
                        }
                    }
                }
            }

            parts[unit] = part;
        });
        var sums = new double[bounds.Length];
        foreach (var part in parts)
        {
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += part[k];
            }
        }

        return sums;
    }

    private static double[] Cumulated(double[] sums, double scale)
    {
        double sum = 0;
        for (var k = 0; k < sums.Length; k++)
        {
            sum += sums[k];
            sums[k] = sum * scale;
        }

        return sums;
    }

    private static void Check(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, MapWindow window, ReadOnlySpan<double> distances)
    {
        PointGrid.CheckPoints(x, y);
        window.Check(nameof(window));
        var right = x.Length >= 2 && distances.Length > 0 && distances[0] >= 0
            && distances[^1] < Math.Min(window.Width, window.Height);
        for (var k = 1; k < distances.Length; k++)
        {
            right &= distances[k] > distances[k - 1];
        }

        for (var i = 0; i < x.Length; i++)
        {
            right &= window.Contains(x[i], y[i]);
        }

        if (!right)
        {
            throw new ArgumentException(
                "At least two points, all in the window, and increasing distances below its shorter side.",
                nameof(distances));
        }
    }
}
