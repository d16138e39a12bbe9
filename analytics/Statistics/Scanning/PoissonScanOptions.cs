namespace Geo.Statistics.Scanning;

/// <summary>How <see cref="PoissonScan"/> scans.</summary>
public sealed record PoissonScanOptions
{
    /// <summary>The largest part of the population that a circle may hold; above 0, at most 1, as a rule one
    /// half.</summary>
    public double MaxShare { get; init; } = 0.5;

    /// <summary>Circles with fewer cases are no clusters; as in SaTScan 2.</summary>
    public int MinCases { get; init; } = 2;

    /// <summary>Replications under chance; 0 or more, with 999 the least p is .001.</summary>
    public int Replications { get; init; } = 999;

    /// <summary>Start of the random numbers.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Clusters reported at most.</summary>
    public int Clusters { get; init; } = int.MaxValue;

    internal void Check()
    {
        if (!(MaxShare > 0 && MaxShare <= 1))
        {
            throw new ArgumentException($"A share of {MaxShare} is not above 0 and at most 1.", nameof(MaxShare));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(MinCases);
        ArgumentOutOfRangeException.ThrowIfNegative(Replications);
        ArgumentOutOfRangeException.ThrowIfLessThan(Clusters, 1);
    }
}
