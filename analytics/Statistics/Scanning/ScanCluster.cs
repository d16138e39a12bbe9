namespace Geo.Statistics.Scanning;

/// <summary>A circle, or a circle during some time, with more cases than its share: what a scan reports.</summary>
/// <remarks>Its edge is vague: circles a little larger or smaller often do nearly as well, and a place inside need not
/// itself be high. Only the cluster as a whole is tested.</remarks>
/// <param name="Centre">Index of the place in the circle's centre.</param>
/// <param name="Radius">From the centre to the farthest place inside, in the unit of the coordinates; 0 for places in
/// one point.</param>
/// <param name="Locations">Indices of the places inside, ascending.</param>
/// <param name="Steps">First and last step of the window, counted from 0; null for a scan of space alone.</param>
/// <param name="Observed">Cases inside.</param>
/// <param name="Expected">Cases expected inside, given all cases.</param>
/// <param name="RelativeRisk">Poisson: the rate inside over the rate outside, (c/E)/((C − c)/(C − E)), infinite when
/// all cases are inside. Permutation: observed over expected.</param>
/// <param name="LogLikelihoodRatio">Natural logarithm; see <see cref="LikelihoodRatio"/>.</param>
/// <param name="POneSided">How often chance gives a strongest cluster at least this strong, (1 + ≥)/(R + 1): already
/// allows for all circles and windows tried. NaN without replications.</param>
public sealed record ScanCluster(
    int Centre,
    double Radius,
    IReadOnlyList<int> Locations,
    (int First, int Last)? Steps,
    long Observed,
    double Expected,
    double RelativeRisk,
    double LogLikelihoodRatio,
    double POneSided);
