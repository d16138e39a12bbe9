using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>A named place or an address of the municipality's own gazetteer (<i>ortnamn, adress</i>): what a row that has only a
/// name is placed by.</summary>
public sealed class Place
{
    public required string Municipality { get; init; }

    /// <summary>The name as it is looked up: small letters, one space between words.</summary>
    public required string Name { get; init; }

    /// <summary>The name as people write it.</summary>
    public required string Title { get; init; }

    /// <summary>How well a row is placed by it: an address, a street or square, an area.</summary>
    public required LocationPrecision Precision { get; init; }

    public required Point Location { get; init; }
}

/// <summary>Becomes a <see cref="Place"/>; a place of several names has a row a name.</summary>
public sealed class StagedPlace : StagedRow
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required LocationPrecision Precision { get; init; }

    public required Point Location { get; init; }
}

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>, IEntityTypeConfiguration<StagedPlace>
{
    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.ToTable("place", GeoSchema.Core);
        place.HasKey(p => new { p.Municipality, p.Name });
        place.Property(p => p.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }

    public void Configure(EntityTypeBuilder<StagedPlace> place)
    {
        place.ToTable("place", GeoSchema.Staging);
        place.HasKey(p => new { p.Municipality, p.Source, p.File, p.DeliveredOn, p.Line, p.Name });
        place.Property(p => p.Location).HasColumnType($"geometry(Point, {Crs.Sweref99Tm})");
    }
}
