using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A focus area of the municipality's programme (<i>fokusområde</i>): what it has undertaken, and what follows
/// it.</summary>
public sealed record PublishedFocusArea
{
    /// <summary>external-1 to external-8, internal-1 to internal-4.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the municipality has undertaken.</summary>
    public required string Duty { get; init; }

    public required ImmutableArray<FollowedIndicator> Indicators { get; init; }
}

/// <summary>An indicator that follows a focus area.</summary>
/// <param name="Indicator">Its id in indicators.csv or surveys.csv; a release need not have figures of it.</param>
/// <param name="Title">In the municipality's words.</param>
/// <param name="IsActivity">What is done, as against what happens: the two are never shown as one.</param>
/// <param name="HigherIsBetter">Null where nobody has set it: then no direction is said.</param>
public sealed record FollowedIndicator(string Indicator, string Title, bool IsActivity, bool? HigherIsBetter = null);
