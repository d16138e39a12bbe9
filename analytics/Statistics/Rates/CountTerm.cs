namespace Geo.Statistics.Rates;

/// <summary>One term of a regression of counts.</summary>
/// <param name="Estimate">On the log scale, for one unit more of the term.</param>
/// <param name="StandardError">On the log scale, from the expected information.</param>
/// <param name="Z">Wald.</param>
/// <param name="PTwoSided">Normal.</param>
/// <param name="RateRatio">exp(estimate): how many times as many for one unit more.</param>
/// <param name="Lower">Lower 95 % end of the rate ratio.</param>
/// <param name="Upper">Upper 95 % end of the rate ratio.</param>
public sealed record CountTerm(
    double Estimate, double StandardError, double Z, double PTwoSided, double RateRatio, double Lower, double Upper);
