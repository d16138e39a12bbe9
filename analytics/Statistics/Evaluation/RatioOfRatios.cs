namespace Geo.Statistics.Evaluation;

/// <summary>The change in the treated area over the change in its control: .8 means a fifth fewer than the control
/// foretold.</summary>
/// <remarks>
/// Welsh, B. C. and Farrington, D. P. (2009), Public area CCTV and crime prevention, <i>Justice Quarterly</i> 26(4),
/// 716–745, whose relative effect is the inverse. Interval exp(ln R ± 1.96·√(k·Σ1/count)), about 95 %; k is the
/// overdispersion, 1 for independent events. Lengths of the periods and sizes of the areas cancel.
/// </remarks>
/// <param name="Ratio">(T₁·C₀)/(T₀·C₁); NaN where any of the four counts is 0.</param>
/// <param name="Lower">Lower end; NaN likewise.</param>
/// <param name="Upper">Upper end; NaN likewise.</param>
public readonly record struct RatioOfRatios(double Ratio, double Lower, double Upper)
{
    /// <param name="treated">The treated area.</param>
    /// <param name="control">Its control.</param>
    /// <param name="overdispersion">Variance of a count over its mean, 1 or more.</param>
    /// <exception cref="ArgumentException">A count is negative or the overdispersion below 1.</exception>
    public static RatioOfRatios Of(BeforeAfter treated, BeforeAfter control, double overdispersion = 1)
    {
        new EvaluationDesign { Treated = treated, Control = control }.Check();
        if (!(overdispersion >= 1) || !double.IsFinite(overdispersion))
        {
            throw new ArgumentException($"Overdispersion {overdispersion}: below 1.", nameof(overdispersion));
        }

        if (treated.Pre == 0 || treated.Post == 0 || control.Pre == 0 || control.Post == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        var ratio = treated.Post * control.Pre / (treated.Pre * control.Post);
        var sum = 1 / treated.Pre + 1 / treated.Post + 1 / control.Pre + 1 / control.Post;
        var factor = Math.Exp(1.96 * Math.Sqrt(overdispersion * sum));
        return new(ratio, ratio / factor, ratio * factor);
    }
}
