namespace Geo.Statistics.Evaluation;

/// <summary>Events counted in an area before a measure and after it.</summary>
/// <param name="Pre">Before; finite and 0 or more.</param>
/// <param name="Post">After; finite and 0 or more.</param>
public readonly record struct BeforeAfter(double Pre, double Post)
{
    /// <summary>Nothing counted: no such area.</summary>
    public static BeforeAfter None { get; }

    /// <summary>Whether anything was counted.</summary>
    public bool IsEmpty => Pre == 0 && Post == 0;
}
