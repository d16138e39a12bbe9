using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Geo.Statistics.Autocorrelation;

/// <summary>Eight random neighbourhoods at once with AVX2: the same numbers as <see cref="ScalarDraws"/>, summed in the
/// same order.</summary>
internal static class VectorDraws
{
    /// <inheritdoc cref="ScalarDraws.Eight"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (int Valid, int AtLeast, int AtMost) Eight(
        ref StreamQuad streams,
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        Span<int> places,
        (uint Range, uint Uneven) draw,
        (double Low, double High) bounds)
    {
        var range = Vector256.Create((ulong)draw.Range).AsUInt32();
        var uneven = Vector256.Create(draw.Uneven);
        var (sums, moreSums) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var bad = Vector256<int>.Zero;
        var own = streams;
        ref var first = ref MemoryMarshal.GetReference(places);
        fixed (double* value = values)
        {
            for (var t = 0; 8 * t < places.Length; t++)
            {
                var bits = own.Next();

                // Products of 32 and 32 bits: the upper half is the index, the lower tells whether it is even.
                var even = Avx2.Multiply(bits.AsUInt32(), range);
                var odd = Avx2.Multiply((bits >>> 32).AsUInt32(), range);
                var place = Avx2.Blend((even >>> 32).AsInt32(), odd.AsInt32(), 0b10101010);
                var fraction = Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010);
                bad |= Vector256.LessThan(fraction, uneven).AsInt32();
                for (var before = 0; before < t; before++)
                {
                    bad |= Vector256.Equals(place, Vector256.LoadUnsafe(ref first, (nuint)(8 * before)));
                }

                place.StoreUnsafe(ref first, (nuint)(8 * t));
                var gathered = Avx2.GatherVector256(value, place.GetLower(), 8);
                var moreGathered = Avx2.GatherVector256(value, place.GetUpper(), 8);
                if (!weights.IsEmpty)
                {
                    var weight = Vector256.Create(weights[t]);
                    (gathered, moreGathered) = (weight * gathered, weight * moreGathered);
                }

                sums += gathered;
                moreSums += moreGathered;
            }
        }

        streams = own;
        var (low, high) = (Vector256.Create(bounds.Low), Vector256.Create(bounds.High));
        return (
            (int)(~bad.ExtractMostSignificantBits() & 0xFF),
            (int)(Vector256.GreaterThanOrEqual(sums, low).ExtractMostSignificantBits()
                | Vector256.GreaterThanOrEqual(moreSums, low).ExtractMostSignificantBits() << 4),
            (int)(Vector256.LessThanOrEqual(sums, high).ExtractMostSignificantBits()
                | Vector256.LessThanOrEqual(moreSums, high).ExtractMostSignificantBits() << 4));
    }
}
