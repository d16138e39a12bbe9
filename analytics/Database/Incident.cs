using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>One event with a time and a place, as its publisher reported it (<i>händelse</i>).</summary>
public sealed class Incident
{
    /// <summary>The municipality's four-digit code, such as 0480: part of every key, so that tables can be partitioned
    /// by it.</summary>
    public required string Municipality { get; init; }

    /// <summary>The source it came from: an id of <see cref="Source"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's own number for it, unique within the source: a row that comes again corrects the
    /// first.</summary>
    public required string Reference { get; init; }

    /// <summary>The day of the delivery whose version this is.</summary>
    public required DateOnly DeliveredOn { get; init; }

    /// <summary>What kind of event: a code of <see cref="IncidentKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The earliest moment at which it can have happened; UTC. Damage is found in the morning.</summary>
    public required DateTime OccurredFrom { get; init; }

    /// <summary>The latest moment at which it can have happened; UTC, never before <see cref="OccurredFrom"/>.</summary>
    public required DateTime OccurredTo { get; init; }

    /// <summary>How well the place is known: methods refuse what is coarser than they need.</summary>
    public required LocationPrecision Precision { get; init; }

    /// <summary>Where, in SWEREF 99 TM metres; null where only the municipality is known, for its centre would look like a
    /// concentration. Never leaves the internal zone: the public gets counts per public area and period, past the
    /// gate.</summary>
    public required Point? Location { get; init; }

    /// <summary>The public area that it lies in, first code on a border; null outside all of them and where there is no
    /// point.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The west side of its grid cell, SWEREF 99 TM metres; null where there is no point.</summary>
    public int? CellEasting { get; init; }

    /// <summary>The south side of its grid cell.</summary>
    public int? CellNorthing { get; init; }

    /// <summary>The organisation that reported it, never a person.</summary>
    public required string Reporter { get; init; }

    /// <summary>Whether it happened in a public place; null where the source does not say.</summary>
    public bool? InPublicPlace { get; init; }

    /// <summary>What repairing cost, kronor; null where it is not known.</summary>
    public decimal? CostKronor { get; init; }

    /// <summary>What was written about it, masked: numbers, names and addresses are gone. Never leaves the internal
    /// zone.</summary>
    public string? MaskedText { get; init; }

    /// <summary>The same event in a source that comes before this one (<c>source:reference</c>), found by place, kind and time;
    /// null for the event's first or only row. Counts leave such rows out.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Why it is held to be the same event, in Swedish; null where it is not a duplicate.</summary>
    public string? DuplicateReason { get; init; }

    /// <summary>The day of the first full delivery that no longer has it; null where the latest has it. Kept for the
    /// record, left out of counts.</summary>
    public DateOnly? WithdrawnOn { get; init; }
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("incident", GeoSchema.Core, table =>
        {
            table.HasCheckConstraint("occurred_in_order", "occurred_to >= occurred_from");
            table.HasCheckConstraint("no_point_where_only_the_municipality_is_known", "(location IS NULL) = (precision = 'municipality')");
        });

        // No index on time or place: every analysis reads a municipality whole, and each would cost a load more than it takes to
        // read the rows from the file.
        incident.HasKey(i => new { i.Municipality, i.Source, i.Reference });
        incident.Property(i => i.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }
}
