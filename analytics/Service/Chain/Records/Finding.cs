using System.Collections.Immutable;

namespace Geo.Service.Chain.Records;

/// <summary>Something of the chain of evidence that a file of its kind holds and others point at.</summary>
public interface IChainRecord
{
    /// <summary>Unique within its kind and municipality: small letters, digits and hyphens.</summary>
    string Id { get; }
}

/// <summary>What has been seen (<i>fynd</i>): the chain's first link.</summary>
public sealed record Finding : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>In words that point at no household.</summary>
    public required string Text { get; init; }

    public required DateOnly FoundOn { get; init; }

    public required FindingState State { get; init; }

    public required ImmutableArray<FindingEvidence> Evidence { get; init; }

    /// <summary>Area codes parted by spaces; null for the whole municipality.</summary>
    public string? Areas { get; init; }
}

/// <summary>Whether a finding still stands.</summary>
public enum FindingState
{
    Standing,
    Faded,
    Withdrawn,
}

/// <summary>What a finding rests on: a result of an analysis, or a source in words. One of the two.</summary>
public sealed record FindingEvidence
{
    /// <summary>The run's method, such as areas.</summary>
    public string? Method { get; init; }

    public string? Theme { get; init; }

    public string? Period { get; init; }

    /// <summary>As the run names it, such as <c>deso:9901C1010</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>A source in words, where it is no run.</summary>
    public string? Source { get; init; }

    public string? Address { get; init; }
}
