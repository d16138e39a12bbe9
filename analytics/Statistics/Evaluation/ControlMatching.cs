namespace Geo.Statistics.Evaluation;

/// <summary>Which areas were most like the treated one before the measure?</summary>
/// <remarks>
/// The distance of two series of counts is Σ(a − b)²/(a + b + 1): for each step about what chance alone would give is 1, so that
/// level and course weigh alike, and a step of two events against one does not decide. Only what lies before the measure may be
/// given: a control chosen by its outcome proves what it was chosen for. (Abadie, A., Diamond, A. and Hainmueller, J. (2010),
/// Synthetic control methods, <i>Journal of the American Statistical Association</i> 105, 493–505, on matching by the course before.)
/// </remarks>
public static class ControlMatching
{
    /// <summary>The candidates, likest first; those at the same distance in the order given.</summary>
    /// <param name="treated">Counts of the treated area, step by step, before the measure.</param>
    /// <param name="candidates">As many counts for each candidate.</param>
    /// <returns>The candidates' numbers with their distance.</returns>
    /// <exception cref="ArgumentException">The series differ in length, or a count is negative or not finite.</exception>
    public static IReadOnlyList<(int Candidate, double Distance)> Rank(ReadOnlySpan<double> treated, IReadOnlyList<double[]> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var distances = new (int, double Distance)[candidates.Count];
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            distances[candidate] = (candidate, Distance(treated, candidates[candidate]));
        }

        return [.. distances.OrderBy(one => one.Distance)];
    }

    /// <summary>How unlike two series of counts are: 0 where they are the same, about 1 a step where only chance parts them.</summary>
    /// <inheritdoc cref="Rank"/>
    public static double Distance(ReadOnlySpan<double> treated, ReadOnlySpan<double> candidate)
    {
        if (treated.Length != candidate.Length)
        {
            throw new ArgumentException($"{treated.Length} steps against {candidate.Length}.", nameof(candidate));
        }

        var sum = 0.0;
        for (var step = 0; step < treated.Length; step++)
        {
            var (a, b) = (treated[step], candidate[step]);
            if (!(a >= 0 && b >= 0) || !double.IsFinite(a + b))
            {
                throw new ArgumentException($"Counts of {a} and {b} at step {step}.");
            }

            sum += (a - b) * (a - b) / (a + b + 1);
        }

        return sum;
    }
}
