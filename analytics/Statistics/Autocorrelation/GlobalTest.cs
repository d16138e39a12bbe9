namespace Geo.Statistics.Autocorrelation;

/// <summary>What chance is taken to be, for the variance of a global statistic.</summary>
public enum Assumption
{
    /// <summary>The values are given, their places are not: every order is as likely.</summary>
    Randomization,

    /// <summary>The values are drawn from one normal distribution.</summary>
    Normality,
}

/// <summary>How a global statistic is tested.</summary>
/// <param name="Assumption">Under which its variance is taken.</param>
/// <param name="Permutations">m, 0 for none.</param>
/// <param name="Seed">Of the permutations.</param>
public sealed record GlobalOptions(Assumption Assumption, int Permutations = 0, long Seed = 1);

/// <summary>One number for a whole map: do like values lie together?</summary>
/// <param name="Count">n, all units, also those without neighbours.</param>
/// <param name="Links">Weights above zero.</param>
/// <param name="S0">Their sum.</param>
/// <param name="Statistic">As its paper defines it.</param>
/// <param name="Expected">Under chance.</param>
/// <param name="Variance">Under chance.</param>
/// <param name="Z">Standard deviations from chance; positive always means clustering.</param>
/// <param name="PGreater">One-sided, normal: the probability of so much clustering or more.</param>
/// <param name="PTwoSided">Two-sided, normal.</param>
/// <param name="PPermutation">Two-sided, min(1, 2(1 + min(#≥, #≤))/(m + 1)); NaN without permutations. Never below
/// 2/(m + 1).</param>
/// <remarks>NaN: undefined, since all values are equal, no unit has a neighbour, or n is too small for the
/// variance.</remarks>
public sealed record GlobalTest(
    int Count,
    int Links,
    double S0,
    double Statistic,
    double Expected,
    double Variance,
    double Z,
    double PGreater,
    double PTwoSided,
    double PPermutation);
