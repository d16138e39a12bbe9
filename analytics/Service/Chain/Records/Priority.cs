using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Service.Chain.Records;

/// <summary>Which findings the municipality works with (<i>prioriterat område</i>), and why.</summary>
public sealed record Priority : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required ImmutableArray<string> Findings { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required DateOnly DecidedOn { get; init; }
}

/// <summary>Why a problem is there (<i>orsaksanalys</i>): the problem triangle, its three sides and those who can hold each.</summary>
/// <remarks>Eck, J. E. (2003), Police problems: the complexity of problem theory, research and evaluation, Crime Prevention Studies 15.
/// A side that nobody knows is null and is said to be unknown: none is guessed.</remarks>
public sealed record CauseAnalysis : IChainRecord
{
    public required string Id { get; init; }

    public required string Priority { get; init; }

    public required DateOnly DoneOn { get; init; }

    /// <summary>Who harms, as groups and situations; never persons.</summary>
    public string? Offender { get; init; }

    /// <summary>Who or what is harmed.</summary>
    public string? Target { get; init; }

    public string? Place { get; init; }

    /// <summary>Who can hold the offender (parents, school, field workers).</summary>
    public string? Handler { get; init; }

    /// <summary>Who can guard the target.</summary>
    public string? Guardian { get; init; }

    /// <summary>Who manages the place.</summary>
    public string? Manager { get; init; }

    public required string Conclusion { get; init; }

    public required ImmutableArray<SourcedText> Knowledge { get; init; }
}
