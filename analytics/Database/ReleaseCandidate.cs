using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A release before its approval: what the gate let through, whole, so that what is approved is what is
/// published.</summary>
public sealed class ReleaseCandidate
{
    /// <summary>Such as 9901-2026-11-23-1-3f2c9a: municipality, date, number of the day, beginning of the digest.</summary>
    public required string Id { get; init; }

    public required string Municipality { get; init; }

    public required DateOnly CreatedOn { get; init; }

    /// <summary>The role of who built it.</summary>
    public required string BuiltByRole { get; init; }

    /// <summary>A mark of the account that built it, which only tells whether another one approves.</summary>
    public required string BuiltByMark { get; init; }

    /// <summary>The sha256 of <see cref="Snapshot"/>, <see cref="Outlines"/> and the program, dates and id left out: what the approval is
    /// for.</summary>
    public required string Digest { get; init; }

    /// <summary>JSON: the release, withheld figures already gone.</summary>
    public required string Snapshot { get; init; }

    /// <summary>GeoJSON in CRS84: the outlines of the public areas.</summary>
    public required string Outlines { get; init; }
}

/// <summary>What the approver is to see before approving a candidate, made with it by the login that may read what is withheld. Internal.</summary>
public sealed class ReleasePreviewPage
{
    public required string CandidateId { get; init; }

    public required string Municipality { get; init; }

    /// <summary>The release that it was compared with; null where none was public.</summary>
    public string? Before { get; init; }

    /// <summary>The answers in words, one a line.</summary>
    public required string[] Answers { get; init; }

    /// <summary>The page whole, as HTML with its style inside.</summary>
    public required string Html { get; init; }
}

/// <summary>That somebody in a role approved a candidate, and why. Role, not name.</summary>
public sealed class ReleaseApproval
{
    public required string CandidateId { get; init; }

    public required string Municipality { get; init; }

    /// <summary>The digest that was approved: a candidate that changes loses its approval.</summary>
    public required string Digest { get; init; }

    public required string Role { get; init; }

    public required string Reason { get; init; }

    /// <summary>A mark of the account that approved it: see <see cref="ReleaseCandidate.BuiltByMark"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>The registry number under which the decision is filed; null where none was given.</summary>
    public string? RegistryNumber { get; init; }

    public required DateTime ApprovedAt { get; init; }
}

internal sealed class ReleaseCandidateConfiguration
    : IEntityTypeConfiguration<ReleaseCandidate>, IEntityTypeConfiguration<ReleasePreviewPage>, IEntityTypeConfiguration<ReleaseApproval>
{
    public void Configure(EntityTypeBuilder<ReleaseCandidate> candidate)
    {
        candidate.ToTable("release_candidate", GeoSchema.Analysis);
        candidate.HasKey(c => c.Id);
        candidate.Property(c => c.Snapshot).HasColumnType("jsonb");
        candidate.Property(c => c.Outlines).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<ReleasePreviewPage> page)
    {
        page.ToTable("release_preview", GeoSchema.Analysis);
        page.HasKey(p => p.CandidateId);
    }

    public void Configure(EntityTypeBuilder<ReleaseApproval> approval)
    {
        approval.ToTable("release_approval", GeoSchema.Work);
        approval.HasKey(a => a.CandidateId);
    }
}
