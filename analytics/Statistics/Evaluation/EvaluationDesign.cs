namespace Geo.Statistics.Evaluation;

/// <summary>What was counted around a measure, and over how long and how large: the input of <see cref="Wdd"/>.</summary>
/// <remarks>The control shall be chosen before the figures are looked at, and the treated area not because it had just
/// peaked: both show as success that chance would have given.</remarks>
public sealed record EvaluationDesign
{
    /// <summary>Where the measure was.</summary>
    public required BeforeAfter Treated { get; init; }

    /// <summary>A like area without it.</summary>
    public required BeforeAfter Control { get; init; }

    /// <summary>Around the treated area, where the events may have moved.</summary>
    public BeforeAfter Displacement { get; init; }

    /// <summary>The control of <see cref="Displacement"/>.</summary>
    public BeforeAfter DisplacementControl { get; init; }

    /// <summary>Length of the time before; in years, or any unit that <see cref="YearsPost"/> has too.</summary>
    public double YearsPre { get; init; } = 1;

    /// <summary>Length of the time after.</summary>
    public double YearsPost { get; init; } = 1;

    /// <summary>Size of the control area, in any unit that the other areas have too.</summary>
    public double AreaControl { get; init; } = 1;

    /// <summary>Size of the treated area.</summary>
    public double AreaTreated { get; init; } = 1;

    /// <summary>Size of the control of the displacement area.</summary>
    public double AreaDisplacementControl { get; init; } = 1;

    /// <summary>Size of the displacement area.</summary>
    public double AreaDisplacement { get; init; } = 1;

    /// <exception cref="ArgumentException">A count is negative, or a length or size not a positive number.</exception>
    internal void Check()
    {
        foreach (var count in new[] { Treated, Control, Displacement, DisplacementControl })
        {
            if (!(count.Pre >= 0 && count.Post >= 0) || !double.IsFinite(count.Pre) || !double.IsFinite(count.Post))
            {
                throw new ArgumentException($"Counts of {count.Pre} before and {count.Post} after.");
            }
        }

        foreach (var size in new[] { YearsPre, YearsPost, AreaControl, AreaTreated, AreaDisplacementControl, AreaDisplacement })
        {
            if (!(size > 0) || !double.IsFinite(size))
            {
                throw new ArgumentException($"A length or size of {size}: not a positive number.");
            }
        }
    }
}
