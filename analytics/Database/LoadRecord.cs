using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What one load did, kept so that the next can be compared with it. Says nothing of any row, and is no part of the
/// store's content.</summary>
public sealed class LoadRecord
{
    public required string Municipality { get; init; }

    /// <summary>1 for the municipality's first.</summary>
    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime FinishedAt { get; init; }

    /// <summary>The load's summary as JSON: counts, issues by kind, hit rates, a source at a time.</summary>
    public required string Summary { get; init; }
}

internal sealed class LoadRecordConfiguration : IEntityTypeConfiguration<LoadRecord>
{
    public void Configure(EntityTypeBuilder<LoadRecord> load)
    {
        load.ToTable("load_record", GeoSchema.Staging);
        load.HasKey(l => new { l.Municipality, l.Number });
        load.Property(l => l.Summary).HasColumnType("jsonb");
    }
}
