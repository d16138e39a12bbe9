using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A municipality (<i>kommun</i>) and its settings, as read from <c>municipality.yml</c> by the ETL alone.</summary>
public sealed record Municipality
{
    /// <summary>The four-digit code, such as 0480: part of every key in <c>core</c>, so that tables can be partitioned by
    /// it.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    /// <summary>Its folder under <c>data/</c>, such as nykoping.</summary>
    public required string Slug { get; init; }

    /// <summary>True for the invented municipality: all that is made from it says EXEMPELDATA.</summary>
    public required bool Fictional { get; init; }

    public required string County { get; init; }

    public required string CountyCode { get; init; }

    /// <summary>The one geography that the public sees.</summary>
    public required AreaKind PublicAreaKind { get; init; }

    /// <summary>The edition of the public areas, such as 2025.</summary>
    public required string PublicAreaEdition { get; init; }

    /// <summary>The side of an analysis cell, metres.</summary>
    public required int CellSizeMetres { get; init; }

    /// <summary>First day of the analysed time; null where the municipality has no incidents with a place.</summary>
    public DateOnly? AnalysisFrom { get; init; }

    /// <summary>Last day of the analysed time, itself included; null as <see cref="AnalysisFrom"/>.</summary>
    public DateOnly? AnalysisTo { get; init; }

    /// <summary>A published count is 0 or at least this.</summary>
    public required int SmallestCount { get; init; }

    /// <summary>Published events come from at least so many distinct places.</summary>
    public required int SmallestPlaces { get; init; }

    /// <summary>No place has more than this share of published events, 0 to 1.</summary>
    public required decimal LargestPlaceShare { get; init; }

    /// <summary>Published events were reported by at least so many organisations.</summary>
    public required int SmallestReporters { get; init; }

    /// <summary>A public area has at least so many residents, or none.</summary>
    public required int SmallestResidents { get; init; }

    /// <summary>A public area has at least so many addresses, or none.</summary>
    public required int SmallestAddresses { get; init; }

    /// <summary>The shortest period of a published count: <c>quarter</c>, <c>year</c> or <c>whole-period</c>.</summary>
    public required string SmallestPeriod { get; init; }

    /// <summary>Whether a release is approved by another person than the one who built it.</summary>
    public bool AnotherPersonApproves { get; init; }

    /// <summary>The role that approves, corrects and withdraws releases.</summary>
    public string ApproverRole { get; init; } = "säkerhetssamordnare";

    /// <summary>The web address under which the open data lie, with a slash at its end; null where none is decided.</summary>
    public string? OpenDataAddress { get; init; }

    /// <summary>The address that names the municipality as a publisher in catalogues; null where none is known.</summary>
    public string? PublisherAddress { get; init; }

    /// <summary>The address of the place, such as its page at GeoNames; null where none is known.</summary>
    public string? PlaceAddress { get; init; }

    /// <summary>Whom questions on the open data go to: a function, never a person.</summary>
    public string? OpenDataContact { get; init; }

    /// <summary>That function's e-mail address.</summary>
    public string? OpenDataEmail { get; init; }

    /// <summary>JSON: the municipality's own map servers, which the desk's map can lay under its layers; null where there are none.</summary>
    public string? MapBackgrounds { get; init; }
}

internal sealed class MunicipalityConfiguration : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> municipality)
    {
        municipality.ToTable("municipality", GeoSchema.Core);
        municipality.HasKey(m => m.Code);
        municipality.Property(m => m.MapBackgrounds).HasColumnType("jsonb");
    }
}
