using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>An incident as a theme counts it, where anyone may ask what lies near: the only incidents with an index of their place.
/// Only the newest run's are kept. Internal.</summary>
public sealed class ThemeEvent
{
    public required long RunId { get; init; }

    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    public required string Source { get; init; }

    public required string Reference { get; init; }

    /// <summary>Reported points within 10 m of one another are one place: its number in the run.</summary>
    public required int Place { get; init; }

    /// <summary>False for a repeat at its place within 28 days of one that counts.</summary>
    public required bool Counted { get; init; }

    /// <summary>Whether the point is an address or exact; else it is a street's, right to within some 250 m.</summary>
    public required bool AtAddress { get; init; }

    /// <summary>The earliest moment; UTC.</summary>
    public required DateTime OccurredFrom { get; init; }

    /// <summary>The latest moment; UTC.</summary>
    public required DateTime OccurredTo { get; init; }

    public required string Reporter { get; init; }

    public required Point Location { get; init; }
}

internal sealed class ThemeEventConfiguration : IEntityTypeConfiguration<ThemeEvent>
{
    public void Configure(EntityTypeBuilder<ThemeEvent> happening)
    {
        happening.ToTable("theme_event", GeoSchema.Analysis);
        happening.HasKey(e => new { e.RunId, e.Theme, e.Source, e.Reference });
        happening.Property(e => e.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
        happening.HasIndex(e => e.Location).HasMethod("gist");
        happening.HasOne<AnalysisRun>().WithMany().HasForeignKey(e => e.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
