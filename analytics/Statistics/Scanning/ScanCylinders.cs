namespace Geo.Statistics.Scanning;

/// <summary>All cylinders of a space-time scan: circles times windows of steps, with what is expected in each. What is
/// expected is the same in every shuffle, for places and steps keep their numbers of events.</summary>
internal sealed class ScanCylinders
{
    private readonly long[] _stepsUpTo;

    /// <summary>Events by place and step.</summary>
    private readonly int[] _counts;

    /// <summary>Prepares the cylinders.</summary>
    /// <param name="circles">Circles within their limits.</param>
    /// <param name="places">Place of each event.</param>
    /// <param name="stepOf">Step of each event.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="maxSteps">Steps in the longest window, at most all.</param>
    /// <param name="prospective">Only windows that end in the last step.</param>
    /// <param name="minCases">Cylinders with fewer events count for nothing.</param>
    public ScanCylinders(
        ScanCircles circles, int[] places, int[] stepOf, int steps, int maxSteps, bool prospective, int minCases)
    {
        (Circles, Places, StepOf) = (circles, places, stepOf);
        (Steps, MaxSteps, Prospective, MinCases) = (steps, maxSteps, prospective, minCases);
        PerPlace = new long[circles.Centres];
        _counts = new int[circles.Centres * steps];
        _stepsUpTo = new long[steps + 1];
        for (var i = 0; i < places.Length; i++)
        {
            PerPlace[places[i]]++;
            _counts[places[i] * steps + stepOf[i]]++;
            _stepsUpTo[stepOf[i] + 1]++;
        }

        for (var step = 0; step < steps; step++)
        {
            _stepsUpTo[step + 1] += _stepsUpTo[step];
        }

        Bar = new ScanBar(this);
    }

    public ScanCircles Circles { get; }

    /// <summary>Place of each event.</summary>
    public int[] Places { get; }

    /// <summary>Step of each event.</summary>
    public int[] StepOf { get; }

    public int Steps { get; }

    public int MaxSteps { get; }

    public bool Prospective { get; }

    public int MinCases { get; }

    /// <summary>Events of each place.</summary>
    public long[] PerPlace { get; }

    public long Total => Places.Length;

    /// <summary>Counts that a cylinder must reach to be worth a logarithm.</summary>
    public ScanBar Bar { get; }

    /// <summary>Events of all places in a window.</summary>
    public long InWindow(int first, int length) => _stepsUpTo[first + length] - _stepsUpTo[first];

    /// <summary>The first step where a window can begin, if it is to end in the last step when that is asked
    /// for.</summary>
    public int FirstStart(int length) => Prospective ? Steps - length : 0;

    /// <summary>The centre's cylinder with the largest ratio: of equals the smallest circle, the shortest window and
    /// the earliest start. Null when none is above 0.</summary>
    public ScanCluster? Strongest(int centre)
    {
        var places = Circles.PlacesOf(centre);
        var ends = Circles.EndsOf(centre);
        var upTo = new long[Steps + 1];
        (int Circle, int First, int Length, long Observed, double Expected, double Ratio) best = default;
        long inCircle = 0;
        for (int circle = 0, place = 0; circle < ends.Length; circle++)
        {
            for (; place < ends[circle]; place++)
            {
                inCircle += PerPlace[places[place]];
                long sum = 0;
                for (var step = 0; step < Steps; step++)
                {
                    sum += _counts[places[place] * Steps + step];
                    upTo[step + 1] += sum;
                }
            }

            for (var length = 1; length <= MaxSteps; length++)
            {
                for (var first = FirstStart(length); first + length <= Steps; first++)
                {
                    var observed = upTo[first + length] - upTo[first];
                    var expected = inCircle * (double)InWindow(first, length) / Total;
                    if (observed >= MinCases
                        && LikelihoodRatio.MayReach(observed, expected, Total, best.Ratio)
                        && LikelihoodRatio.Of(observed, expected, Total) is var ratio && ratio > best.Ratio)
                    {
                        best = (circle, first, length, observed, expected, ratio);
                    }
                }
            }
        }

        return best.Ratio > 0
            ? new(
                centre, Circles.Radius(centre, best.Circle), Circles.Sorted(centre, best.Circle),
                (best.First, best.First + best.Length - 1), best.Observed, best.Expected,
                best.Observed / best.Expected, best.Ratio, double.NaN)
            : null;
    }
}
