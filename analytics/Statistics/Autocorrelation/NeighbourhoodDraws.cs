using System.Runtime.Intrinsics.X86;

namespace Geo.Statistics.Autocorrelation;

/// <summary>Draws random neighbourhoods for one unit at a time and compares their sums with the observed; one for each
/// thread.</summary>
/// <remarks>
/// Small neighbourhoods are drawn eight at a time from four streams (each number of 64 bits gives two indices by
/// Lemire's method), and one with a place twice, or an index that would be uneven, is thrown away: what remains is an
/// even sample without replacement. Large ones are drawn by the first steps of Fisher and Yates's shuffle. The numbers
/// drawn do not depend on whether vector instructions are there.
/// </remarks>
internal sealed class NeighbourhoodDraws
{
    private const int Lanes = 8;

    private readonly SpatialWeights _weights;
    private readonly int _permutations;
    private readonly long _seed;
    private readonly bool _vectors;
    private readonly double[] _values;
    private readonly double _largest;

    /// <summary>The places of eight neighbourhoods: position by position, eight lanes each.</summary>
    private readonly int[] _places;
    private readonly double[] _weightsOf;
    private readonly int[] _swapped;

    public NeighbourhoodDraws(
        double[] values, SpatialWeights weights, (int Permutations, long Seed) draws, bool vectors)
    {
        (_weights, _vectors) = (weights, vectors);
        (_permutations, _seed) = draws;
        _values = [.. values];
        var most = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            most = Math.Max(most, weights.IndicesOf(i).Length);
            _largest = Math.Max(_largest, Math.Abs(values[i]));
        }

        (_places, _weightsOf, _swapped) = (new int[Lanes * (most + 1)], new double[most + 1], new int[most + 1]);
    }

    public static bool HasVectors => Avx2.IsSupported;

    public PermutationCounts Count(int unit)
    {
        var (k, observed, even) = Observe(unit);
        if (k == 0)
        {
            return new(_permutations, _permutations);
        }

        var others = _values.Length - 1;
        var weights = _weightsOf.AsSpan(0, k);
        var slack = Slack(weights);
        var bounds = (observed - slack, observed + slack);

        // The unit's own value stands last, out of reach, and is put back afterwards.
        var own = _values[unit];
        (_values[unit], _values[others]) = (_values[others], own);
        var counts = k > others / 2 || (long)k * (k - 1) > others
            ? Shuffled(unit, weights, bounds)
            : Rejecting(unit, even ? [] : weights, k, bounds);
        (_values[others], _values[unit]) = (_values[unit], own);
        return counts;
    }

    private (int Neighbours, double Observed, bool Even) Observe(int unit)
    {
        var (k, even, sum) = (0, true, 0.0);
        foreach (var (j, w) in _weights.NeighboursOf(unit))
        {
            if (j != unit)
            {
                even &= k == 0 || w == _weightsOf[0];
                sum += w * _values[j];
                _weightsOf[k++] = w;
            }
        }

        if (!even)
        {
            return (k, sum, false);
        }

        // Equal weights do not matter: sums of counts are then exact.
        sum = 0;
        foreach (var j in _weights.IndicesOf(unit))
        {
            sum += j == unit ? 0 : _values[j];
        }

        _weightsOf.AsSpan(0, k).Fill(1);
        return (k, sum, true);
    }

    /// <summary>More than two orders of summation can differ by rounding, less than two different sums of data
    /// do.</summary>
    private double Slack(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return 4 * Math.ScaleB(1, -52) * weights.Length * sum * _largest;
    }

    private PermutationCounts Shuffled(
        int unit, ReadOnlySpan<double> weights, (double Low, double High) bounds)
    {
        var random = new RandomStream(_seed, unit);
        var (atLeast, atMost) = (0, 0);
        for (var permutation = 0; permutation < _permutations; permutation++)
        {
            var sum = 0.0;
            for (var t = 0; t < weights.Length; t++)
            {
                var other = t + random.NextBelow(_values.Length - 1 - t);
                (_values[t], _values[other]) = (_values[other], _values[t]);
                _swapped[t] = other;
                sum += weights[t] * _values[t];
            }

            // Back to where it was: what the unit draws must not depend on the units before it.
            for (var t = weights.Length - 1; t >= 0; t--)
            {
                (_values[t], _values[_swapped[t]]) = (_values[_swapped[t]], _values[t]);
            }

            atLeast += sum >= bounds.Low ? 1 : 0;
            atMost += sum <= bounds.High ? 1 : 0;
        }

        return new(atLeast, atMost);
    }

    private PermutationCounts Rejecting(
        int unit, ReadOnlySpan<double> weights, int k, (double Low, double High) bounds)
    {
        var range = (uint)(_values.Length - 1);
        var uneven = (0u - range) % range;
        var streams = new StreamQuad(_seed, unit);
        var (atLeast, atMost) = (0, 0);
        for (var left = _permutations; left > 0;)
        {
            var (valid, high, low) = _vectors
                ? VectorDraws.Eight(ref streams, _values, weights, _places.AsSpan(0, Lanes * k), (range, uneven), bounds)
                : ScalarDraws.Eight(ref streams, _values, weights, _places.AsSpan(0, Lanes * k), (range, uneven), bounds);
            while (int.PopCount(valid) > left)
            {
                valid &= ~(1 << int.Log2(valid));
            }

            left -= int.PopCount(valid);
            atLeast += int.PopCount(high & valid);
            atMost += int.PopCount(low & valid);
        }

        return new(atLeast, atMost);
    }
}
