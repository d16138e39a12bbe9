using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A detailed development plan (<i>detaljplan</i>): what is decided about an <see cref="Area"/> of kind plan. That
/// none is found digitally does not mean that there is none.</summary>
public sealed class DetailedPlan
{
    public required string Municipality { get; init; }

    /// <summary>The edition of its area.</summary>
    public required string Edition { get; init; }

    /// <summary>The code of its area: the plan's number in the municipality's archive.</summary>
    public required string Code { get; init; }

    public required string Source { get; init; }

    public required string Name { get; init; }

    /// <summary>The specification's word in English: begun, consultation, review, adopted, in-force, repealed.</summary>
    public required string Status { get; init; }

    /// <summary>Null where it is not adopted or the source does not say.</summary>
    public DateOnly? AdoptedOn { get; init; }

    /// <summary>Null where it is not in force or the source does not say.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>The last day of the implementation period (<i>genomförandetid</i>); null where it is not known.</summary>
    public DateOnly? ImplementationUntil { get; init; }

    /// <summary>What it is for, masked; null where the source does not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>The case's number in the municipality's register (<i>diarienummer</i>); null where the source does not
    /// say.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>Where its documents are; null where the source does not say.</summary>
    public string? Document { get; init; }

    public required DateOnly DeliveredOn { get; init; }
}

/// <summary>Becomes a <see cref="DetailedPlan"/>; its outline is staged as an area.</summary>
public sealed class StagedPlan : StagedRow
{
    public required string Edition { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public DateOnly? AdoptedOn { get; init; }

    public DateOnly? InForceOn { get; init; }

    public DateOnly? ImplementationUntil { get; init; }

    public string? Purpose { get; init; }

    public string? RegistryNumber { get; init; }

    public string? Document { get; init; }
}

internal sealed class DetailedPlanConfiguration : IEntityTypeConfiguration<DetailedPlan>, IEntityTypeConfiguration<StagedPlan>
{
    public void Configure(EntityTypeBuilder<DetailedPlan> plan)
    {
        plan.ToTable("detailed_plan", GeoSchema.Core);
        plan.HasKey(p => new { p.Municipality, p.Edition, p.Code });
    }

    public void Configure(EntityTypeBuilder<StagedPlan> plan)
    {
        plan.ToTable("detailed_plan", GeoSchema.Staging);
        plan.HasKey(p => new { p.Municipality, p.Source, p.File, p.DeliveredOn, p.Line });
    }
}
