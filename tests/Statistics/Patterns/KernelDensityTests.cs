using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Tests.Statistics.Patterns;

// No published number found: a naive sum, the constants' own definition and quadrature stand against each other.
public class KernelDensityTests
{
    private static readonly DensityGrid Grid = new(0, 0, 100, 30, 20);

    private static readonly Gen<(double, double)[]> Points =
        Gen.Select(Gen.Double[-300, 3300], Gen.Double[-300, 2300]).Array[0, 40];

    [Theory]
    [InlineData(DensityKernel.Quartic, DensityEdge.None)]
    [InlineData(DensityKernel.Quartic, DensityEdge.Uniform)]
    [InlineData(DensityKernel.Quartic, DensityEdge.Diggle)]
    [InlineData(DensityKernel.Gaussian, DensityEdge.None)]
    [InlineData(DensityKernel.Gaussian, DensityEdge.Uniform)]
    [InlineData(DensityKernel.Gaussian, DensityEdge.Diggle)]
    public void A_plain_sum_over_events_gives_the_same(DensityKernel kernel, DensityEdge edge) =>
        Points.Sample(
            points =>
            {
                var window = new MapWindow(200, 100, 2900, 1950);
                var fast = Density(points, kernel, edge, window, Computing.OnOneCore);
                var naive = Naive(points, kernel, 350, edge, window);
                for (var cell = 0; cell < naive.Length; cell++)
                {
                    Assert.Equal(naive[cell], fast[cell], 1e-9 * Math.Max(1, Math.Abs(naive[cell])));
                }
            },
            iter: 20);

    [Theory]
    [InlineData(DensityKernel.Quartic)]
    [InlineData(DensityKernel.Gaussian)]
    public void Two_threads_give_the_same_bits(DensityKernel kernel)
    {
        var points = Scattered(3000);

        Assert.Equal(
            Density(points, kernel, DensityEdge.Diggle, null, Computing.OnOneCore),
            Density(points, kernel, DensityEdge.Diggle, null, new Computing(2, CancellationToken.None)));
    }

    [Theory]
    [InlineData(DensityKernel.Quartic, DensityEdge.Diggle, 0)]
    [InlineData(DensityKernel.Gaussian, DensityEdge.Diggle, 0)]
    [InlineData(DensityKernel.Quartic, DensityEdge.None, 4)]
    [InlineData(DensityKernel.Gaussian, DensityEdge.None, 18)]
    public void Density_integrates_to_the_number_of_events(DensityKernel kernel, DensityEdge edge, int margin)
    {
        var points = Scattered(500);
        var grid = new DensityGrid(-100 * margin, -100 * margin, 100, 30 + 2 * margin, 20 + 2 * margin);

        var density = KernelDensity.Of(
            [.. points.Select(p => p.Item1)],
            [.. points.Select(p => p.Item2)],
            grid, kernel, 350, edge, null, Computing.OnOneCore);

        Assert.InRange(density.Sum() * 0.01, 500 * 0.995, 500 * 1.005);
    }

    [Fact]
    public void One_event_has_the_height_of_its_definition()
    {
        (double, double)[] points = [(1550, 1050)];

        var quartic = Density(points, DensityKernel.Quartic, DensityEdge.None, null, Computing.OnOneCore);
        var gaussian = Density(points, DensityKernel.Gaussian, DensityEdge.None, null, Computing.OnOneCore);

        Assert.Equal(3 / (Math.PI * 0.35 * 0.35), quartic[10 * 30 + 15], 1e-9);
        Assert.Equal(1 / (2 * Math.PI * 0.35 * 0.35), gaussian[10 * 30 + 15], 1e-9);
        Assert.Equal(0, quartic[10 * 30 + 19]);
    }

