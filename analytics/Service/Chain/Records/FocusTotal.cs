namespace Geo.Service.Chain.Records;

/// <summary>A sum that a unit of the municipality reports by focus area: trainings held, safety visits, advice given, sums stopped. What is counted stays
/// where it is: no row is about a person, and none is a case.</summary>
public sealed record FocusTotal : IChainRecord
{
    public required string Id { get; init; }

    /// <summary>external-1 to external-8, internal-1 to internal-4.</summary>
    public required string FocusArea { get; init; }

    /// <summary>What is summed, such as utbildade-hot-vald.</summary>
    public required string Indicator { get; init; }

    /// <summary>A year (2026), a quarter (2026K1) or a tertial (2026T1).</summary>
    public required string Period { get; init; }

    /// <summary>Zero is zero; a sum that nobody knows is no record.</summary>
    public required decimal Value { get; init; }

    /// <summary>What one is counted in.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit or the register that the sum comes from.</summary>
    public required string Source { get; init; }

    public string? RegistryNumber { get; init; }
}

/// <summary>Whom to reach when an antagonistic act cannot be handled where it happens: the way to the officer on duty (<i>TIB</i>). A route, never a
/// log of what was reported by it.</summary>
public sealed record DutyRoute : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>When this way is to be used.</summary>
    public required string When { get; init; }

    /// <summary>What to do, in order.</summary>
    public required System.Collections.Immutable.ImmutableArray<string> Steps { get; init; }

    /// <summary>A role and how to reach it; never a person.</summary>
    public required string Contact { get; init; }

    /// <summary>When somebody last tried that it works.</summary>
    public required DateOnly CheckedOn { get; init; }
}
