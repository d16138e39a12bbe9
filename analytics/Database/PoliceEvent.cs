using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A notice that the police's press officers put on polisen.se. A context feed for staff: a selection of perhaps
/// one in twenty offences, whose place is the centre of a county. It has no geometry, is never counted and never
/// mapped.</summary>
public sealed class PoliceEvent
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The police's id; edits keep it and are silent.</summary>
    public required string Reference { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>When it happened, from the title; UTC; null where the title gives no hour.</summary>
    public DateTime? OccurredAt { get; init; }

    /// <summary>The police's word, without the space that some end in.</summary>
    public required string Type { get; init; }

    /// <summary>The county or municipality that the feed gives as its place.</summary>
    public required string LocationName { get; init; }

    /// <summary>The place at the end of the title, mostly a municipality; null where there is none.</summary>
    public string? PlaceName { get; init; }

    /// <summary>True for a summary of a night or an evening, which is no event.</summary>
    public required bool Summary { get; init; }

    /// <summary>The notice's text, masked; null where there is none.</summary>
    public string? MaskedText { get; init; }
}

/// <summary>Becomes a <see cref="PoliceEvent"/>.</summary>
public sealed class StagedPoliceEvent : StagedRow
{
    public required string Reference { get; init; }

    public required DateTime PublishedAt { get; init; }

    public DateTime? OccurredAt { get; init; }

    public required string Type { get; init; }

    public required string LocationName { get; init; }

    public string? PlaceName { get; init; }

    public required bool Summary { get; init; }

    public string? MaskedText { get; init; }
}

internal sealed class PoliceEventConfiguration : IEntityTypeConfiguration<PoliceEvent>, IEntityTypeConfiguration<StagedPoliceEvent>
{
    public void Configure(EntityTypeBuilder<PoliceEvent> happening)
    {
        happening.ToTable("police_event", GeoSchema.Core);
        happening.HasKey(e => new { e.Municipality, e.Source, e.Reference });
    }

    public void Configure(EntityTypeBuilder<StagedPoliceEvent> happening)
    {
        happening.ToTable("police_event", GeoSchema.Staging);
        happening.HasKey(e => new { e.Municipality, e.Source, e.File, e.DeliveredOn, e.Line });
    }
}
