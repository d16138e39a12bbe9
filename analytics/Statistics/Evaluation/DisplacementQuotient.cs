namespace Geo.Statistics.Evaluation;

/// <summary>The weighted displacement quotient: of what the measure spared, how much came up next door?</summary>
/// <remarks>
/// Bowers, K. J. and Johnson, S. D. (2003), Measuring the geographical displacement and diffusion of benefit effects of
/// crime prevention activity, <i>Journal of Quantitative Criminology</i> 19(3), 275–301. Counts as they stand: lengths of
/// the periods cancel. It has no standard error, and near a success of 0 it is a quotient of noise.
/// </remarks>
/// <param name="Success">T₁/C₁ − T₀/C₀; negative where the treated area fell more than its control; NaN where a control
/// count is 0.</param>
/// <param name="Wdq">(D₁/C₁ − D₀/C₀)/success. Above 0 diffusion of benefit, −1 to 0 displacement below the gain, below −1
/// above it. NaN unless success is below 0: without success nothing can have moved.</param>
public readonly record struct DisplacementQuotient(double Success, double Wdq)
{
    /// <summary>Of the counts of a design; its times and areas are not used.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static DisplacementQuotient Of(EvaluationDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var (c, t, d) = (design.Control, design.Treated, design.Displacement);
        if (c.Pre == 0 || c.Post == 0)
        {
            return new(double.NaN, double.NaN);
        }

        var success = t.Post / c.Post - t.Pre / c.Pre;
        // The 0.0 turns the −0 of no displacement area into 0.
        return new(success, success < 0 ? 0.0 + (d.Post / c.Post - d.Pre / c.Pre) / success : double.NaN);
    }
}
