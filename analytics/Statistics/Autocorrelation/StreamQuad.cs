using System.Runtime.Intrinsics;

namespace Geo.Statistics.Autocorrelation;

/// <summary>Four streams of one unit stepped together: the numbers of <see cref="RandomStream"/>, four at a
/// time.</summary>
internal struct StreamQuad
{
    private Vector256<ulong> _a;
    private Vector256<ulong> _b;
    private Vector256<ulong> _c;
    private Vector256<ulong> _d;

    public StreamQuad(long seed, int unit)
    {
        for (var lane = 0; lane < Vector256<ulong>.Count; lane++)
        {
            var (a, b, c, d) = new RandomStream(seed, 4L * unit + lane).State;
            (_a, _b, _c, _d) = (
                _a.WithElement(lane, a), _b.WithElement(lane, b), _c.WithElement(lane, c), _d.WithElement(lane, d));
        }
    }

    /// <summary>64 random bits from each.</summary>
    public Vector256<ulong> Next()
    {
        var five = _b + (_b << 2);
        var turned = (five << 7) | (five >>> 57);
        var result = turned + (turned << 3);
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = (_d << 45) | (_d >>> 19);
        return result;
    }
}
