using System.Numerics;

namespace Geo.Statistics.Scanning;

/// <summary>What one thread needs to find the largest log likelihood ratio of one shuffle after another.</summary>
/// <remarks>
/// Each place has a row of steps with its events less those expected, in fixed point. Rows add up to those of a growing
/// circle, and a window's sum comes from that of the window one step shorter by one addition: both a vector at a time.
/// A vector is looked at closely only where a window in it exceeds what is expected by enough to reach the bar of
/// <see cref="ScanBar"/>. A shuffle in which nothing does, which is rare, is gone through again without a bar.
/// </remarks>
internal sealed class ScanRoom
{
    private readonly ScanCylinders _cylinders;
    private readonly int[] _stepOf;

    /// <summary>The first step that any window reaches: of a prospective scan only the last ones count.</summary>
    private readonly int _from;
    private readonly int _blocks;
    private readonly int _stride;
    private readonly double _scale;

    /// <summary>Less what is expected, before there are any events.</summary>
    private readonly int[] _empty;
    private readonly int[] _excess;
    private readonly int[] _row;

    /// <summary>For each block of steps and length the fewest events of all places in a window that begins in the
    /// block.</summary>
    private readonly long[] _fewest;
    private readonly int[] _least;

    public ScanRoom(ScanCylinders cylinders)
    {
        (_cylinders, _stepOf) = (cylinders, new int[cylinders.Places.Length]);
        _from = cylinders.FirstStart(cylinders.MaxSteps);
        _blocks = (cylinders.Steps - _from + Vector<int>.Count - 1) / Vector<int>.Count;
        _stride = _blocks * Vector<int>.Count;
        // No window's sum overflows, and rounding stays far below one event.
        _scale = Math.Floor(int.MaxValue / 2.0 / cylinders.Bar.MostInWindow);
        _empty = new int[cylinders.Circles.Centres * _stride];
        for (var place = 0; place < cylinders.Circles.Centres; place++)
        {
            for (var step = _from; step < cylinders.Steps; step++)
            {
                _empty[place * _stride + step - _from] = (int)Math.Round(-Expected(cylinders.PerPlace[place], step, 1) * _scale);
            }
        }

        _excess = new int[_empty.Length];
        // The windows of the last block reach beyond the study.
        _row = new int[_stride + cylinders.MaxSteps];
        _fewest = FewestInWindows();
        _least = LeastExcess();
    }

    /// <summary>Shuffles the dates over the events and gives the largest ratio of all cylinders.</summary>
    public double MaximumOfShuffled(ref RandomStream random)
    {
        _cylinders.StepOf.CopyTo(_stepOf, 0);
        random.Shuffle(_stepOf.AsSpan());
        _empty.CopyTo(_excess, 0);
        var (places, one) = (_cylinders.Places, (int)_scale);
        for (var i = 0; i < places.Length; i++)
        {
            if (_stepOf[i] >= _from)
            {
                _excess[places[i] * _stride + _stepOf[i] - _from] += one;
            }
        }

        if (_cylinders.Prospective)
        {
            return Maximum(useBar: false);
        }

        var maximum = Maximum(useBar: true);
        // At the bar or below it a cylinder not looked at may be stronger.
        return maximum > _cylinders.Bar.Level * (1 + 1e-9) ? maximum : Maximum(useBar: false);
    }

    private double Expected(long inCircle, int first, int length) =>
        inCircle * (double)_cylinders.InWindow(first, length) / _cylinders.Total;

    private long[] FewestInWindows()
    {
        List<long> fewest = [];
        for (var block = 0; block < _blocks; block++)
        {
            for (var length = 1; length <= _cylinders.MaxSteps; length++)
            {
                // Where no such window fits in the study none is looked at, whatever stands here.
                var (least, start) = (_cylinders.InWindow(0, length), block * Vector<int>.Count);
                for (var first = start; first < start + Vector<int>.Count && first + length <= _cylinders.Steps; first++)
                {
                    var inWindow = _cylinders.InWindow(first, length);
                    least = first == start ? inWindow : Math.Min(least, inWindow);
                }

                fewest.Add(least);
            }
        }

        return [.. fewest];
    }

