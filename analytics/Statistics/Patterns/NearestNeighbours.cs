namespace Geo.Statistics.Patterns;

/// <summary>The nearest-neighbour index: do points lie closer together than if thrown at random?</summary>
/// <remarks>
/// Clark, P. J. and Evans, F. C. (1954), Distance to nearest neighbor as a measure of spatial relationships in
/// populations, <i>Ecology</i> 35(4), 445–453, without edge correction: index = mean distance / (½√(A/n)), standard
/// error √((4 − π)A/(4πn²)). The index is below 1 for clustered points. The sign of z is turned, z = (expected − mean)
/// / standard error, so that positive means clustering as in all other methods here.
/// </remarks>
public static class NearestNeighbours
{
    /// <summary>Index and z.</summary>
    /// <param name="x">East, metres; finite; at least two points.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="area">Square metres of the area the points could lie in.</param>
    /// <exception cref="ArgumentException">Fewer than two points, lengths that differ, a value that is not finite, or
    /// no area.</exception>
    public static (double Index, double Z) ClarkEvans(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double area)
    {
        if (!(area > 0 && double.IsFinite(area)))
        {
            throw new ArgumentException($"An area of {area} m².", nameof(area));
        }

        double sum = 0;
        foreach (var distance in Distances(x, y))
        {
            sum += distance;
        }

        var n = x.Length;
        var expected = 0.5 * Math.Sqrt(area / n);
        var error = Math.Sqrt((4 - Math.PI) * area / (4 * Math.PI)) / n;
        return (sum / n / expected, (expected - sum / n) / error);
    }

    /// <summary>From every point to the nearest other, metres; 0 between points at one place.</summary>
    /// <param name="x">East, metres; finite; at least two points.</param>
    /// <param name="y">North, metres.</param>
    public static double[] Distances(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PointGrid.CheckPoints(x, y);
        var n = x.Length;
        if (n < 2)
        {
            throw new ArgumentException($"{n} points have no neighbours.", nameof(x));
        }

        // Sorted from west to east: no need to look further east or west than the nearest found so far.
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = i;
        }

        var sorted = x.ToArray();
        Array.Sort(sorted, order);
        var north = new double[n];
        for (var k = 0; k < n; k++)
        {
            north[k] = y[order[k]];
        }

        var nearest = new double[n];
        for (var k = 0; k < n; k++)
        {
            var best = double.PositiveInfinity;
            for (var j = k + 1; j < n && (sorted[j] - sorted[k]) * (sorted[j] - sorted[k]) < best; j++)
            {
                best = Math.Min(best, Square(sorted[j] - sorted[k], north[j] - north[k]));
            }

            for (var j = k - 1; j >= 0 && (sorted[j] - sorted[k]) * (sorted[j] - sorted[k]) < best; j--)
            {
                best = Math.Min(best, Square(sorted[j] - sorted[k], north[j] - north[k]));
            }

            nearest[order[k]] = Math.Sqrt(best);
        }

        return nearest;
    }

    /// <summary>How many points share their place with an earlier one: points less distinct places.</summary>
    /// <param name="x">East.</param>
    /// <param name="y">North.</param>
    public static int Duplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PointGrid.CheckPoints(x, y);
        var places = new HashSet<(double, double)>();
        for (var i = 0; i < x.Length; i++)
        {
            places.Add((x[i], y[i]));
        }

        return x.Length - places.Count;
    }

    private static double Square(double dx, double dy) => dx * dx + dy * dy;
}
