namespace Geo.Statistics.Rates;

/// <summary>Which spread counts have around their mean μ.</summary>
public enum CountFamily
{
    /// <summary>Variance μ.</summary>
    Poisson,

    /// <summary>Variance μ + α·μ² (NB2).</summary>
    NegativeBinomial,
}

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

/// <summary>A fitted regression of counts.</summary>
/// <param name="Terms">The intercept, then the terms in the order given.</param>
/// <param name="Alpha">α of μ + α·μ²; 0 for Poisson, and where counts vary no more than Poisson's.</param>
/// <param name="AlphaStandardError">From the observed information; NaN where α is 0.</param>
/// <param name="LogLikelihood">With all constants.</param>
/// <param name="PearsonDispersion">Σ(y − μ)²/V over the degrees of freedom: near 1 where the family fits; NaN without
/// degrees of freedom.</param>
public sealed record RegressionResult(
    IReadOnlyList<CountTerm> Terms, double Alpha, double AlphaStandardError, double LogLikelihood, double PearsonDispersion);

/// <summary>The figures have no answer, and which term is to blame.</summary>
/// <param name="term">Its number, 0 the intercept.</param>
/// <param name="reason">Why.</param>
public sealed class RegressionException(int term, RegressionFault reason)
    : ArgumentException($"Term {term}: {reason}.")
{
    public int Term { get; } = term;

    public RegressionFault Reason { get; } = reason;
}

/// <summary>Why a regression has no answer.</summary>
public enum RegressionFault
{
    /// <summary>The term is the same on every row: it cannot be told from the intercept.</summary>
    Constant,

    /// <summary>The term follows from those before it.</summary>
    Collinear,

    /// <summary>The estimate grows without bound: where the term has one value there is no event at all.</summary>
    Separated,

    /// <summary>No event at all.</summary>
    NoEvents,

    /// <summary>The iterations did not settle.</summary>
    NotConverged,
}
