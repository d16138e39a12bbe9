using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>A piece of land where people live: the mask of every grid, for cells of forest and sea would make any town
/// look like a concentration.</summary>
public sealed class InhabitedLand
{
    public required string Municipality { get; init; }

    /// <summary>The piece's number in its source.</summary>
    public required string Reference { get; init; }

    public required MultiPolygon Outline { get; init; }
}

/// <summary>A building, as a point: denominators and the release gate's count of addresses.</summary>
public sealed class Building
{
    public required string Municipality { get; init; }

    public required string Reference { get; init; }

    /// <summary>What it is used for, in the source's word.</summary>
    public required string Use { get; init; }

    public required int Dwellings { get; init; }

    public required int Addresses { get; init; }

    public required Point Location { get; init; }
}

/// <summary>What the plain background of a map is drawn from.</summary>
public sealed class MapFeature
{
    public required string Municipality { get; init; }

    /// <summary><c>water</c> or <c>road</c>.</summary>
    public required string Layer { get; init; }

    public required string Reference { get; init; }

    /// <summary>The road's class in the source's word; null for water.</summary>
    public string? Class { get; init; }

    /// <summary>Null where the source names it not.</summary>
    public string? Name { get; init; }

    public required Geometry Shape { get; init; }
}

internal sealed class LandConfiguration
    : IEntityTypeConfiguration<InhabitedLand>, IEntityTypeConfiguration<Building>, IEntityTypeConfiguration<MapFeature>
{
    public void Configure(EntityTypeBuilder<InhabitedLand> land)
    {
        land.ToTable("inhabited_land", GeoSchema.Core);
        land.HasKey(l => new { l.Municipality, l.Reference });
        land.Property(l => l.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
        land.HasIndex(l => l.Outline).HasMethod("gist");
    }

    public void Configure(EntityTypeBuilder<Building> building)
    {
        building.ToTable("building", GeoSchema.Core);
        building.HasKey(b => new { b.Municipality, b.Reference });
        building.Property(b => b.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
        building.HasIndex(b => b.Location).HasMethod("gist");
    }

    public void Configure(EntityTypeBuilder<MapFeature> feature)
    {
        feature.ToTable("map_feature", GeoSchema.Core);
        feature.HasKey(f => new { f.Municipality, f.Layer, f.Reference });
        feature.Property(f => f.Shape).HasColumnType($"geometry(Geometry, {Crs.Sweref99Tm})");
        feature.HasIndex(f => f.Shape).HasMethod("gist");
    }
}
