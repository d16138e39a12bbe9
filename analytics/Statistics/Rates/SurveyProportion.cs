using MathNet.Numerics.Distributions;

namespace Geo.Statistics.Rates;

/// <summary>A share of a population from a survey with design weights and strata, such as those who feel unsafe.</summary>
/// <remarks>
/// The weighted share with Taylor-linearised variance, people drawn with replacement within strata, as svymean of R
/// survey without fpc: Lumley, T. (2004), <i>Journal of Statistical Software</i> 9(8). The interval is Wilson's with the
/// effective sample p(1 − p)/v and Student's quantile on n − strata degrees of freedom: Korn, E. L. and Graubard, B. I.
/// (1998), Confidence intervals for proportions with small expected number of positive counts, <i>Survey
/// Methodology</i> 24(2), 193–201, whose own interval is Clopper–Pearson's. Non-response bias is not seen.
/// </remarks>
/// <param name="Share">From 0 to 1.</param>
/// <param name="StandardError">Linearised.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="EffectiveSample">How large a simple random sample would be as sure; at most the respondents where nobody
/// or everybody said yes.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="DegreesOfFreedom">Respondents less strata.</param>
public sealed record SurveyProportion(
    double Share, double StandardError, double Lower, double Upper, double EffectiveSample, int Respondents, int DegreesOfFreedom)
{
    /// <summary>Below so many respondents a share is not shown.</summary>
    public const int MinimumRespondents = 30;

    /// <param name="answers">One a respondent: yes or no.</param>
    /// <param name="weights">As many design weights, positive.</param>
    /// <param name="strata">As many names of strata; each needs two respondents.</param>
    /// <param name="confidence">Above 0 and below 1; two-sided.</param>
    /// <exception cref="ArgumentException">The lengths differ, a weight is not a positive number, a stratum has one
    /// respondent, or the confidence is not between 0 and 1.</exception>
    public static SurveyProportion Of(
        IReadOnlyList<bool> answers, IReadOnlyList<double> weights, IReadOnlyList<string> strata, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(strata);
        var n = answers.Count;
        if (weights.Count != n || strata.Count != n || n == 0 || !(confidence is > 0 and < 1))
        {
            throw new ArgumentException($"{n} answers, {weights.Count} weights, {strata.Count} strata, confidence {confidence}.");
        }

        if (weights.Any(weight => !(weight > 0) || !double.IsFinite(weight)))
        {
            throw new ArgumentException("A weight is not a positive number.", nameof(weights));
        }

        var total = weights.Sum();
        var share = Enumerable.Range(0, n).Where(i => answers[i]).Sum(i => weights[i]) / total;
        double variance = 0;
        var groups = Enumerable.Range(0, n).GroupBy(i => strata[i]).ToList();
        foreach (var group in groups)
        {
            var scores = group.Select(i => weights[i] * ((answers[i] ? 1 : 0) - share) / total).ToArray();
            if (scores.Length < 2)
            {
                throw new ArgumentException($"Stratum {group.Key} has one respondent: no variance.", nameof(strata));
            }

            var mean = scores.Average();
            variance += scores.Length / (scores.Length - 1.0) * scores.Sum(score => (score - mean) * (score - mean));
        }

        var effective = share is > 0 and < 1 && variance > 0 ? share * (1 - share) / variance : n;
        var freedom = n - groups.Count;
        var (lower, upper) = WilsonInterval.About(share, effective, StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2));
        return new(share, Math.Sqrt(variance), lower, upper, effective, n, freedom);
    }

    /// <summary>Do two independent surveys, or two years of one, differ?</summary>
    /// <returns>First less second; z; two-sided normal p; both NaN where neither has a standard error.</returns>
    public static (double Difference, double Z, double PTwoSided) Compare(SurveyProportion first, SurveyProportion second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var difference = first.Share - second.Share;
        var se = Math.Sqrt(first.StandardError * first.StandardError + second.StandardError * second.StandardError);
        return se > 0
            ? (difference, difference / se, 2 * Normal.CDF(0, 1, -Math.Abs(difference / se)))
            : (difference, double.NaN, double.NaN);
    }
}
