namespace Geo.Statistics.Patterns;

/// <summary>Centre and spread of points: mean centre, standard distance and the standard deviational ellipse.</summary>
/// <remarks>
/// Levine, N. (2015), <i>CrimeStat IV</i>, chapter 4: the y axis is turned clockwise until it lies along the points, and
/// each axis is √(2·Σd²/(n − 2)) with d the distance along it. These are half axes: CrimeStat's axis lengths are twice
/// as long. Standard distance: √(Σd²/n), Bachi, R. (1963).
/// </remarks>
/// <param name="MeanX">East, metres.</param>
/// <param name="MeanY">North, metres.</param>
/// <param name="StandardDistance">Metres, divisor n.</param>
/// <param name="AngleDegrees">Of the y axis, clockwise from north, from 0 to below 180; NaN where no direction is
/// longer than another.</param>
/// <param name="AxisX">Half axis across, metres, the shorter; NaN below three points.</param>
/// <param name="AxisY">Half axis along, metres, the longer; NaN below three points.</param>
public sealed record StandardEllipse(
    double MeanX, double MeanY, double StandardDistance, double AngleDegrees, double AxisX, double AxisY)
{
    /// <summary>Of the points.</summary>
    /// <param name="x">East, metres; finite; at least one.</param>
    /// <param name="y">North, metres.</param>
    /// <exception cref="ArgumentException">No points, lengths that differ, or a value that is not
    /// finite.</exception>
    public static StandardEllipse Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PointGrid.CheckPoints(x, y);
        var n = x.Length;
        if (n == 0)
        {
            throw new ArgumentException("No points.", nameof(x));
        }

        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < n; i++)
        {
            meanX += (x[i] - meanX) / (i + 1);
            meanY += (y[i] - meanY) / (i + 1);
        }

        for (var i = 0; i < n; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
        }

        var distance = Math.Sqrt((xx + yy) / n);
        var root = Math.Sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
        if (n < 3)
        {
            return new StandardEllipse(meanX, meanY, distance, double.NaN, double.NaN, double.NaN);
        }

        // tan θ = (Σdx² − Σdy² + root) / (2Σdxdy), without its division by zero; a circle has no direction.
        var circle = root <= 1e-12 * (xx + yy);
        var theta = circle ? 0 : Math.Atan2(2 * xy, yy - xx) / 2;
        var degrees = theta * 180 / Math.PI;
        degrees = degrees < 0 ? degrees + 180 : degrees;
        double across = 0, along = 0;
        var (sin, cos) = Math.SinCos(theta);
        for (var i = 0; i < n; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            across += Math.Pow(dx * cos - dy * sin, 2);
            along += Math.Pow(dx * sin + dy * cos, 2);
        }

        return new StandardEllipse(
            meanX,
            meanY,
            distance,
            circle ? double.NaN : degrees >= 180 ? 0 : degrees,
            Math.Sqrt(2 * across / (n - 2)),
            Math.Sqrt(2 * along / (n - 2)));
    }
}
