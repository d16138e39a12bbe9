using System.Numerics;

namespace Geo.Statistics.Scanning;

/// <summary>What one thread needs to find the largest log likelihood ratio of one shuffle after another.</summary>
internal abstract class ScanRoom
{
    /// <summary>Shuffles the dates over the events and gives the largest ratio of all cylinders.</summary>
    public abstract double MaximumOfShuffled(ref RandomStream random);
}

/// <summary>The same, with counts of one type.</summary>
/// <remarks>
/// The counts of a growing circle are one row of steps; all windows of one length come from those one step shorter by
/// one addition. Both are done a vector at a time, and each vector is compared with the least count that reaches the
/// bar anywhere in it. A shuffle in which nothing reaches the bar, which is rare, is gone through again without it.
/// </remarks>
/// <typeparam name="T">An integer that holds the number of all events.</typeparam>
internal sealed class ScanRoom<T> : ScanRoom
    where T : struct, IBinaryInteger<T>
{
    private readonly ScanCylinders _cylinders;
    private readonly int[] _original;
    private readonly int[] _stepOf;
    private readonly int _blocks;
    private readonly int _stride;
    private readonly T[] _counts;
    private readonly T[] _row;

    /// <summary>For each circle, block of steps and length: the least count that reaches the bar in it.</summary>
    private readonly T[] _least;

    public ScanRoom(ScanCylinders cylinders, int[] stepOf)
    {
        (_cylinders, _original, _stepOf) = (cylinders, stepOf, new int[stepOf.Length]);
        _blocks = (cylinders.Steps + Vector<T>.Count - 1) / Vector<T>.Count;
        // Room for the last vector of the longest window to begin in the last block.
        _stride = _blocks * Vector<T>.Count;
        _counts = new T[cylinders.Circles.Centres * _stride];
        _row = new T[_stride + cylinders.MaxSteps];
        _least = cylinders.Prospective ? [] : LeastCounts();
    }

    public override double MaximumOfShuffled(ref RandomStream random)
    {
        _original.CopyTo(_stepOf, 0);
        random.Shuffle(_stepOf.AsSpan());
        Array.Clear(_counts);
        var places = _cylinders.Places;
        for (var i = 0; i < places.Length; i++)
        {
            _counts[places[i] * _stride + _stepOf[i]]++;
        }

        if (_cylinders.Prospective)
        {
            return Maximum(useBar: false);
        }

        var maximum = Maximum(useBar: true);
        // At the bar or below it a cylinder not looked at may be stronger.
        return maximum > _cylinders.Bar.Level * (1 + 1e-9) ? maximum : Maximum(useBar: false);
    }

    private T[] LeastCounts()
    {
        List<T> least = [];
        var fewest = FewestInWindows();
        for (var centre = 0; centre < _cylinders.Circles.Centres; centre++)
        {
            var places = _cylinders.Circles.PlacesOf(centre);
            var ends = _cylinders.Circles.EndsOf(centre);
            long inCircle = 0;
            for (int circle = 0, place = 0; circle < ends.Length; circle++)
            {
                for (; place < ends[circle]; place++)
                {
                    inCircle += _cylinders.PerPlace[places[place]];
                }

                foreach (var inWindow in fewest)
                {
                    var expected = inCircle * (double)inWindow / _cylinders.Total;
                    least.Add(T.CreateSaturating(_cylinders.Bar.LeastCount(expected)));
                }
            }
        }

        return [.. least];
    }

    /// <summary>For each block and length the fewest events in a window of the length that begins in the
    /// block.</summary>
    private List<long> FewestInWindows()
    {
        List<long> fewest = [];
        for (var block = 0; block < _blocks; block++)
        {
            for (var length = 1; length <= _cylinders.MaxSteps; length++)
            {
                // Where no such window fits in the study none is looked at, whatever stands here.
                var (least, start) = (_cylinders.InWindow(0, length), block * Vector<T>.Count);
                for (var first = start; first < start + Vector<T>.Count && first + length <= _cylinders.Steps; first++)
                {
                    var inWindow = _cylinders.InWindow(first, length);
                    least = first == start ? inWindow : Math.Min(least, inWindow);
                }

                fewest.Add(least);
            }
        }

        return fewest;
    }

    private double Maximum(bool useBar)
    {
        var maximum = 0.0;
        var perCircle = _blocks * _cylinders.MaxSteps;
        for (int centre = 0, number = 0; centre < _cylinders.Circles.Centres; centre++)
        {
            var places = _cylinders.Circles.PlacesOf(centre);
            var ends = _cylinders.Circles.EndsOf(centre);
            Array.Clear(_row);
            long inCircle = 0;
            for (int circle = 0, place = 0; circle < ends.Length; circle++, number++)
            {
                var before = inCircle;
                for (; place < ends[circle]; place++)
                {
                    inCircle += _cylinders.PerPlace[places[place]];
                    AddToRow(places[place]);
                }

                if (inCircle == before)
                {
                    continue;
                }

                maximum = useBar
                    ? AboveBar(_least.AsSpan(number * perCircle, perCircle), inCircle, maximum)
                    : All(inCircle, maximum);
            }
        }

        return maximum;
    }

    private void AddToRow(int place)
    {
        var counts = _counts.AsSpan(place * _stride, _stride);
        for (var i = 0; i < counts.Length; i += Vector<T>.Count)
        {
            var row = _row.AsSpan(i);
            (new Vector<T>(row) + new Vector<T>(counts[i..])).CopyTo(row);
        }
    }

    private double AboveBar(ReadOnlySpan<T> least, long inCircle, double maximum)
    {
        var number = 0;
        for (var block = 0; block < _blocks; block++)
        {
            var start = block * Vector<T>.Count;
            var inWindows = Vector<T>.Zero;
            for (var length = 1; length <= _cylinders.MaxSteps; length++)
            {
                inWindows += new Vector<T>(_row, start + length - 1);
                if (Vector.GreaterThanOrEqualAny(inWindows, new Vector<T>(least[number++])))
                {
                    for (var i = 0; i < Vector<T>.Count && start + i + length <= _cylinders.Steps; i++)
                    {
                        maximum = Raise(maximum, long.CreateTruncating(inWindows[i]), inCircle, start + i, length);
                    }
                }
            }
        }

        return maximum;
    }

    private double All(long inCircle, double maximum)
    {
        for (var first = _cylinders.FirstStart(_cylinders.MaxSteps); first < _cylinders.Steps; first++)
        {
            long observed = 0;
            for (var length = 1; length <= _cylinders.MaxSteps && first + length <= _cylinders.Steps; length++)
            {
                observed += long.CreateTruncating(_row[first + length - 1]);
                if (first >= _cylinders.FirstStart(length))
                {
                    maximum = Raise(maximum, observed, inCircle, first, length);
                }
            }
        }

        return maximum;
    }

    private double Raise(double maximum, long observed, long inCircle, int first, int length)
    {
        var expected = inCircle * (double)_cylinders.InWindow(first, length) / _cylinders.Total;
        return observed >= _cylinders.MinCases
            && LikelihoodRatio.MayReach(observed, expected, _cylinders.Total, maximum)
            ? Math.Max(maximum, LikelihoodRatio.Of(observed, expected, _cylinders.Total))
            : maximum;
    }
}
