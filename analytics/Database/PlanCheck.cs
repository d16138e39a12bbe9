using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>A planner's check of an area (<i>kontroll</i>): what was asked, of what data, and the answer as it was given. Internal.</summary>
public sealed class PlanCheck
{
    public required string Municipality { get; init; }

    /// <summary>32 hexadecimal digits by chance.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The plan's number in the municipality's register (<i>diarienummer</i>); null where it has none yet.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>The role of who asked, never a person.</summary>
    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>JSON: everything that the check was told.</summary>
    public required string Parameters { get; init; }

    /// <summary>The sha256 of what it read.</summary>
    public required string InputFingerprint { get; init; }

    public required string CodeVersion { get; init; }

    public required MultiPolygon Outline { get; init; }

    /// <summary>JSON: the report whole.</summary>
    public required string Document { get; init; }
}

internal sealed class PlanCheckConfiguration : IEntityTypeConfiguration<PlanCheck>
{
    public void Configure(EntityTypeBuilder<PlanCheck> check)
    {
        check.ToTable("plan_check", GeoSchema.Work);
        check.HasKey(c => new { c.Municipality, c.Id });
        check.HasIndex(c => new { c.Municipality, c.MadeAt });
        check.Property(c => c.Parameters).HasColumnType("jsonb");
        check.Property(c => c.Document).HasColumnType("jsonb");
        check.Property(c => c.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
    }
}
