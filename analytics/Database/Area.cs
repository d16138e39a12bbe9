using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>An area of a municipality in one edition: DeSO 2018 and DeSO 2025 are different things, also where a code is
/// the same.</summary>
public sealed class Area
{
    public required string Municipality { get; init; }

    public required AreaKind Kind { get; init; }

    /// <summary>The division's edition, such as 2018 or 2025; the register's own for plan areas.</summary>
    public required string Edition { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The RegSO of a DeSO; null where it is not known or there is none.</summary>
    public string? ParentCode { get; init; }

    /// <summary>The outline in SWEREF 99 TM; null where the sources at hand lack it.</summary>
    public MultiPolygon? Outline { get; init; }

    /// <summary>Areas of another edition whose union is <see cref="Outline"/>, as <c>2025:0480C1011 2025:0480C1012</c>; null where the outline
    /// is the area's own.</summary>
    public string? DrawnAs { get; init; }
}

/// <summary>How an area of one edition became areas of another.</summary>
public sealed class AreaCrosswalk
{
    public required string Municipality { get; init; }

    public required AreaKind Kind { get; init; }

    public required string FromEdition { get; init; }

    public required string FromCode { get; init; }

    public required string ToEdition { get; init; }

    public required string ToCode { get; init; }
}

/// <summary>The residents of an area at the end of a year.</summary>
public sealed class Population
{
    public required string Municipality { get; init; }

    public required AreaKind Kind { get; init; }

    public required string Edition { get; init; }

    public required string Code { get; init; }

    /// <summary>31 December of this year.</summary>
    public required int Year { get; init; }

    public required int Residents { get; init; }
}

internal sealed class AreaConfiguration
    : IEntityTypeConfiguration<Area>, IEntityTypeConfiguration<AreaCrosswalk>, IEntityTypeConfiguration<Population>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.ToTable("area", GeoSchema.Core);
        area.HasKey(a => new { a.Municipality, a.Kind, a.Edition, a.Code });
        area.Property(a => a.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
        area.HasIndex(a => a.Outline).HasMethod("gist");
    }

    public void Configure(EntityTypeBuilder<AreaCrosswalk> crosswalk)
    {
        crosswalk.ToTable("area_crosswalk", GeoSchema.Core);
        crosswalk.HasKey(c => new { c.Municipality, c.Kind, c.FromEdition, c.FromCode, c.ToEdition, c.ToCode });
    }

    public void Configure(EntityTypeBuilder<Population> population)
    {
        population.ToTable("population", GeoSchema.Core);
        population.HasKey(p => new { p.Municipality, p.Kind, p.Edition, p.Code, p.Year });
    }
}
