using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Another table that fits everything that is shown: events put to some leaves and taken from others, so that no shown
/// sum changes. The smallest such moves are boxes: two areas, two times and two kinds, the signs by turns. An event that
/// moves in a quarter that was corrected moves in all versions of it that are known to be the same.</summary>
/// <param name="Corners">The leaves and whether each gains (+1) or loses (−1) an event.</param>
/// <param name="Size">How many events each corner gains or loses; every whole number below fits as well.</param>
public sealed record BoxMove(ImmutableArray<(int Leaf, int Sign)> Corners, int Size);

/// <summary>Moves made one after the other from the true table: each step fits what is shown, and so does each whole number
/// of events on the way.</summary>
public sealed record MoveChain(ImmutableArray<BoxMove> Moves);
