using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>Becomes an <see cref="Area"/>; a source that only lists areas gives no outline.</summary>
public sealed class StagedArea : StagedRow
{
    public required AreaKind Kind { get; init; }

    public required string Edition { get; init; }

    public required string Code { get; init; }

    /// <summary>Null where the source names it not.</summary>
    public string? Name { get; init; }

    public string? ParentCode { get; init; }

    public MultiPolygon? Outline { get; init; }
}

/// <summary>Becomes a <see cref="Geo.Database.InhabitedLand"/>.</summary>
public sealed class StagedLand : StagedRow
{
    public required string Reference { get; init; }

    public required MultiPolygon Outline { get; init; }
}

/// <summary>Becomes a <see cref="Geo.Database.Building"/>.</summary>
public sealed class StagedBuilding : StagedRow
{
    public required string Reference { get; init; }

    public required string Use { get; init; }

    public required int Dwellings { get; init; }

    public required int Addresses { get; init; }

    public required Point Location { get; init; }
}

/// <summary>Becomes a <see cref="Geo.Database.MapFeature"/>.</summary>
public sealed class StagedMapFeature : StagedRow
{
    public required string Layer { get; init; }

    public required string Reference { get; init; }

    public string? Class { get; init; }

    public string? Name { get; init; }

    public required Geometry Shape { get; init; }
}

internal sealed class StagedPlacesConfiguration
    : IEntityTypeConfiguration<StagedArea>, IEntityTypeConfiguration<StagedLand>, IEntityTypeConfiguration<StagedBuilding>,
      IEntityTypeConfiguration<StagedMapFeature>
{
    public void Configure(EntityTypeBuilder<StagedArea> area)
    {
        area.ToTable("area", GeoSchema.Staging);
        area.HasKey(a => new { a.Municipality, a.Source, a.File, a.DeliveredOn, a.Line });
        area.Property(a => a.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
    }

    public void Configure(EntityTypeBuilder<StagedLand> land)
    {
        land.ToTable("inhabited_land", GeoSchema.Staging);
        land.HasKey(l => new { l.Municipality, l.Source, l.File, l.DeliveredOn, l.Line });
        land.Property(l => l.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
    }

    public void Configure(EntityTypeBuilder<StagedBuilding> building)
    {
        building.ToTable("building", GeoSchema.Staging);
        building.HasKey(b => new { b.Municipality, b.Source, b.File, b.DeliveredOn, b.Line });
        building.Property(b => b.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }

    public void Configure(EntityTypeBuilder<StagedMapFeature> feature)
    {
        feature.ToTable("map_feature", GeoSchema.Staging);
        feature.HasKey(f => new { f.Municipality, f.Source, f.File, f.DeliveredOn, f.Line });
        feature.Property(f => f.Shape).HasColumnType($"geometry(Geometry, {Crs.Sweref99Tm})");
    }
}
