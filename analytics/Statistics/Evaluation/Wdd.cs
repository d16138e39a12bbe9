using NormalCurve = MathNet.Numerics.Distributions.Normal;

namespace Geo.Statistics.Evaluation;

/// <summary>The weighted displacement difference: how many events did a measure spare, those that moved next door taken
/// off?</summary>
/// <remarks>
/// Wheeler, A. P. and Ratcliffe, J. H. (2018), A simple weighted displacement difference test to evaluate place based
/// crime interventions, <i>Crime Science</i> 7, 11. WDD = ΔT − ΔC + ΔD − ΔDC; its variance is the sum of the counts, each
/// divided by the square of its time and area. The counts are taken as independent Poisson: events that come in bunches
/// make the standard error too small. Two-sided normal p and interval, poor for counts below about five. A negative
/// estimate means fewer events.
/// </remarks>
public static class Wdd
{
    /// <summary>The test of one measure.</summary>
    /// <param name="design">The counts, times and areas.</param>
    /// <param name="alpha">The interval holds 1 − alpha; above 0 and below 1.</param>
    /// <exception cref="ArgumentException">A count is negative, a length or size not positive, or alpha not between 0
    /// and 1.</exception>
    public static WddResult Test(EvaluationDesign design, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var (treated, varTreated) = Change(design.Treated, design, design.AreaTreated);
        var (control, varControl) = Change(design.Control, design, design.AreaControl);
        var (moved, varMoved) = Change(design.Displacement, design, design.AreaDisplacement);
        var (movedControl, varMovedControl) = Change(design.DisplacementControl, design, design.AreaDisplacementControl);
        return Normal(
            treated - control + (moved - movedControl), varTreated + varControl + varMoved + varMovedControl, alpha);
    }

    /// <summary>Several tests, such as one a kind of offence, added with the harm that each event does.</summary>
    /// <remarks>Wheeler, A. P. (2020), <i>Amending the WDD test to incorporate harm weights</i>: sum of w·WDD with
    /// variance sum of w²·se². The kinds are taken as independent.</remarks>
    /// <param name="tests">One or more results of <see cref="Test"/>.</param>
    /// <param name="harms">As many weights, finite and 0 or more: the harm of one event, in any unit.</param>
    /// <param name="alpha">The interval holds 1 − alpha; above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, a weight is negative, or alpha is not between 0 and
    /// 1.</exception>
    public static WddResult Harm(IReadOnlyList<WddResult> tests, ReadOnlySpan<double> harms, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(tests);
        if (tests.Count != harms.Length || tests.Count == 0)
        {
            throw new ArgumentException($"{harms.Length} harm weights, but {tests.Count} tests.", nameof(harms));
        }

        double sum = 0, variance = 0;
        for (var i = 0; i < harms.Length; i++)
        {
            if (!(harms[i] >= 0) || !double.IsFinite(harms[i]))
            {
                throw new ArgumentException($"Harm weight {i} is {harms[i]}.", nameof(harms));
            }

            sum += harms[i] * tests[i].Estimate;
            variance += harms[i] * harms[i] * tests[i].StandardError * tests[i].StandardError;
        }

        return Normal(sum, variance, alpha);
    }

    /// <summary>The smallest change that the test would find with a given power: what can be promised before the
    /// measure, and said of one that found nothing.</summary>
    /// <param name="standardError">Of the WDD; 0 or more.</param>
    /// <param name="alpha">Two-sided level; above 0 and below 1.</param>
    /// <param name="power">How often it shall be found; above 0 and below 1.</param>
    /// <returns>Events a year and area unit, positive: (z₁₋α⁄₂ + z_power) standard errors.</returns>
    /// <exception cref="ArgumentException">An argument is outside its bounds.</exception>
    public static double MinimumDetectable(double standardError, double alpha = 0.05, double power = 0.8)
    {
        if (!(standardError >= 0 && alpha is > 0 and < 1 && power is > 0 and < 1))
        {
            throw new ArgumentException($"Standard error {standardError}, alpha {alpha}, power {power}.");
        }

        return (NormalCurve.InvCDF(0, 1, 1 - alpha / 2)
            + NormalCurve.InvCDF(0, 1, power)) * standardError;
    }

    private static (double Difference, double Variance) Change(BeforeAfter count, EvaluationDesign design, double area)
    {
        var (pre, post) = (design.YearsPre * area, design.YearsPost * area);
        return (count.Post / post - count.Pre / pre, count.Post / (post * post) + count.Pre / (pre * pre));
    }

    private static WddResult Normal(double estimate, double variance, double alpha)
    {
        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentException($"Alpha is {alpha}: not between 0 and 1.", nameof(alpha));
        }

        var se = Math.Sqrt(variance);
        var z = se > 0 ? estimate / se : double.NaN;
        var half = NormalCurve.InvCDF(0, 1, 1 - alpha / 2) * se;
        var p = double.IsNaN(z) ? double.NaN : 2 * NormalCurve.CDF(0, 1, -Math.Abs(z));
        return new(estimate, se, z, estimate - half, estimate + half, p);
    }
}
