using System.Numerics;

namespace Geo.Statistics.Patterns;

/// <summary>Kernel density: how many events per square kilometre, smoothed over a fixed bandwidth?</summary>
/// <remarks>
/// Silverman, B. W. (1986), <i>Density estimation for statistics and data analysis</i>, 76–77 (quartic and Gaussian in
/// two dimensions); Diggle, P. J. (1985), A kernel method for smoothing point process data, <i>Applied Statistics</i>
/// 34(2), 138–147, and Jones, M. C. (1993), <i>Statistics and Computing</i> 3, 135–146 (edge rules). Computed exactly
/// at the cell centres, event by event: no transform and no cut-off. A Gaussian of standard deviation s looks like a
/// quartic of radius s·√8. A density describes; it tests nothing.
/// </remarks>
public static class KernelDensity
{
    private const double SquareMetresPerKm2 = 1e6;
    private const int EventsPerBlock = 512;

    /// <summary>Density at every cell centre.</summary>
    /// <param name="x">East coordinate of each event, metres; finite.</param>
    /// <param name="y">North coordinate of each event.</param>
    /// <param name="grid">Where the density is computed.</param>
    /// <param name="kernel">The form.</param>
    /// <param name="bandwidth">Metres: the radius of a quartic, the standard deviation of a Gaussian.</param>
    /// <param name="edge">With <see cref="DensityEdge.None"/> all events count; else only those inside
    /// <paramref name="window"/>.</param>
    /// <param name="window">Where events were observed; null: the grid.</param>
    /// <param name="computing">Threads and cancellation.</param>
    /// <returns>Events per square kilometre, row after row from the south. NaN where a uniform correction is
    /// undefined: no part of a kernel centred there is inside the window.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a coordinate is not finite, or the bandwidth, grid or
    /// window is empty.</exception>
    public static double[] Of(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        DensityGrid grid,
        DensityKernel kernel,
        double bandwidth,
        DensityEdge edge,
        MapWindow? window,
        Computing computing)
    {
        ArgumentNullException.ThrowIfNull(computing);
        PointGrid.CheckPoints(x, y);
        grid.Check(nameof(grid));
        var observed = window ?? grid.Window;
        observed.Check(nameof(window));
        if (!(bandwidth > 0 && double.IsFinite(bandwidth)))
        {
            throw new ArgumentException($"A bandwidth of {bandwidth} m.", nameof(bandwidth));
        }

        var events = Chosen(x, y, kernel, bandwidth, edge, observed);
        var density = new double[grid.Columns * grid.Rows];
        var centres = new double[grid.Columns];
        for (var column = 0; column < centres.Length; column++)
        {
            centres[column] = grid.CentreX(column);
        }

        if (kernel == DensityKernel.Quartic)
        {
            AddQuartic(events, grid, centres, bandwidth, density, computing);
        }
        else
        {
            AddGaussian(events, grid, centres, bandwidth, density, computing);
        }

        computing.ForEach(grid.Rows, row =>
        {
            var cells = density.AsSpan(row * grid.Columns, grid.Columns);
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] *= SquareMetresPerKm2;
                if (edge == DensityEdge.Uniform)
                {
                    var inside =
                        KernelMass.Inside(centres[column], grid.CentreY(row), observed, kernel, bandwidth);
                    cells[column] = inside > 0 ? cells[column] / inside : double.NaN;
                }
            }
        });
        return density;
    }

    // The events that count, from south to north, each with its weight and the kernel's constant.
    private static (double[] X, double[] Y, double[] Weight) Chosen(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        DensityKernel kernel,
        double bandwidth,
        DensityEdge edge,
        MapWindow window)
    {
        var constant = (kernel == DensityKernel.Quartic ? 3 : 0.5) / (Math.PI * bandwidth * bandwidth);
        var chosen = new List<int>(x.Length);
        var north = new List<double>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            if (edge == DensityEdge.None || window.Contains(x[i], y[i]))
            {
                chosen.Add(i);
                north.Add(y[i]);
            }
        }

        var order = chosen.ToArray();
        var sortedY = north.ToArray();
        Array.Sort(sortedY, order);
        var sortedX = new double[order.Length];
        var weight = new double[order.Length];
        for (var k = 0; k < order.Length; k++)
        {
            sortedX[k] = x[order[k]];
            weight[k] = edge == DensityEdge.Diggle
                ? constant / KernelMass.Inside(sortedX[k], sortedY[k], window, kernel, bandwidth)
                : constant;
        }

        return (sortedX, sortedY, weight);
    }

    private static void AddQuartic(
        (double[] X, double[] Y, double[] Weight) events,
        DensityGrid grid,
        double[] centres,
        double radius,
        double[] density,
        Computing computing)
    {
        var inverse = 1 / (radius * radius);
        computing.ForEach(grid.Rows, row =>
        {
            var cells = density.AsSpan(row * grid.Columns, grid.Columns);
            var centreY = grid.CentreY(row);
            var k = Array.BinarySearch(events.Y, centreY - radius);
            for (k = k < 0 ? ~k : k; k > 0 && events.Y[k - 1] >= centreY - radius; k--)
            {
            }

            for (; k < events.Y.Length && events.Y[k] <= centreY + radius; k++)
            {
                var dy = events.Y[k] - centreY;
                var left = 1 - dy * dy * inverse;
                if (left <= 0)
                {
                    continue;
                }

                // A cell more on each side: what is beyond the radius adds nothing.
                var reach = radius * Math.Sqrt(left);
                var first = Math.Floor((events.X[k] - reach - grid.OriginX) / grid.CellMetres - 0.5);
                var last = Math.Ceiling((events.X[k] + reach - grid.OriginX) / grid.CellMetres - 0.5);
                if (last < 0 || first >= grid.Columns)
                {
                    continue;
                }

                var from = (int)Math.Max(0, first);
                var count = (int)Math.Min(grid.Columns - 1, last) - from + 1;
                AddBump(
                    centres.AsSpan(from, count),
                    cells.Slice(from, count),
                    events.X[k],
                    left,
                    inverse,
                    events.Weight[k]);
            }
        });
    }

    private static void AddBump(
        ReadOnlySpan<double> centres, Span<double> cells, double x, double left, double inverse, double weight)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var (vx, vLeft, vInverse, vWeight) =
                (new Vector<double>(x), new Vector<double>(left), new Vector<double>(inverse), new Vector<double>(weight));
            for (; i <= cells.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var dx = new Vector<double>(centres[i..]) - vx;
                var u = Vector.Max(Vector<double>.Zero, vLeft - dx * dx * vInverse);
                (new Vector<double>(cells[i..]) + vWeight * (u * u)).CopyTo(cells[i..]);
            }
        }

        // The same operations in the same order: a cell's value does not depend on where the vectors end.
        for (; i < cells.Length; i++)
        {
            var dx = centres[i] - x;
            var u = Math.Max(0, left - dx * dx * inverse);
            cells[i] += weight * (u * u);
        }
    }

    // exp(−(dx² + dy²)/2s²) is a product of a factor a column and a factor a row: a block of events adds the product
    // of two small matrices.
    private static void AddGaussian(
        (double[] X, double[] Y, double[] Weight) events,
        DensityGrid grid,
        double[] centres,
        double deviation,
        double[] density,
        Computing computing)
    {
        var scale = -0.5 / (deviation * deviation);
        var across = new double[EventsPerBlock * grid.Columns];
        var up = new double[EventsPerBlock * grid.Rows];
        for (var start = 0; start < events.X.Length; start += EventsPerBlock)
        {
            var offset = start;
            var count = Math.Min(EventsPerBlock, events.X.Length - start);
            computing.ForEach(count, k =>
            {
                for (var column = 0; column < grid.Columns; column++)
                {
                    var dx = centres[column] - events.X[offset + k];
                    across[k * grid.Columns + column] = Math.Exp(scale * dx * dx);
                }

                for (var row = 0; row < grid.Rows; row++)
                {
                    var dy = grid.CentreY(row) - events.Y[offset + k];
                    up[k * grid.Rows + row] = events.Weight[offset + k] * Math.Exp(scale * dy * dy);
                }
            });
            computing.ForEach(grid.Rows, row =>
            {
                var cells = density.AsSpan(row * grid.Columns, grid.Columns);
                for (var k = 0; k < count; k++)
                {
                    var factor = up[k * grid.Rows + row];
                    if (factor > 0)
                    {
                        AddScaled(across.AsSpan(k * grid.Columns, grid.Columns), factor, cells);
                    }
                }
            });
        }
    }

    private static void AddScaled(ReadOnlySpan<double> values, double factor, Span<double> cells)
    {
        var i = 0;
        var vFactor = new Vector<double>(factor);
        for (; i <= cells.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(cells[i..]) + vFactor * new Vector<double>(values[i..])).CopyTo(cells[i..]);
        }

        for (; i < cells.Length; i++)
        {
            cells[i] += factor * values[i];
        }
    }
}
