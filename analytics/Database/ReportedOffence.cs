using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>An offence reported to the police (<i>anmält brott</i>), placed in a statistical area at best.</summary>
public sealed class ReportedOffence
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    public required string Reference { get; init; }

    public required DateOnly DeliveredOn { get; init; }

    /// <summary>Four digits, such as 1210 (<i>brottskod</i>).</summary>
    public required string OffenceCode { get; init; }

    /// <summary>The day the report was entered (<i>inskrivningsdatum</i>): up to a year after the offence.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>The day of the offence (<i>brottsdatum</i>): the axis of our counts.</summary>
    public required DateOnly CommittedOn { get; init; }

    public required AreaKind AreaKind { get; init; }

    /// <summary>The edition of <see cref="AreaCode"/>.</summary>
    public required string AreaEdition { get; init; }

    /// <summary>Null where the source gives no area: shown as such, never spread.</summary>
    public string? AreaCode { get; init; }

    public required int Count { get; init; }
}

/// <summary>A value of an official indicator for the municipality.</summary>
public sealed class IndicatorValue
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>Such as reported-offences-total.</summary>
    public required string Indicator { get; init; }

    /// <summary>A year (2025) or a quarter (2026K1).</summary>
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

    /// <summary>The publisher's own rate; null where it gives none.</summary>
    public decimal? PerHundredThousand { get; init; }

    public required bool Preliminary { get; init; }

    public required DateOnly DeliveredOn { get; init; }
}

internal sealed class ReportedOffenceConfiguration
    : IEntityTypeConfiguration<ReportedOffence>, IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<ReportedOffence> offence)
    {
        offence.ToTable("reported_offence", GeoSchema.Core);
        offence.HasKey(o => new { o.Municipality, o.Source, o.Reference });
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("indicator_value", GeoSchema.Core);
        value.HasKey(v => new { v.Municipality, v.Source, v.Indicator, v.Period });
    }
}
