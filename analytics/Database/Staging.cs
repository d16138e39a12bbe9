using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>A row of a source as it was understood and masked, before it becomes a row of core: what it is and where it
/// stood.</summary>
public abstract class StagedRow
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    public required string File { get; init; }

    /// <summary>The row's line in its file, its row in the sheet (the header's is 1 where it stands first), or its number
    /// in the layer.</summary>
    public required int Line { get; init; }

    /// <summary>The day of the delivery that the file belongs to.</summary>
    public required DateOnly DeliveredOn { get; init; }
}

/// <summary>A row of an incident source: becomes an <see cref="Incident"/>. A row that names several kinds gives one
/// staged incident a kind.</summary>
public sealed class StagedIncident : StagedRow
{
    public required string Reference { get; init; }

    /// <summary>The publisher's own word.</summary>
    public required string Word { get; init; }

    /// <summary>The kind that the mapping gives the word.</summary>
    public required string Kind { get; init; }

    public required DateTime OccurredFrom { get; init; }

    public required DateTime OccurredTo { get; init; }

    public required LocationPrecision Precision { get; init; }

    /// <summary>Null where only the municipality is known.</summary>
    public required Point? Location { get; init; }

    public required string Reporter { get; init; }

    public bool? InPublicPlace { get; init; }

    public decimal? CostKronor { get; init; }

    public string? MaskedText { get; init; }
}

/// <summary>Something wrong with a row of a source, beside the good rows: data about data.</summary>
public sealed class Issue
{
    public long Id { get; init; }

    public required string Municipality { get; init; }

    public required string Source { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>The day of the delivery that the file belongs to.</summary>
    public required DateOnly DeliveredOn { get; init; }

    /// <summary>The column as the file names it.</summary>
    public required string Field { get; init; }

    /// <summary>What stood there, masked and cut to 80 characters; null for columns of free text.</summary>
    public string? Value { get; init; }

    /// <summary>Plain Swedish: what is wrong and what would be right.</summary>
    public required string Problem { get; init; }

    /// <summary>True where the row was left out; false for a remark on an accepted row.</summary>
    public required bool Rejected { get; init; }
}

internal sealed class StagingConfiguration : IEntityTypeConfiguration<StagedIncident>, IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<StagedIncident> staged)
    {
        staged.ToTable("incident", GeoSchema.Staging);

        // No key: that a reference comes once a file is seen when it is read, and an index would double the time of a load.
        staged.HasNoKey();
        staged.Property(s => s.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }

    public void Configure(EntityTypeBuilder<Issue> issue)
    {
        issue.ToTable("issue", GeoSchema.Staging);
        issue.HasKey(i => i.Id);
        issue.Property(i => i.Id).UseIdentityAlwaysColumn();
        issue.HasIndex(i => new { i.Municipality, i.Source, i.File });
    }
}
