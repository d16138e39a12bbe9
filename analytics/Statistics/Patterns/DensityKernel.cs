namespace Geo.Statistics.Patterns;

/// <summary>How an event's weight falls with distance.</summary>
public enum DensityKernel
{
    /// <summary>3/(πh²)·(1 − d²/h²)² within the radius h, nothing beyond.</summary>
    Quartic,

    /// <summary>1/(2πs²)·exp(−d²/(2s²)) with standard deviation s, never cut off.</summary>
    Gaussian,
}
