namespace Geo.Statistics.Scanning;

/// <summary>A level of the log likelihood ratio that chance nearly always exceeds somewhere, and what it takes to reach
/// it: only cylinders above it are looked at closely. It saves time and changes no result.</summary>
internal sealed class ScanBar
{
    private const int Points = 4096;
    private readonly double[] _least;
    private readonly double _scale;

    public ScanBar(ScanCylinders cylinders)
    {
        long circles = 0;
        for (var centre = 0; centre < cylinders.Circles.Centres; centre++)
        {
            circles += cylinders.Circles.EndsOf(centre).Length;
        }

        for (var first = 0; first + cylinders.MaxSteps <= cylinders.Steps; first++)
        {
            MostInWindow = Math.Max(MostInWindow, cylinders.InWindow(first, cylinders.MaxSteps));
        }

        // A third of the logarithm of the number of cylinders: chance reaches about twice as far.
        Level = 0.3 * Math.Log(1.0 + circles * cylinders.MaxSteps * (cylinders.Prospective ? 1 : cylinders.Steps));
        var total = cylinders.Total;
        _scale = (Points - 1) / Math.Sqrt(MostInWindow);
        var lowest = double.PositiveInfinity;
        _least = new double[Points + 1];
        for (var point = Points; point >= 0; point--)
        {
            // Where more is expected a larger excess is needed, but for the last few cases of all.
            lowest = Math.Min(lowest, Excess(point / _scale * (point / _scale), total));
            _least[point] = lowest;
        }
    }

    /// <summary>The log likelihood ratio of the bar.</summary>
    public double Level { get; }

    /// <summary>The most events that any window holds, all places together.</summary>
    public long MostInWindow { get; }

    /// <summary>Events above the expected, below which no cylinder with at least this many expected reaches the
    /// bar.</summary>
    public double LeastExcess(double expected) => _least[(int)(Math.Sqrt(expected) * _scale * (1 - 1e-12))];

    /// <summary>The excess at which the ratio is that of the bar; infinite where it is never reached.</summary>
    private double Excess(double expected, double total)
    {
        if (LikelihoodRatio.Of(total, Math.Max(expected, 1e-300), total) < Level)
        {
            return double.PositiveInfinity;
        }

        double below = 0, reaching = total - expected;
        while (reaching - below > 1e-6 * (1 + below))
        {
            var middle = (below + reaching) / 2;
            var reaches = LikelihoodRatio.Of(expected + middle, Math.Max(expected, 1e-300), total) >= Level;
            (below, reaching) = reaches ? (below, middle) : (middle, reaching);
        }

        return below;
    }
}
