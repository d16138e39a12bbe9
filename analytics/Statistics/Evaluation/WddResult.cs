namespace Geo.Statistics.Evaluation;

/// <summary>A difference of differences with its uncertainty.</summary>
/// <param name="Estimate">Events a year and area unit more (positive) or fewer (negative) than the controls
/// foretold; harm for <see cref="Wdd.Harm"/>.</param>
/// <param name="StandardError">In the same unit; 0 where nothing was counted.</param>
/// <param name="Z">Estimate in standard errors; NaN where the standard error is 0.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="PTwoSided">By the normal distribution; NaN where the standard error is 0.</param>
public sealed record WddResult(
    double Estimate, double StandardError, double Z, double Lower, double Upper, double PTwoSided);
