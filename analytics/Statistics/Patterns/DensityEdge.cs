namespace Geo.Statistics.Patterns;

/// <summary>What is done about the part of a kernel that falls outside the window of observation.</summary>
public enum DensityEdge
{
    /// <summary>Nothing: all events count, also those outside the window, and density is lost beyond the
    /// grid.</summary>
    None,

    /// <summary>The density at a place is divided by the share of a kernel centred there that is inside the
    /// window. Unbiased where events are even.</summary>
    Uniform,

    /// <summary>Every event is divided by the share of its kernel that is inside the window, so that the density
    /// integrates to the number of events (Jones 1993; Diggle 1985).</summary>
    Diggle,
}
