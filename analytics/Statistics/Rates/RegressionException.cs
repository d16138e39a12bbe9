namespace Geo.Statistics.Rates;

/// <summary>The figures have no answer, and which term is to blame.</summary>
/// <param name="term">Its number, 0 the intercept.</param>
/// <param name="reason">Why.</param>
public sealed class RegressionException(int term, RegressionFault reason)
    : ArgumentException($"Term {term}: {reason}.")
{
    /// <summary>The term's number, 0 the intercept.</summary>
    public int Term { get; } = term;

    /// <summary>Why.</summary>
    public RegressionFault Reason { get; } = reason;
}
