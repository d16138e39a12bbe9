using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>A release that has passed the gate: approved, or a trial that says so on every page.</summary>
public sealed class Release
{
    public required string Id { get; init; }

    public required string Municipality { get; init; }

    /// <summary>False for a trial run (<i>provkörning</i>): never served to the public.</summary>
    public required bool Approved { get; init; }

    public required string Digest { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>The rules that it was made by: the beginning of the sha256 of the whole rule set.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>The day it was taken back; null while it is published. Its figures are then gone from here.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>JSON: the description of the release.</summary>
    public required string Description { get; init; }
}

/// <summary>A public area of a release.</summary>
public sealed class ReleaseArea
{
    public required string Release { get; init; }

    public required string Kind { get; init; }

    public required string Edition { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? ParentCode { get; init; }

    public int? Residents { get; init; }

    public int? ResidentsYear { get; init; }

    public string? DrawnAs { get; init; }

    /// <summary>The public outline, simplified; null where there is none to draw.</summary>
    public MultiPolygon? Outline { get; init; }
}

/// <summary>A public count of a release; null where it is withheld or missing, and all that is computed from it with
/// it.</summary>
public sealed class ReleaseCount
{
    public required string Release { get; init; }

    public required string Theme { get; init; }

    public required string AreaKind { get; init; }

    public required string Edition { get; init; }

    public required string Area { get; init; }

    public required string Period { get; init; }

    public int? Count { get; init; }

    public decimal? PerThousand { get; init; }

    public decimal? PerThousandLower { get; init; }

    public decimal? PerThousandUpper { get; init; }

    /// <summary>published, withheld or missing.</summary>
    public required string Mark { get; init; }
}

/// <summary>The other files of a release, by name, each as JSON.</summary>
public sealed class ReleaseDocument
{
    public required string Release { get; init; }

    /// <summary>The file's name in the release folder, such as promises.json.</summary>
    public required string Name { get; init; }

    public required string Content { get; init; }
}

internal sealed class ReleaseConfiguration
    : IEntityTypeConfiguration<Release>, IEntityTypeConfiguration<ReleaseArea>, IEntityTypeConfiguration<ReleaseCount>,
      IEntityTypeConfiguration<ReleaseDocument>
{
    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.ToTable("release", GeoSchema.Published);
        release.HasKey(r => r.Id);
        release.Property(r => r.Description).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<ReleaseArea> area)
    {
        area.ToTable("area", GeoSchema.Published);
        area.HasKey(a => new { a.Release, a.Kind, a.Edition, a.Code });
        area.HasOne<Release>().WithMany().HasForeignKey(a => a.Release);
        area.Property(a => a.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
        area.HasIndex(a => a.Outline).HasMethod("gist");
    }

    public void Configure(EntityTypeBuilder<ReleaseCount> count)
    {
        count.ToTable("count", GeoSchema.Published);
        count.HasKey(c => new { c.Release, c.Theme, c.AreaKind, c.Edition, c.Area, c.Period });
        count.HasIndex(c => new { c.Release, c.Area });
        count.HasOne<Release>().WithMany().HasForeignKey(c => c.Release);
    }

    public void Configure(EntityTypeBuilder<ReleaseDocument> document)
    {
        document.ToTable("document", GeoSchema.Published);
        document.HasKey(d => new { d.Release, d.Name });
        document.HasOne<Release>().WithMany().HasForeignKey(d => d.Release);
        document.Property(d => d.Content).HasColumnType("jsonb");
    }
}
