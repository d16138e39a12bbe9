namespace Geo.Statistics.Patterns;

/// <summary>The median centre: the place with the least sum of distances to all points.</summary>
/// <remarks>
/// Weiszfeld's step with the correction of Vardi, Y. and Zhang, C.-H. (2000), The multivariate L1-median and associated
/// data depth, <i>PNAS</i> 97(4), 1423–1426, hastened by Newton's where that lies lower; a point of the data is tried
/// as the answer by their condition. Not the median of x and the median of y. Where all points lie on a line and their
/// number is even, every place between the middle two is as good, and one of them is given.
/// </remarks>
public static class MedianCentre
{
    private const int MostSteps = 10_000;

    /// <summary>The median centre, to within about 1e-9 of the points' spread.</summary>
    /// <param name="x">East, metres; finite; at least one.</param>
    /// <param name="y">North, metres.</param>
    /// <exception cref="ArgumentException">No points, lengths that differ, or a value that is not
    /// finite.</exception>
    public static (double X, double Y) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PointGrid.CheckPoints(x, y);
        if (x.Length == 0)
        {
            throw new ArgumentException("No points.", nameof(x));
        }

        double meanX = 0, meanY = 0, spread = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += (x[i] - meanX) / (i + 1);
            meanY += (y[i] - meanY) / (i + 1);
        }

        for (var i = 0; i < x.Length; i++)
        {
            spread = Math.Max(spread, Distance(x[i], y[i], meanX, meanY));
        }

        var at = (X: meanX, Y: meanY);
        for (var step = 0; step < MostSteps && spread > 0; step++)
        {
            var nearest = Nearest(x, y, at);
            if (IsMedian(x, y, nearest))
            {
                return nearest;
            }

            var next = Step(x, y, at, spread);
            var moved = Distance(next.X, next.Y, at.X, at.Y);
            at = next;
            if (moved <= 1e-13 * spread)
            {
                break;
            }
        }

        // Where the others pull at a point with just what it holds against, the steps come to it ever slower and not in time.
        var closest = Nearest(x, y, at);
        return Total(x, y, closest) < (1 - 1e-12) * Total(x, y, at) ? closest : at;
    }

    private static (double X, double Y) Step(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, (double X, double Y) at, double spread)
    {
        double sum = 0, gx = 0, gy = 0, hxx = 0, hxy = 0, hyy = 0;
        var here = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - at.X, y[i] - at.Y);
            var d = Math.Sqrt(dx * dx + dy * dy);
            if (d <= 1e-14 * spread)
            {
                here++;
                continue;
            }

            var (ux, uy) = (dx / d, dy / d);
            (sum, gx, gy) = (sum + 1 / d, gx + ux, gy + uy);
            (hxx, hxy, hyy) = (hxx + uy * uy / d, hxy - ux * uy / d, hyy + ux * ux / d);
        }

        var pull = Math.Sqrt(gx * gx + gy * gy);
        var share = here == 0 || pull == 0 ? 1 : Math.Max(0, 1 - here / pull);
        var plain = (X: at.X + share * gx / sum, Y: at.Y + share * gy / sum);
        var determinant = hxx * hyy - hxy * hxy;
        if (here > 0 || !(determinant > 1e-12 * sum * sum))
        {
            return plain;
        }

        var newton = (
            X: at.X + (hyy * gx - hxy * gy) / determinant,
            Y: at.Y + (hxx * gy - hxy * gx) / determinant);
        return Total(x, y, newton) <= Total(x, y, plain) ? newton : plain;
    }

    // A point that k of the points share is the median if the others pull with no more than k.
    private static bool IsMedian(ReadOnlySpan<double> x, ReadOnlySpan<double> y, (double X, double Y) place)
    {
        double gx = 0, gy = 0;
        var here = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var d = Distance(x[i], y[i], place.X, place.Y);
            if (d == 0)
            {
                here++;
                continue;
            }

            gx += (x[i] - place.X) / d;
            gy += (y[i] - place.Y) / d;
        }

        // Strictly: on the line of an even number of points the middle is taken, not one of the two.
        return gx * gx + gy * gy < (double)here * here;
    }

    private static (double X, double Y) Nearest(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, (double X, double Y) at)
    {
        var best = 0;
        for (var i = 1; i < x.Length; i++)
        {
            if (Distance(x[i], y[i], at.X, at.Y) < Distance(x[best], y[best], at.X, at.Y))
            {
                best = i;
            }
        }

        return (x[best], y[best]);
    }

    private static double Total(ReadOnlySpan<double> x, ReadOnlySpan<double> y, (double X, double Y) at)
    {
        double total = 0;
        for (var i = 0; i < x.Length; i++)
        {
            total += Distance(x[i], y[i], at.X, at.Y);
        }

        return total;
    }

    private static double Distance(double ax, double ay, double bx, double by) =>
        Math.Sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
}
