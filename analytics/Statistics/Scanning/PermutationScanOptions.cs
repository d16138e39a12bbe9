namespace Geo.Statistics.Scanning;

/// <summary>How <see cref="PermutationScan"/> scans.</summary>
public sealed record PermutationScanOptions
{
    /// <summary>Days in a step of time; 7 evens out the days of the week.</summary>
    public int StepDays { get; init; } = 7;

    /// <summary>Steps in the longest window.</summary>
    public int MaxSteps { get; init; } = 8;

    /// <summary>The largest radius, in the unit of the coordinates.</summary>
    public double MaxRadius { get; init; } = double.PositiveInfinity;

    /// <summary>The largest part of all cases, whenever they happened, that a circle may hold; above 0, at most
    /// 1.</summary>
    public double MaxShare { get; init; } = 0.5;

    /// <summary>Cylinders with fewer cases are no clusters.</summary>
    public int MinCases { get; init; } = 1;

    /// <summary>Only windows that end on the last day: what is going on now.</summary>
    public bool Prospective { get; init; }

    /// <summary>The day from which steps are counted back, or null for the day of the last event.</summary>
    public int? LastDay { get; init; }

    /// <summary>Replications under chance; 0 or more, with 999 the least p is .001.</summary>
    public int Replications { get; init; } = 999;

    /// <summary>Start of the random numbers.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Clusters reported at most.</summary>
    public int Clusters { get; init; } = int.MaxValue;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StepDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinCases);
        ArgumentOutOfRangeException.ThrowIfNegative(Replications);
        ArgumentOutOfRangeException.ThrowIfLessThan(Clusters, 1);
        if (!(MaxShare > 0 && MaxShare <= 1) || !(MaxRadius >= 0))
        {
            throw new ArgumentException(
                $"A share of {MaxShare} and a radius of {MaxRadius}: above 0 and at most 1, and 0 or more.",
                nameof(MaxShare));
        }
    }
}
