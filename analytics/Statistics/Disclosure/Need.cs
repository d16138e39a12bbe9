namespace Geo.Statistics.Disclosure;

/// <summary>What an attacker must be left with about a withheld count, whoever he is and whatever else he knows.</summary>
/// <remarks>
/// The mark never says why, so that a withheld count tells nothing by itself: it may be small, stand on one place or one reporter, be
/// a zero that nobody is sure of, or be any count at all that another hides behind. A count of 1 … k − 1 must be able to
/// be each of 1 … k − 1. Any other must be able to be each of k + 1 whole numbers in a row, its own among them: k wide and
/// without holes, since "0 or 12" is as good as told.
/// </remarks>
internal static class Need
{
    public static bool IsSmall(int count, int smallestCount) => count > 0 && count < smallestCount;

    /// <summary>Whether a count that may be as much larger and as much smaller, and all between, is safe.</summary>
    public static bool IsMet(int count, int up, int down, int smallestCount) => IsSmall(count, smallestCount)
        ? count + up >= smallestCount - 1 && count - down <= 1
        : up + down >= smallestCount;
}
