using System.Text;

namespace Geo.Etl.Sampling;

/// <summary>A stream of random numbers that is the same for the same seed and name on every machine and in every version
/// of .NET, which <see cref="Random"/> does not promise.</summary>
/// <remarks>xoshiro256** seeded by SplitMix64 (Blackman, D. and Vigna, S., 2021, Scrambled linear pseudorandom number
/// generators, <i>ACM TOMS</i> 47(4)). Each part of the town has a stream of its own, so that a change to one leaves the
/// others as they were.</remarks>
internal sealed class SampleRandom
{
    private readonly ulong[] _state = new ulong[4];

    public SampleRandom(long seed, string stream)
    {
        // FNV-1a of the name: string.GetHashCode differs from run to run.
        var hash = Encoding.UTF8.GetBytes(stream).Aggregate(14695981039346656037UL, (sum, b) => (sum ^ b) * 1099511628211UL);
        var mixed = unchecked((ulong)seed) ^ hash;
        for (var i = 0; i < _state.Length; i++)
        {
            mixed += 0x9E3779B97F4A7C15UL;
            var z = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            _state[i] = z ^ (z >> 31);
        }
    }

    public ulong Next()
    {
        var s = _state;
        var result = ulong.RotateLeft(s[1] * 5, 7) * 9;
        var shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = ulong.RotateLeft(s[3], 45);
        return result;
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>From 0 up to, not including, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An index drawn in proportion to weights whose running sums are given.</summary>
    public int PickCumulative(double[] runningSums)
    {
        var found = Array.BinarySearch(runningSums, Unit() * runningSums[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, runningSums.Length - 1);
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Mean 0, standard deviation 1 (Marsaglia's polar method).</summary>
    public double Normal()
    {
        while (true)
        {
            double x = Between(-1, 1), y = Between(-1, 1);
            var square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>Mean 1, variance 1 / <paramref name="shape"/>; the shape is at least 1 (Marsaglia and Tsang, 2000).</summary>
    public double GammaOfMeanOne(double shape)
    {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.Log(Unit()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return d * v / shape;
            }
        }
    }

    public int Poisson(double mean)
    {
        if (mean > 30)
        {
            return Poisson(mean / 2) + Poisson(mean / 2);
        }

        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit())
        {
            count++;
        }

        return count;
    }
}
