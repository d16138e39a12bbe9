using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>Becomes a <see cref="Geo.Database.Population"/>.</summary>
public sealed class StagedPopulation : StagedRow
{
    public required AreaKind Kind { get; init; }

    public required string Edition { get; init; }

    public required string Code { get; init; }

    public required int Year { get; init; }

    public required int Residents { get; init; }
}

/// <summary>Becomes a <see cref="Geo.Database.ReportedOffence"/>.</summary>
public sealed class StagedReportedOffence : StagedRow
{
    public required string Reference { get; init; }

    public required string OffenceCode { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required DateOnly CommittedOn { get; init; }

    public required AreaKind AreaKind { get; init; }

    public required string AreaEdition { get; init; }

    public string? AreaCode { get; init; }

    public required int Count { get; init; }
}

/// <summary>Becomes an <see cref="Geo.Database.IndicatorValue"/>.</summary>
public sealed class StagedIndicatorValue : StagedRow
{
    public required string Indicator { get; init; }

    public required string Period { get; init; }

    public required string Title { get; init; }

    /// <summary>Null where the source has no figure: never zero.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The source's own word for why there is none, or for the figure's state; null where it says nothing.</summary>
    public string? Status { get; init; }

    /// <summary>The focus area of the municipality's programme that it belongs to; null for general figures.</summary>
    public string? FocusArea { get; init; }

    /// <summary>The case's number in the municipality's register; null where the source does not say.</summary>
    public string? RegistryNumber { get; init; }

    public required string Unit { get; init; }

    public decimal? PerHundredThousand { get; init; }

    public required bool Preliminary { get; init; }
}

/// <summary>One row's word about a week: becomes a <see cref="Geo.Database.ReportingWeek"/>.</summary>
public sealed class StagedReportingWeek : StagedRow
{
    public required string Reporter { get; init; }

    public required int IsoYear { get; init; }

    public required int IsoWeek { get; init; }

    public required bool HadIncidents { get; init; }
}

internal sealed class StagedFiguresConfiguration
    : IEntityTypeConfiguration<StagedPopulation>, IEntityTypeConfiguration<StagedReportedOffence>,
      IEntityTypeConfiguration<StagedIndicatorValue>, IEntityTypeConfiguration<StagedReportingWeek>
{
    public void Configure(EntityTypeBuilder<StagedPopulation> population)
    {
        population.ToTable("population", GeoSchema.Staging);
        population.HasKey(p => new { p.Municipality, p.Source, p.File, p.DeliveredOn, p.Line });
    }

    public void Configure(EntityTypeBuilder<StagedReportedOffence> offence)
    {
        offence.ToTable("reported_offence", GeoSchema.Staging);
        offence.HasKey(o => new { o.Municipality, o.Source, o.File, o.DeliveredOn, o.Line });
    }

    public void Configure(EntityTypeBuilder<StagedIndicatorValue> value)
    {
        value.ToTable("indicator_value", GeoSchema.Staging);
        value.HasKey(v => new { v.Municipality, v.Source, v.File, v.DeliveredOn, v.Line });
    }

    public void Configure(EntityTypeBuilder<StagedReportingWeek> week)
    {
        week.ToTable("reporting_week", GeoSchema.Staging);
        week.HasKey(w => new { w.Municipality, w.Source, w.File, w.DeliveredOn, w.Line });
    }
}
