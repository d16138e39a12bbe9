namespace Geo.Statistics.Patterns;

/// <summary>One band of distance and one of time: [From, To) in metres and in days.</summary>
/// <param name="PairsInDistance">Pairs of events in the band of distance, however far apart in time.</param>
/// <param name="PairsInTime">Pairs in the band of time, however far apart in space.</param>
/// <param name="Observed">Pairs in both.</param>
/// <param name="Expected">PairsInDistance·PairsInTime / (n(n − 1)/2): exactly the mean over all permutations of
/// the times.</param>
/// <param name="Ratio">Observed / expected (Knox ratio); NaN where nothing is expected.</param>
/// <param name="SimulatedMean">Mean over the permutations; NaN without permutations.</param>
/// <param name="SimulatedDeviation">Standard deviation over the permutations, divisor m − 1; NaN below two.</param>
/// <param name="PUpper">One-sided: (1 + permutations with at least as many pairs) / (m + 1); NaN without
/// permutations.</param>
public sealed record KnoxCell(
    double DistanceFrom,
    double DistanceTo,
    double DaysFrom,
    double DaysTo,
    long PairsInDistance,
    long PairsInTime,
    long Observed,
    double Expected,
    double Ratio,
    double SimulatedMean,
    double SimulatedDeviation,
    double PUpper);
