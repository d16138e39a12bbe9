namespace Geo.Statistics.Scanning;

/// <summary>The circles of a scan: for each place as centre, the places in the order in which a growing circle takes
/// them in.</summary>
/// <remarks>
/// Places at one distance enter together: a circle that holds one and not the other cannot be drawn. Distances count as
/// the same when they differ by no more than rounding can explain (10⁻¹² of the distance and 10⁻¹⁵ of the largest
/// coordinate), so that turning or moving the map changes nothing. SaTScan adds such places one at a time, in the order
/// of the file.
/// </remarks>
internal sealed class ScanCircles
{
    private readonly int[][] _places;
    private readonly int[][] _ends;
    private readonly double[] _x;
    private readonly double[] _y;

    private ScanCircles(int[][] places, int[][] ends, double[] x, double[] y) =>
        (_places, _ends, _x, _y) = (places, ends, x, y);

    /// <summary>Number of places, each the centre of its circles.</summary>
    public int Centres => _places.Length;

    /// <summary>All circles within the limits.</summary>
    /// <param name="x">n finite coordinates in any unit of length.</param>
    /// <param name="y">The same.</param>
    /// <param name="shareOf">What a circle may hold only part of, per place: population, or cases.</param>
    /// <param name="maxShare">That part, above 0 and at most 1; exactly that much is inside.</param>
    /// <param name="maxRadius">In the unit of the coordinates; exactly that far is inside.</param>
    public static ScanCircles Within(
        double[] x, double[] y, double[] shareOf, double maxShare, double maxRadius)
    {
        var n = x.Length;
        var limit = maxShare * shareOf.Sum() * (1 + 1e-12);
        var rounding = 1e-15 * x.Concat(y).Max(Math.Abs);
        // No circle within the limit holds a place farther away: most places of a large map need not be sorted.
        var farthest = maxRadius * (1 + 1e-12) + rounding;
        var (places, ends) = (new int[n][], new int[n][]);
        var (distances, order) = (new double[n], new int[n]);
        for (var centre = 0; centre < n; centre++)
        {
            var near = 0;
            for (var i = 0; i < n; i++)
            {
                var (dx, dy) = (x[i] - x[centre], y[i] - y[centre]);
                if (Math.Sqrt(dx * dx + dy * dy) is var distance && distance <= farthest)
                {
                    (distances[near], order[near++]) = (distance, i);
                }
            }

            Array.Sort(distances, order, 0, near);
            (places[centre], ends[centre]) = Grow(distances.AsSpan(0, near), order.AsSpan(0, near), shareOf, limit, maxRadius, rounding);
        }

        return new(places, ends, x, y);
    }

    /// <summary>The places round a centre, nearest first.</summary>
    public ReadOnlySpan<int> PlacesOf(int centre) => _places[centre];

    /// <summary>For each circle round a centre, smallest first, how many of <see cref="PlacesOf"/> it holds.</summary>
    public ReadOnlySpan<int> EndsOf(int centre) => _ends[centre];

    /// <summary>The distance from a centre to the farthest place of one of its circles.</summary>
    public double Radius(int centre, int circle)
    {
        var farthest = 0.0;
        foreach (var place in PlacesOf(centre)[..EndsOf(centre)[circle]])
        {
            farthest = Math.Max(farthest, Math.Sqrt(
                (_x[place] - _x[centre]) * (_x[place] - _x[centre])
                + (_y[place] - _y[centre]) * (_y[place] - _y[centre])));
        }

        return farthest;
    }

    /// <summary>The places of a circle, ascending.</summary>
    public int[] Sorted(int centre, int circle)
    {
        var inside = PlacesOf(centre)[..EndsOf(centre)[circle]].ToArray();
        Array.Sort(inside);
        return inside;
    }

    private static (int[] Places, int[] Ends) Grow(
        ReadOnlySpan<double> distances, ReadOnlySpan<int> order, double[] shareOf, double limit, double maxRadius, double rounding)
    {
        List<int> ends = [];
        var held = 0.0;
        for (int first = 0, next; first < order.Length; first = next)
        {
            var same = distances[first] * (1 + 1e-12) + rounding;
            for (next = first; next < order.Length && distances[next] <= same; next++)
            {
                held += shareOf[order[next]];
            }

            if (held > limit || distances[first] > maxRadius)
            {
                break;
            }

            ends.Add(next);
        }

        return (order[..(ends.Count == 0 ? 0 : ends[^1])].ToArray(), [.. ends]);
    }
}
