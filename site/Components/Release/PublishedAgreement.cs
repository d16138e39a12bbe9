using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A written agreement with another organisation (<i>samverkansöverenskommelse</i>).</summary>
public sealed record PublishedAgreement
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Organisations, never persons.</summary>
    public required ImmutableArray<string> Parties { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Null where it holds until further notice.</summary>
    public DateOnly? To { get; init; }

    public DateOnly? SignedOn { get; init; }

    public required ImmutableArray<string> Priorities { get; init; }

    public string? RegistryNumber { get; init; }

    public string? Address { get; init; }

    public DateOnly? ReviewOn { get; init; }
}

/// <summary>A network of organisations (<i>samverkansnätverk</i>).</summary>
public sealed record PublishedNetwork
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required string FocusArea { get; init; }

    /// <summary>Organisations, never persons.</summary>
    public required ImmutableArray<string> Members { get; init; }

    /// <summary>Null where no number is planned.</summary>
    public int? MeetingsAYear { get; init; }
}
