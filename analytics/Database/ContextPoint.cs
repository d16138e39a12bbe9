using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>Something that stands where it stands and may explain why events gather there: a street light, a place with a
/// licence to serve alcohol, a bus stop. Lighting shows where guards look less: it never leaves the internal zone.</summary>
public sealed class ContextPoint
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The publisher's own number for it.</summary>
    public required string Reference { get; init; }

    /// <summary>What its layer holds, such as street-light or alcohol-licence.</summary>
    public required string Layer { get; init; }

    /// <summary>Null where the source names it not.</summary>
    public string? Name { get; init; }

    /// <summary>The publisher's own class, such as the fitting of a lamp; null where there is none.</summary>
    public string? Class { get; init; }

    /// <summary>The publisher's own word for its state, such as "släckt"; null where there is none.</summary>
    public string? Status { get; init; }

    /// <summary>The latest hour of serving, as the source writes it; null where there is none.</summary>
    public string? OpenUntil { get; init; }

    public required Point Location { get; init; }
}

/// <summary>Becomes a <see cref="ContextPoint"/>.</summary>
public sealed class StagedContextPoint : StagedRow
{
    public required string Reference { get; init; }

    public required string Layer { get; init; }

    public string? Name { get; init; }

    public string? Class { get; init; }

    public string? Status { get; init; }

    public string? OpenUntil { get; init; }

    public required Point Location { get; init; }
}

internal sealed class ContextPointConfiguration : IEntityTypeConfiguration<ContextPoint>, IEntityTypeConfiguration<StagedContextPoint>
{
    public void Configure(EntityTypeBuilder<ContextPoint> point)
    {
        point.ToTable("context_point", GeoSchema.Core);
        point.HasKey(p => new { p.Municipality, p.Source, p.Reference });
        point.Property(p => p.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
        point.HasIndex(p => p.Location).HasMethod("gist");
    }

    public void Configure(EntityTypeBuilder<StagedContextPoint> point)
    {
        point.ToTable("context_point", GeoSchema.Staging);
        point.HasKey(p => new { p.Municipality, p.Source, p.File, p.DeliveredOn, p.Line });
        point.Property(p => p.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }
}
