using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Service.Chain.Records;

/// <summary>A measure (<i>åtgärd</i>) as the municipality keeps it: what is public of it, and what is not.</summary>
public sealed record ActionMeasure : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Such as external-7.</summary>
    public required string FocusArea { get; init; }

    /// <summary>What it answers, in words for the public.</summary>
    public required string Finding { get; init; }

    /// <summary>The findings that it answers; empty where it is linked to none, which is then said.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    public required string Owner { get; init; }

    public required ActivityState State { get; init; }

    public string? Areas { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public DateOnly? NextFollowUpOn { get; init; }

    /// <summary>The action plan that it stands in; null where it stands in none.</summary>
    public string? Plan { get; init; }

    /// <summary>Whole kronor a year; null where it is not known. Internal.</summary>
    public int? CostKronor { get; init; }

    /// <summary>What is published of it.</summary>
    public PublishedMeasure Public() => new()
    {
        Id = Id,
        Title = Title,
        FocusArea = FocusArea,
        Finding = Finding,
        Owner = Owner,
        State = State,
        Areas = Areas,
        From = From,
        To = To,
        NextFollowUpOn = NextFollowUpOn,
    };
}

/// <summary>What was done of a measure in a time (<i>uppföljning</i>): activity, never effect.</summary>
public sealed record FollowUp : IChainRecord
{
    public required string Id { get; init; }

    public required string Measure { get; init; }

    public required DateOnly FollowedUpOn { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Text { get; init; }

    public int? Count { get; init; }

    public string? Unit { get; init; }

    /// <summary>The role that followed up.</summary>
    public required string By { get; init; }
}
