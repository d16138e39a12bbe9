namespace Geo.Statistics.Rates;

/// <summary>A fitted regression of counts.</summary>
/// <param name="Terms">The intercept, then the terms in the order given.</param>
/// <param name="Alpha">α of μ + α·μ²; 0 for Poisson, and where counts vary no more than Poisson's.</param>
/// <param name="AlphaStandardError">From the observed information; NaN where α is 0.</param>
/// <param name="LogLikelihood">With all constants.</param>
/// <param name="PearsonDispersion">Σ(y − μ)²/V over the degrees of freedom: near 1 where the family fits; NaN without
/// degrees of freedom.</param>
public sealed record RegressionResult(
    IReadOnlyList<CountTerm> Terms, double Alpha, double AlphaStandardError, double LogLikelihood, double PearsonDispersion);
