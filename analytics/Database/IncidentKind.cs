using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A kind of event in the project's own vocabulary: a row of <c>data/lookups/incident-kinds.csv</c>.</summary>
public sealed class IncidentKind
{
    public required string Municipality { get; init; }

    /// <summary>English code, such as criminal-damage.</summary>
    public required string Kind { get; init; }

    /// <summary>Swedish name, for users.</summary>
    public required string Name { get; init; }

    /// <summary>Counted only where it happened in a public place: violence on any map means violence in public
    /// places.</summary>
    public required bool PublicPlaceOnly { get; init; }

    /// <summary>Never shown below the municipality, whatever its count.</summary>
    public required bool NeverMapped { get; init; }
}

internal sealed class IncidentKindConfiguration : IEntityTypeConfiguration<IncidentKind>
{
    public void Configure(EntityTypeBuilder<IncidentKind> kind)
    {
        kind.ToTable("incident_kind", GeoSchema.Core);
        kind.HasKey(k => new { k.Municipality, k.Kind });
    }
}
