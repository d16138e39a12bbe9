using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What an official indicator is elsewhere, as the same publisher gives it: what the municipality's own
/// <see cref="IndicatorValue"/> is read against. Never a ranking.</summary>
/// <remarks>Only places that the mapping names are kept: whom a municipality is like is a judgement, made by hand and open.</remarks>
public sealed class ComparisonValue
{
    /// <summary>Whose comparison it is.</summary>
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The same id as of the municipality's own values.</summary>
    public required string Indicator { get; init; }

    public required string Period { get; init; }

    /// <summary>The publisher's code for the place.</summary>
    public required string Place { get; init; }

    public required string PlaceName { get; init; }

    public required ComparisonKind Kind { get; init; }

    public required decimal Value { get; init; }

    public required DateOnly DeliveredOn { get; init; }
}

/// <summary>What a municipality is compared with.</summary>
public enum ComparisonKind
{
    /// <summary>A municipality like it (<i>liknande kommun</i>).</summary>
    Similar,

    /// <summary>Its county (<i>länet</i>).</summary>
    County,

    /// <summary>The whole country (<i>riket</i>).</summary>
    Country,
}

/// <summary>Becomes a <see cref="ComparisonValue"/>.</summary>
public sealed class StagedComparisonValue : StagedRow
{
    public required string Indicator { get; init; }

    public required string Period { get; init; }

    public required string Place { get; init; }

    public required string PlaceName { get; init; }

    public required ComparisonKind Kind { get; init; }

    public required decimal Value { get; init; }
}

internal sealed class ComparisonValueConfiguration : IEntityTypeConfiguration<ComparisonValue>, IEntityTypeConfiguration<StagedComparisonValue>
{
    public void Configure(EntityTypeBuilder<ComparisonValue> value)
    {
        value.ToTable("comparison_value", GeoSchema.Core);
        value.HasKey(v => new { v.Municipality, v.Source, v.Indicator, v.Period, v.Place });
    }

    public void Configure(EntityTypeBuilder<StagedComparisonValue> value)
    {
        value.ToTable("comparison_value", GeoSchema.Staging);
        value.HasKey(v => new { v.Municipality, v.Source, v.File, v.DeliveredOn, v.Line });
    }
}
