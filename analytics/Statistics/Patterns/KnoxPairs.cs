using System.Numerics;
using System.Runtime.InteropServices;

namespace Geo.Statistics.Patterns;

/// <summary>The pairs of events that are near in space, for <see cref="Knox"/>: kept as pairs of spots, since events at one point
/// have the same neighbours. A million incidents at some ten thousand addresses would else be hundreds of millions of pairs.</summary>
/// <remarks>
/// The events of a spot have slots in a row, the last vector filled up with times that are never near any: so that an event is held against
/// all of another spot's a vector at a time.
/// </remarks>
internal sealed class KnoxPairs
{
    /// <summary>Bounds of time compared in one pass: as many as have a register each.</summary>
    private const int AtOnce = 3;

    /// <summary>The event of every slot; −1 fills up.</summary>
    private readonly int[] _events;

    /// <summary>For each spot its first slot and the number of its events.</summary>
    private readonly (int Slot, int Events)[] _spots;

    /// <summary>For each band of distance the pairs of two spots.</summary>
    private readonly List<(int One, int Other)>[] _pairs;

    /// <summary>Spots with events enough to be pairs among themselves, if a distance of 0 is in a band.</summary>
    private readonly List<(int One, int Other)> _selves = [];

    /// <summary>Finds the pairs within bands of distance, closed to the left and open to the right.</summary>
    public KnoxPairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> distances)
    {
        PointGrid.CheckPoints(x, y);
        List<double> spotX = [], spotY = [];
        List<List<int>> eventsOf = [];
        var spots = new Dictionary<(double, double), int>();
        for (var i = 0; i < x.Length; i++)
        {
            ref var spot = ref CollectionsMarshal.GetValueRefOrAddDefault(spots, (x[i], y[i]), out var known);
            if (!known)
            {
                spot = eventsOf.Count;
                spotX.Add(x[i]);
                spotY.Add(y[i]);
                eventsOf.Add([]);
            }

            eventsOf[spot].Add(i);
        }

        // In the order of the grid, so that spots near each other lie near each other in memory.
        var grid = new PointGrid(CollectionsMarshal.AsSpan(spotX), CollectionsMarshal.AsSpan(spotY), distances[^1]);
        _spots = new (int, int)[eventsOf.Count];
        List<int> slots = [];
        for (var i = 0; i < _spots.Length; i++)
        {
            var events = eventsOf[grid.Order[i]];
            _spots[i] = (slots.Count, events.Count);
            slots.AddRange(events);
            while (slots.Count % Vector<double>.Count > 0)
            {
                slots.Add(-1);
            }
        }

        _events = [.. slots];
        (_pairs, InDistance) = ([.. Enumerable.Range(1, distances.Length - 1).Select(_ => new List<(int, int)>())], new long[distances.Length - 1]);
        Find(grid, distances);
    }

    /// <summary>For each band of distance its pairs of events.</summary>
    public long[] InDistance { get; }

    /// <summary>Room to work in, one a thread.</summary>
    public double[] MakeRoom() => new double[_events.Length];

    /// <summary>For each band of distance and, within it, of time the pairs of events in both.</summary>
    /// <param name="times">Of the events, in their own order.</param>
    /// <param name="bounds">Of the bands of time, increasing.</param>
    /// <param name="room">What <see cref="MakeRoom"/> made.</param>
    public long[] Count(double[] times, double[] bounds, double[] room)
    {
        for (var slot = 0; slot < room.Length; slot++)
        {
            room[slot] = _events[slot] < 0 ? double.PositiveInfinity : times[_events[slot]];
        }

        var bands = bounds.Length - 1;
        var counts = new long[_pairs.Length * bands];
        Span<long> below = stackalloc long[AtOnce];
        Span<double> asked = stackalloc double[AtOnce];
        for (var s = 0; s < _pairs.Length; s++)
        {
            // No time apart is below 0: that bound costs no comparison.
            for (var first = bounds[0] == 0 ? 1 : 0; first < bounds.Length; first += AtOnce)
            {
                for (var b = 0; b < AtOnce; b++)
                {
                    asked[b] = first + b < bounds.Length ? bounds[first + b] : -1;
                }

                below.Clear();
                if (s == 0)
                {
                    // Each pair was met from both ends, and each event met itself.
                    CountBelow(_selves, room, asked, below);
                    for (var b = 0; b < AtOnce; b++)
                    {
                        below[b] = asked[b] > 0 ? (below[b] - _selves.Sum(spot => (long)_spots[spot.One].Events)) / 2 : 0;
                    }
                }

                CountBelow(_pairs[s], room, asked, below);
                for (var bound = first; bound < Math.Min(first + AtOnce, bounds.Length); bound++)
                {
                    if (bound > 0)
                    {
                        counts[s * bands + bound - 1] += below[bound - first];
                    }

                    if (bound < bands)
                    {
                        counts[s * bands + bound] -= below[bound - first];
                    }
                }
            }
        }

        return counts;
    }

    private void Find(PointGrid grid, ReadOnlySpan<double> distances)
    {
        Span<(int From, int To)> runs = stackalloc (int, int)[3];
        for (var i = 0; i < _spots.Length; i++)
        {
            if (distances[0] == 0 && _spots[i].Events > 1)
            {
                _selves.Add((i, i));
                InDistance[0] += _spots[i].Events * (_spots[i].Events - 1L) / 2;
            }

            foreach (var (from, to) in runs[..grid.Near(i, runs)])
            {
                for (var j = Math.Max(from, i + 1); j < to; j++)
                {
                    var (dx, dy) = (grid.X[j] - grid.X[i], grid.Y[j] - grid.Y[i]);
                    var distance = Math.Sqrt(dx * dx + dy * dy);
                    if (distance < distances[^1] && distance >= distances[0])
                    {
                        var band = 0;
                        while (distance >= distances[band + 1])
                        {
                            band++;
                        }

                        // The one with fewer events is gone through one by one.
                        _pairs[band].Add(_spots[i].Events <= _spots[j].Events ? (i, j) : (j, i));
                        InDistance[band] += (long)_spots[i].Events * _spots[j].Events;
                    }
                }
            }
        }
    }

    // Without a branch: how far apart a shuffled pair falls cannot be guessed.
    private void CountBelow(List<(int One, int Other)> pairs, double[] room, ReadOnlySpan<double> bounds, Span<long> below)
    {
        var times = MemoryMarshal.Cast<double, Vector<double>>(room.AsSpan());
        var (bound0, bound1, bound2) = (new Vector<double>(bounds[0]), new Vector<double>(bounds[1]), new Vector<double>(bounds[2]));
        var (below0, below1, below2) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        foreach (var (one, other) in CollectionsMarshal.AsSpan(pairs))
        {
            var (slot, events) = _spots[one];
            var (from, count) = _spots[other];
            var row = times.Slice(from / Vector<double>.Count, (count + Vector<double>.Count - 1) / Vector<double>.Count);
            for (var i = slot; i < slot + events; i++)
            {
                var time = new Vector<double>(room[i]);
                foreach (var others in row)
                {
                    var apart = Vector.Abs(others - time);
                    below0 -= Vector.LessThan(apart, bound0);
                    below1 -= Vector.LessThan(apart, bound1);
                    below2 -= Vector.LessThan(apart, bound2);
                }
            }
        }

        below[0] += Vector.Sum(below0);
        below[1] += Vector.Sum(below1);
        below[2] += Vector.Sum(below2);
    }
}
