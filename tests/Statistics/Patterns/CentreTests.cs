using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Tests.Statistics.Patterns;

// No published number found: definitions by hand, searches and invariances stand against each other.
public class CentreTests
{
    private static readonly Gen<(double, double)[]> Points =
        Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000]).Array[3, 40];

    [Fact]
    public void No_place_near_the_median_centre_is_nearer_to_all() =>
        Points.Sample(
            points =>
            {
                var (x, y) = Split(points);
                var (mx, my) = MedianCentre.Of(x, y);
                for (var k = 0; k < 8; k++)
                {
                    var (dy, dx) = Math.SinCos(k * Math.PI / 4);
                    Assert.True(Total(x, y, mx, my) <= Total(x, y, mx + 0.01 * dx, my + 0.01 * dy) + 1e-9);
                }
            },
            iter: 100);

    [Fact]
    public void A_point_that_the_others_just_fail_to_move_is_the_median_centre()
    {
        // Two pull along the line and cancel; the third pulls with one, and the point holds with one.
        double[] x = [0, 0, 0, 0.8068], y = [0, 207.5371505850237, 840, 608.8302198510044];

        Assert.Equal((0, 207.5371505850237), MedianCentre.Of(x, y));
    }

    [Fact]
    public void The_middle_point_of_a_cross_is_its_median_centre() =>
        Assert.Equal((5, 5), MedianCentre.Of([5, 0, 10, 5, 5], [5, 5, 5, 0, 10]));

    [Fact]
    public void The_fermat_point_of_an_equilateral_triangle_is_its_middle()
    {
        var (x, y) = MedianCentre.Of([0, 2, 1], [0, 0, Math.Sqrt(3)]);

        Assert.Equal(1, x, 1e-9);
        Assert.Equal(1 / Math.Sqrt(3), y, 1e-9);
    }

    [Fact]
    public void An_ellipse_has_its_long_axis_along_the_points_clockwise_from_north()
    {
        var ellipse = StandardEllipse.Of([0, 1, 2, 3], [0, 1, 2, 3]);

        Assert.Equal(45, ellipse.AngleDegrees, 1e-9);
        Assert.Equal(0, ellipse.AxisX, 1e-7);
        Assert.Equal(Math.Sqrt(10), ellipse.AxisY, 1e-9);
        Assert.Equal(Math.Sqrt(2.5), ellipse.StandardDistance, 1e-12);
        Assert.Equal(135, StandardEllipse.Of([0, 1, 2, 3], [3, 2, 1, 0]).AngleDegrees, 1e-9);
        Assert.True(double.IsNaN(StandardEllipse.Of([0, 1, 0, 1], [0, 0, 1, 1]).AngleDegrees));
    }

    [Fact]
    public void Levines_formula_gives_the_same_ellipse() =>
        Points.Sample(
            points =>
            {
                var (x, y) = Split(points);
                var ellipse = StandardEllipse.Of(x, y);
                double[] dx = [.. x.Select(value => value - x.Average())];
                double[] dy = [.. y.Select(value => value - y.Average())];
                var (a, b) = (dx.Sum(v => v * v), dy.Sum(v => v * v));
                var c = dx.Zip(dy, (v, w) => v * w).Sum();
                var theta = Math.Atan((a - b + Math.Sqrt((a - b) * (a - b) + 4 * c * c)) / (2 * c));
                var (sin, cos) = Math.SinCos(theta);
                var across = dx.Zip(dy, (v, w) => Math.Pow(v * cos - w * sin, 2)).Sum();
                Assert.Equal(Math.Sqrt(2 * across / (x.Length - 2)), ellipse.AxisX, 1e-6);
                Assert.Equal((theta * 180 / Math.PI + 180) % 180, ellipse.AngleDegrees, 1e-6);
            },
            iter: 50);

    [Fact]
    public void A_square_lattice_is_twice_as_far_apart_as_chance()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => i % 10 * 10.0)];
        double[] y = [.. Enumerable.Range(0, 100).Select(i => i / 10 * 10.0)];

        var (index, z) = NearestNeighbours.ClarkEvans(x, y, 10000);

        Assert.Equal(2, index, 1e-12);
        Assert.Equal((5 - 10) / (0.26136 / Math.Sqrt(100 * 100 / 10000.0)) / 10, z / 10, 0.01);
    }

    [Fact]
    public void Every_pair_gives_the_same_nearest_distances() =>
        Points.Sample(
            points =>
            {
                var (x, y) = Split(points);
                var nearest = NearestNeighbours.Distances(x, y);
                for (var i = 0; i < x.Length; i++)
                {
                    var least = Enumerable.Range(0, x.Length).Where(j => j != i)
                        .Min(j => Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2)));
                    Assert.Equal(least, nearest[i], 1e-9);
                }
            },
            iter: 50);

    [Fact]
    public void Points_that_share_a_place_with_an_earlier_one_are_duplicates() =>
        Assert.Equal(2, NearestNeighbours.Duplicates([1, 1, 2, 1], [1, 1, 1, 1]));

    [Fact]
    public void K_of_two_points_follows_from_its_definition()
    {
        var window = new MapWindow(0, 0, 10, 10);

        var translation = RipleyK.Translation([4, 6], [5, 5], window, [1, 2], Computing.OnOneCore);
        var border = RipleyK.Border([4, 6], [5, 5], window, [1, 2], Computing.OnOneCore);

        Assert.Equal([0, 100.0 / 2 * 2 * 100 / (8 * 10)], translation);
        Assert.Equal([0, 50.0], border);
    }

    [Fact]
    public void Even_points_lie_in_their_envelope_and_threads_change_nothing()
    {
        var window = new MapWindow(0, 0, 1000, 1000);
        double[] distances = [20, 50, 100];
        var (low, high) = RipleyK.Envelope(200, window, distances, 99, 1, Computing.OnOneCore);
        var again = RipleyK.Envelope(200, window, distances, 99, 1, new Computing(2, CancellationToken.None));

        Assert.Equal(low, again.Low);
        Assert.Equal(high, again.High);
        for (var k = 0; k < distances.Length; k++)
        {
            Assert.InRange(Math.PI * distances[k] * distances[k], low[k], high[k]);
        }
    }

    private static double Total(double[] x, double[] y, double mx, double my) =>
        Enumerable.Range(0, x.Length).Sum(i => Math.Sqrt(Math.Pow(x[i] - mx, 2) + Math.Pow(y[i] - my, 2)));

    private static (double[] X, double[] Y) Split((double, double)[] points) =>
        ([.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item2)]);
}
