using System.Numerics;

namespace Geo.Statistics.Disclosure;

/// <summary>A place on an axis, and the one that it is held against, or none.</summary>
internal readonly record struct BoxStep(int Place, int Other);

/// <summary>The corners of a box. Straight: each of two areas, times and kinds with each. Twisted: two areas, and in them one kind in one
/// time against another kind in another time; four corners, for where there is too little for eight.</summary>
internal readonly record struct BoxShape(BoxStep Area, BoxStep Time, BoxStep Kind, bool Twisted)
{
    /// <summary>Up to eight, without a list on the heap: they are asked for in the innermost loop.</summary>
    public CornerList Corners() => new(this);

    internal readonly struct CornerList(BoxShape shape)
    {
        public Enumerator GetEnumerator() => new(shape);
    }

    internal struct Enumerator(BoxShape shape)
    {
        private int _next = -1;

        public readonly BoxCorner Current => new(
            (_next & 1) == 0 ? shape.Area.Place : shape.Area.Other,
            (_next & 2) == 0 ? shape.Time.Place : shape.Time.Other,
            (_next & (shape.Twisted ? 2 : 4)) == 0 ? shape.Kind.Place : shape.Kind.Other,
            (BitOperations.PopCount((uint)_next) & 1) == 0 ? 1 : -1);

        public bool MoveNext()
        {
            while (++_next < (shape.Twisted ? 4 : 8))
            {
                if (((_next & 1) == 0 || shape.Area.Other >= 0) && ((_next & 2) == 0 || shape.Time.Other >= 0) && ((_next & 4) == 0 || shape.Kind.Other >= 0))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>What an event moves to (+1) or from (−1).</summary>
internal readonly record struct BoxCorner(int Area, int Time, int Kind, int Sign);

/// <summary>A shape, the way that the asked cell goes, and how far.</summary>
internal sealed record ShapedBox(BoxShape Shape, int Direction, int Size);
