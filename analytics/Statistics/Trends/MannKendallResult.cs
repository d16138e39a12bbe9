namespace Geo.Statistics.Trends;

/// <summary>Whether a series rises or falls, and how sure that is.</summary>
/// <param name="N">Number of values.</param>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="VarianceOfS">With the correction for ties; values that follow each other are taken for
/// independent.</param>
/// <param name="Z">(S − 1)/√Var for S above 0, (S + 1)/√Var below, else 0 (also when all values are equal).</param>
/// <param name="PTwoSided">From the normal distribution.</param>
/// <param name="TauB">Kendall's tau, from −1 to 1, corrected for ties in the values; NaN when all are equal.</param>
/// <param name="ExactPTwoSided">How often a random order has an |S| at least as large, exactly; NaN for more than
/// <see cref="MannKendall.MostForExact"/> values or with ties.</param>
public sealed record MannKendallResult(
    int N, long S, double VarianceOfS, double Z, double PTwoSided, double TauB, double ExactPTwoSided);
