using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What a release's event is: nothing that was published changes or goes without one.</summary>
public enum ReleaseEventKind
{
    /// <summary>Figures were wrong; the next release holds the right ones and says so.</summary>
    Correction,

    /// <summary>The release is published no more.</summary>
    Withdrawal,
}

/// <summary>A decision to correct or to withdraw, as the desk keeps it.</summary>
public sealed class ReleaseDecision
{
    public required string Municipality { get; init; }

    /// <summary>From 1, in the municipality's own series.</summary>
    public required int Number { get; init; }

    public required ReleaseEventKind Kind { get; init; }

    /// <summary>The release that is withdrawn, or in which the wrong figures stand.</summary>
    public required string Release { get; init; }

    /// <summary>The theme that a correction is about; null for all.</summary>
    public string? Theme { get; init; }

    /// <summary>The quarter or year that a correction is about; null for all.</summary>
    public string? Period { get; init; }

    public required string Role { get; init; }

    public required string Reason { get; init; }

    public string? RegistryNumber { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A decision that has been carried out: what anyone may read of it.</summary>
public sealed class ReleaseEvent
{
    public required string Municipality { get; init; }

    public required int Number { get; init; }

    public required ReleaseEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required string Release { get; init; }

    public string? Theme { get; init; }

    public string? Period { get; init; }

    public required string Role { get; init; }

    public required string Reason { get; init; }

    public string? RegistryNumber { get; init; }
}

/// <summary>A file of a release as it was published: its length and its sha256.</summary>
public sealed class ReleaseFileRecord
{
    public required string Release { get; init; }

    /// <summary>The file's name in the release folder.</summary>
    public required string Path { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

internal sealed class ReleaseEventConfiguration
    : IEntityTypeConfiguration<ReleaseDecision>, IEntityTypeConfiguration<ReleaseEvent>, IEntityTypeConfiguration<ReleaseFileRecord>
{
    public void Configure(EntityTypeBuilder<ReleaseDecision> decision)
    {
        decision.ToTable("release_decision", GeoSchema.Work);
        decision.HasKey(d => new { d.Municipality, d.Number });
        decision.Property(d => d.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReleaseEvent> happening)
    {
        happening.ToTable("release_event", GeoSchema.Published);
        happening.HasKey(e => new { e.Municipality, e.Number });
        happening.Property(e => e.Number).ValueGeneratedNever();
        happening.HasOne<Release>().WithMany().HasForeignKey(e => e.Release);
    }

    public void Configure(EntityTypeBuilder<ReleaseFileRecord> file)
    {
        file.ToTable("release_file", GeoSchema.Published);
        file.HasKey(f => new { f.Release, f.Path });
        file.HasOne<Release>().WithMany().HasForeignKey(f => f.Release);
    }
}
