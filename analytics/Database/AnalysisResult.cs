using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What a run says of one subject: an area, a band of distance and time, the hours of a week. Internal.</summary>
public sealed class AnalysisResult
{
    public required long RunId { get; init; }

    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    /// <summary>A quarter (2026K2) or a time (2024-07/2026-06).</summary>
    public required string Period { get; init; }

    /// <summary>Of what: <c>deso:9901A0010</c>, <c>plan:P12</c>, <c>municipality:9901</c>, or a word of the method.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON: the method's figures; what is undefined is null.</summary>
    public required string Document { get; init; }
}

internal sealed class AnalysisResultConfiguration : IEntityTypeConfiguration<AnalysisResult>
{
    public void Configure(EntityTypeBuilder<AnalysisResult> result)
    {
        result.ToTable("result", GeoSchema.Analysis);
        result.HasKey(r => new { r.RunId, r.Theme, r.Period, r.Subject });
        result.Property(r => r.Document).HasColumnType("jsonb");
        result.HasOne<AnalysisRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
