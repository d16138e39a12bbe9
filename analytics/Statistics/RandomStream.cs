using System.Numerics;

namespace Geo.Statistics;

/// <summary>Random numbers of its own for every unit of work, so that a permutation test gives the same answer on one
/// thread and on many, and in whatever order its units are computed.</summary>
/// <remarks>
/// xoshiro256** by Blackman, D. and Vigna, S. (2021), Scrambled linear pseudorandom number generators, <i>ACM
/// Transactions on Mathematical Software</i> 47(4), article 36. Its state is filled from (seed, unit) by SplitMix64,
/// as its authors advise: streams of neighbouring units have nothing in common that a test could see. Not for secrets.
/// A struct: pass it by reference, or both copies draw the same numbers.
/// </remarks>
public struct RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>The stream of one unit, such as a cell or a permutation.</summary>
    /// <param name="seed">Chosen once for the whole computation and printed with its result.</param>
    /// <param name="unit">The unit's number.</param>
    public RandomStream(long seed, long unit)
    {
        // Two rounds apart: (seed, unit) and (seed + 1, unit - 1) must not meet.
        var state = (ulong)seed;
        state = SplitMix(ref state) ^ (ulong)unit;
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>The four words of its state, for those who step several streams at once.</summary>
    internal readonly (ulong A, ulong B, ulong C, ulong D) State => (_a, _b, _c, _d);

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Even over [0, 1): 53 bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="bound"/>, every one as likely.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // Lemire, D. (2019), Fast random integer generation in an interval, ACM TOMACS 29(1), article 3.
        var range = (uint)bound;
        var product = (ulong)(uint)(NextBits() >> 32) * range;
        if ((uint)product < range)
        {
            for (var threshold = (0u - range) % range; (uint)product < threshold;)
            {
                product = (ulong)(uint)(NextBits() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts the values in a random order, every order as likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = NextBelow(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
