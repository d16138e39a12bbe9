using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What planners have answered and concluded on a check, as it stood at one time: each change is a version of its own, and none is
/// taken away. Internal.</summary>
public sealed class PlanComment
{
    public required string Municipality { get; init; }

    public required string CheckId { get; init; }

    /// <summary>1, 2, …</summary>
    public required int Version { get; init; }

    /// <summary>The role of who wrote, never a person.</summary>
    public required string WrittenBy { get; init; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>JSON: the conclusions and the answers, masked.</summary>
    public required string Document { get; init; }
}

internal sealed class PlanCommentConfiguration : IEntityTypeConfiguration<PlanComment>
{
    public void Configure(EntityTypeBuilder<PlanComment> comment)
    {
        comment.ToTable("plan_comment", GeoSchema.Work);
        comment.HasKey(c => new { c.Municipality, c.CheckId, c.Version });
        comment.Property(c => c.Document).HasColumnType("jsonb");
        comment.HasOne<PlanCheck>().WithMany().HasForeignKey(c => new { c.Municipality, c.CheckId });
    }
}
