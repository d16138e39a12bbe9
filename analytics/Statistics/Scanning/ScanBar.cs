namespace Geo.Statistics.Scanning;

/// <summary>A level of the log likelihood ratio that chance nearly always exceeds somewhere, and the counts that reach
/// it: only cylinders above it are looked at closely. It saves time and changes no result.</summary>
internal sealed class ScanBar
{
    private const int Points = 4096;
    private readonly int[] _least;
    private readonly double _scale;

    public ScanBar(ScanCylinders cylinders)
    {
        long circles = 0, mostInWindow = 0;
        for (var centre = 0; centre < cylinders.Circles.Centres; centre++)
        {
            circles += cylinders.Circles.EndsOf(centre).Length;
        }

        for (var first = 0; first + cylinders.MaxSteps <= cylinders.Steps; first++)
        {
            mostInWindow = Math.Max(mostInWindow, cylinders.InWindow(first, cylinders.MaxSteps));
        }

        // A third of the logarithm of the number of cylinders: chance reaches about twice as far.
        Level = 0.3 * Math.Log(1.0 + circles * cylinders.MaxSteps * (cylinders.Prospective ? 1 : cylinders.Steps));
        var total = cylinders.Total;
        _scale = (Points - 1) / Math.Sqrt(mostInWindow);
        _least = new int[Points + 1];
        for (var point = 0; point <= Points; point++)
        {
            var expected = point / _scale * (point / _scale);
            _least[point] = Math.Max(1, cylinders.MinCases);
            long below = (long)Math.Min(expected, total), reaching = total + 1;
            while (reaching - below > 1)
            {
                var middle = (below + reaching) / 2;
                var reaches = LikelihoodRatio.Of(middle, Math.Max(expected, 1e-300), total) >= Level;
                (below, reaching) = reaches ? (below, middle) : (middle, reaching);
            }

            _least[point] = Math.Max(_least[point], (int)Math.Min(reaching, int.MaxValue - 1));
        }
    }

    /// <summary>The log likelihood ratio of the bar.</summary>
    public double Level { get; }

    /// <summary>A count below which no cylinder with this many expected reaches the bar.</summary>
    public int LeastCount(double expected) => _least[(int)(Math.Sqrt(expected) * _scale * (1 - 1e-12))];
}
