using System.Collections.Immutable;

namespace Geo.Service.Chain.Records;

/// <summary>A written agreement with another actor (<i>samverkansöverenskommelse</i>; lag 2023:196, 7 §).</summary>
public sealed record CooperationAgreement : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Organisations.</summary>
    public required ImmutableArray<string> Parties { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public DateOnly? SignedOn { get; init; }

    public required ImmutableArray<string> Priorities { get; init; }

    public string? RegistryNumber { get; init; }

    public string? Address { get; init; }

    public DateOnly? ReviewOn { get; init; }
}

/// <summary>A network of organisations (<i>samverkansnätverk</i>).</summary>
public sealed record CooperationNetwork : IChainRecord
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required string FocusArea { get; init; }

    /// <summary>Organisations, never persons.</summary>
    public required ImmutableArray<string> Members { get; init; }

    public int? MeetingsAYear { get; init; }
}

/// <summary>A meeting of the council (BRÅ) or of a network.</summary>
public sealed record Meeting : IChainRecord
{
    public required string Id { get; init; }

    /// <summary>The council, or a network's id.</summary>
    public required string Body { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>Roles and organisations.</summary>
    public required ImmutableArray<string> Present { get; init; }

    public required ImmutableArray<MeetingDecision> Decisions { get; init; }

    public string? RegistryNumber { get; init; }

    public DateOnly? NextOn { get; init; }
}

/// <summary>What a meeting decided. The council advises and coordinates: an owner with the right to decide carries it out.</summary>
public sealed record MeetingDecision
{
    public required string Text { get; init; }

    public required string Owner { get; init; }

    public required DecisionState State { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? DoneOn { get; init; }

    /// <summary>The measure that it became.</summary>
    public string? Measure { get; init; }

    public string? Reason { get; init; }
}

/// <summary>How it goes with a decision.</summary>
public enum DecisionState
{
    Open,
    Done,
    Dropped,
}

/// <summary>That a lägesbild was talked over with another, such as the local police (<i>samråd</i>).</summary>
public sealed record Consultation : IChainRecord
{
    public required string Id { get; init; }

    /// <summary>The organisation.</summary>
    public required string With { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>Roles.</summary>
    public required ImmutableArray<string> Present { get; init; }

    /// <summary>The situation report that it was about.</summary>
    public required string SituationReport { get; init; }

    public required string Outcome { get; init; }
}
