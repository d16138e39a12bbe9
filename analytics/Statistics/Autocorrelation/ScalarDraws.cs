using System.Runtime.Intrinsics;

namespace Geo.Statistics.Autocorrelation;

/// <summary>Eight random neighbourhoods, without vector instructions.</summary>
internal static class ScalarDraws
{
    /// <summary>Draws and sums them.</summary>
    /// <param name="streams">The unit's.</param>
    /// <param name="values">Of the other units, and the unit's own last.</param>
    /// <param name="weights">k; none means that all are 1.</param>
    /// <param name="places">Room for 8k.</param>
    /// <param name="draw">How many others; and below which fraction an index is uneven (Lemire).</param>
    /// <param name="bounds">From which a sum is at least, and to which it is at most, the observed.</param>
    /// <returns>Bit by bit: the neighbourhood is a sample without replacement; its sum is at least the observed; at
    /// most.</returns>
    public static (int Valid, int AtLeast, int AtMost) Eight(
        ref StreamQuad streams,
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        Span<int> places,
        (uint Range, uint Uneven) draw,
        (double Low, double High) bounds)
    {
        Span<double> sums = stackalloc double[8];
        sums.Clear();
        var (valid, k) = (0xFF, places.Length / 8);
        for (var t = 0; t < k; t++)
        {
            var bits = streams.Next().AsUInt32();
            for (var lane = 0; lane < 8; lane++)
            {
                var product = (ulong)bits.GetElement(lane) * draw.Range;
                var place = (int)(product >> 32);
                places[8 * t + lane] = place;
                sums[lane] += (weights.IsEmpty ? 1 : weights[t]) * values[place];
                var twice = (uint)product < draw.Uneven;
                for (var before = 0; before < t; before++)
                {
                    twice |= places[8 * before + lane] == place;
                }

                valid &= twice ? ~(1 << lane) : -1;
            }
        }

        var (atLeast, atMost) = (0, 0);
        for (var lane = 0; lane < 8; lane++)
        {
            atLeast |= sums[lane] >= bounds.Low ? 1 << lane : 0;
            atMost |= sums[lane] <= bounds.High ? 1 << lane : 0;
        }

        return (valid, atLeast, atMost);
    }
}