    [Fact]
    public void The_exact_mass_of_a_quartic_agrees_with_fine_quadrature() =>
        Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5], Gen.Double[0.05, 2.5], Gen.Double[0.05, 2.5]).Sample(
            (west, south, width, height) =>
            {
                const int Steps = 800;
                double sum = 0;
                for (var i = 0; i < Steps; i++)
                {
                    for (var j = 0; j < Steps; j++)
                    {
                        var x = west + (i + 0.5) * width / Steps;
                        var y = south + (j + 0.5) * height / Steps;
                        var u = Math.Max(0, 1 - x * x - y * y);
                        sum += 3 / Math.PI * u * u;
                    }
                }

                var window = new MapWindow(west, south, west + width, south + height);
                var exact = KernelMass.Inside(0, 0, window, DensityKernel.Quartic, 1);
                Assert.Equal(sum * width * height / Steps / Steps, exact, 2e-5);
            },
            iter: 10);

    [Fact]
    public void A_centre_on_a_side_has_half_its_mass_inside_and_on_a_corner_a_quarter()
    {
        var window = new MapWindow(0, 0, 5000, 5000);
        foreach (var kernel in new[] { DensityKernel.Quartic, DensityKernel.Gaussian })
        {
            Assert.Equal(0.5, KernelMass.Inside(0, 2500, window, kernel, 300), 1e-12);
            Assert.Equal(0.25, KernelMass.Inside(5000, 5000, window, kernel, 300), 1e-12);
            Assert.Equal(1, KernelMass.Inside(2500, 2500, window, kernel, 300), 1e-12);
        }
    }

    [Fact]
    public void Moving_everything_changes_nothing()
    {
        var points = Scattered(200);
        var moved = KernelDensity.Of(
            [.. points.Select(p => p.Item1 + 65536)],
            [.. points.Select(p => p.Item2 + 524288)],
            Grid with { OriginX = 65536, OriginY = 524288 },
            DensityKernel.Quartic, 350, DensityEdge.Uniform, null, Computing.OnOneCore);

        Assert.Equal(
            Density(points, DensityKernel.Quartic, DensityEdge.Uniform, null, Computing.OnOneCore),
            moved,
            (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void No_base_gives_no_ratio_and_equal_densities_no_difference()
    {
        Assert.Equal([2, double.NaN], RiskSurface.Ratio([4, 1], [2, 0]));
        Assert.Equal([0, 0], RiskSurface.Difference([4, 12], [1, 3]));
    }

    [Fact]
    public void A_bandwidth_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() =>
        KernelDensity.Of([1], [1], Grid, DensityKernel.Quartic, 0, DensityEdge.None, null, Computing.OnOneCore));

    private static (double, double)[] Scattered(int count)
    {
        var random = new RandomStream(7, 0);
        var points = new (double, double)[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = (random.NextDouble() * 3000, random.NextDouble() * 2000);
        }

        return points;
    }

    private static double[] Density(
        (double, double)[] points, DensityKernel kernel, DensityEdge edge, MapWindow? window, Computing computing) =>
        KernelDensity.Of(
            [.. points.Select(p => p.Item1)],
            [.. points.Select(p => p.Item2)],
            Grid, kernel, 350, edge, window, computing);

    private static double[] Naive(
        (double X, double Y)[] points, DensityKernel kernel, double h, DensityEdge edge, MapWindow window)
    {
        var density = new double[Grid.Rows * Grid.Columns];
        for (var cell = 0; cell < density.Length; cell++)
        {
            var (cx, cy) = (Grid.CentreX(cell % Grid.Columns), Grid.CentreY(cell / Grid.Columns));
            foreach (var (x, y) in points)
            {
                if (edge != DensityEdge.None && !window.Contains(x, y))
                {
                    continue;
                }

                var r2 = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (h * h);
                var value = kernel == DensityKernel.Gaussian
                    ? Math.Exp(-r2 / 2) / (2 * Math.PI * h * h)
                    : r2 < 1 ? 3 / (Math.PI * h * h) * (1 - r2) * (1 - r2) : 0;
                density[cell] += 1e6 * value
                    / (edge == DensityEdge.Diggle ? KernelMass.Inside(x, y, window, kernel, h) : 1);
            }

            density[cell] /= edge == DensityEdge.Uniform ? KernelMass.Inside(cx, cy, window, kernel, h) : 1;
        }

        return density;
    }
}
