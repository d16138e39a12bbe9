namespace Geo.Components.Release;

/// <summary>A measure that the municipality has decided (<i>åtgärd</i>), with the finding that it answers.</summary>
public sealed record PublishedMeasure
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The focus area of the programme, such as external-7.</summary>
    public required string FocusArea { get; init; }

    /// <summary>What was found, in words that point at no household.</summary>
    public required string Finding { get; init; }

    public required string Owner { get; init; }

    public required ActivityState State { get; init; }

    /// <summary>Codes of the public areas it concerns, parted by spaces; null for the whole municipality.</summary>
    public string? Areas { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public DateOnly? NextFollowUpOn { get; init; }
}