    /// <summary>For each circle, block and length an excess that every window at the bar has.</summary>
    private int[] LeastExcess()
    {
        if (_cylinders.Prospective)
        {
            return [];
        }

        List<int> least = [];
        for (var centre = 0; centre < _cylinders.Circles.Centres; centre++)
        {
            var places = _cylinders.Circles.PlacesOf(centre);
            long inCircle = 0;
            var place = 0;
            foreach (var end in _cylinders.Circles.EndsOf(centre))
            {
                for (; place < end; place++)
                {
                    inCircle += _cylinders.PerPlace[places[place]];
                }

                // Every place and step is rounded by at most a half, the unit of an event by one.
                var rounding = _cylinders.MaxSteps * (double)end + _cylinders.Bar.MostInWindow;
                foreach (var fewest in _fewest)
                {
                    var excess = _cylinders.Bar.LeastExcess(inCircle * (double)fewest / _cylinders.Total);
                    least.Add((int)Math.Clamp(excess * _scale - rounding, int.MinValue, int.MaxValue));
                }
            }
        }

        return [.. least];
    }

    private double Maximum(bool useBar)
    {
        var maximum = 0.0;
        var number = 0;
        for (var centre = 0; centre < _cylinders.Circles.Centres; centre++)
        {
            var places = _cylinders.Circles.PlacesOf(centre);
            Array.Clear(_row);
            long inCircle = 0;
            var place = 0;
            foreach (var end in _cylinders.Circles.EndsOf(centre))
            {
                for (; place < end; place++)
                {
                    inCircle += _cylinders.PerPlace[places[place]];
                    AddToRow(places[place]);
                }

                maximum = useBar
                    ? AboveBar(_least.AsSpan(number, _fewest.Length), inCircle, maximum)
                    : _cylinders.Prospective ? AllThatLast(inCircle, maximum)
                    : All(inCircle, maximum);
                number += _fewest.Length;
            }
        }

        return maximum;
    }

    private void AddToRow(int place)
    {
        var excess = _excess.AsSpan(place * _stride, _stride);
        for (var i = 0; i < excess.Length; i += Vector<int>.Count)
        {
            (new Vector<int>(_row, i) + new Vector<int>(excess[i..])).CopyTo(_row, i);
        }
    }

    private double AboveBar(ReadOnlySpan<int> least, long inCircle, double maximum)
    {
        var number = 0;
        for (var start = 0; start < _stride; start += Vector<int>.Count)
        {
            var inWindows = Vector<int>.Zero;
            for (var length = 1; length <= _cylinders.MaxSteps; length++)
            {
                inWindows += new Vector<int>(_row, start + length - 1);
                var enough = least[number++];
                if (Vector.GreaterThanOrEqualAny(inWindows, new Vector<int>(enough)))
                {
                    for (var i = 0; i < Vector<int>.Count; i++)
                    {
                        if (inWindows[i] >= enough && start + i + length <= _cylinders.Steps)
                        {
                            maximum = Raise(maximum, inWindows[i], inCircle, start + i, length);
                        }
                    }
                }
            }
        }

        return maximum;
    }

    private double All(long inCircle, double maximum)
    {
        for (var first = 0; first < _cylinders.Steps; first++)
        {
            var excess = 0;
            for (var length = 1; length <= _cylinders.MaxSteps && first + length <= _cylinders.Steps; length++)
            {
                excess += _row[first + length - 1];
                maximum = Raise(maximum, excess, inCircle, first, length);
            }
        }

        return maximum;
    }

    private double AllThatLast(long inCircle, double maximum)
    {
        var excess = 0;
        for (var length = 1; length <= _cylinders.MaxSteps; length++)
        {
            var first = _cylinders.Steps - length;
            excess += _row[first - _from];
            maximum = Raise(maximum, excess, inCircle, first, length);
        }

        return maximum;
    }

    private double Raise(double maximum, int excess, long inCircle, int first, int length)
    {
        var expected = Expected(inCircle, first, length);
        // The count itself is whole: what fixed point rounded away comes back.
        var observed = Math.Round(expected + excess / _scale);
        return observed >= _cylinders.MinCases
            && LikelihoodRatio.MayReach(observed, expected, _cylinders.Total, maximum)
            ? Math.Max(maximum, LikelihoodRatio.Of(observed, expected, _cylinders.Total))
            : maximum;
    }
}
