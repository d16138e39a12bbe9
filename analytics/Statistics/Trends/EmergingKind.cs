namespace Geo.Statistics.Trends;

/// <summary>How a place has been hot, or cold, over time.</summary>
public enum EmergingKind
{
    /// <summary>None of the others.</summary>
    None,

    /// <summary>In the last step, and never before.</summary>
    New,

    /// <summary>In two or more steps at the end without a break, never before, and never the opposite.</summary>
    Consecutive,

    /// <summary>In at least 90 % of the steps and the last, and more and more so.</summary>
    Intensifying,

    /// <summary>In at least 90 % of the steps and the last, without trend.</summary>
    Persistent,

    /// <summary>In at least 90 % of the steps and the last, but less and less so.</summary>
    Diminishing,

    /// <summary>In the last step and now and then before, never the opposite.</summary>
    Sporadic,

    /// <summary>In the last step, not only then, and at some time the opposite.</summary>
    Oscillating,

    /// <summary>In at least 90 % of the steps, but not the last.</summary>
    Historical,
}
