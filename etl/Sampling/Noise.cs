namespace Geo.Etl.Sampling;

/// <summary>A smooth random surface between -1 and 1: it bends borders and roads, and decides where the parks lie.</summary>
internal sealed class Noise(long seed, string stream, double wavelengthMetres)
{
    private const int Period = 64;

    private readonly double[] _heights = Heights(new SampleRandom(seed, stream));

    public double At(double east, double north)
    {
        double x = east / wavelengthMetres, y = north / wavelengthMetres;
        double left = Math.Floor(x), bottom = Math.Floor(y);
        double u = Smooth(x - left), v = Smooth(y - bottom);
        int i = (int)left, j = (int)bottom;
        return Mix(Mix(Height(i, j), Height(i + 1, j), u), Mix(Height(i, j + 1), Height(i + 1, j + 1), u), v);
    }

    private double Height(int i, int j) => _heights[(j & (Period - 1)) * Period + (i & (Period - 1))];

    private static double Smooth(double t) => t * t * (3 - 2 * t);

    private static double Mix(double a, double b, double share) => a + (b - a) * share;

    private static double[] Heights(SampleRandom random) =>
        [.. Enumerable.Range(0, Period * Period).Select(_ => random.Between(-1, 1))];
}
