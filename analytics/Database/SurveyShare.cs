using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>The share of those asked who answered so (NTU, medborgarundersökningen, school surveys): a share with its
/// uncertainty, never an index, and never mixed with what is reported.</summary>
public sealed class SurveyShare
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>Such as insecure-late-evening.</summary>
    public required string Indicator { get; init; }

    /// <summary>A year (2025).</summary>
    public required string Period { get; init; }

    /// <summary>Who was asked, in the source's word: alla, kvinnor, an age, a part of the municipality.</summary>
    public required string Group { get; init; }

    public required string Title { get; init; }

    /// <summary>The instrument, such as NTU: shares of two instruments are never compared.</summary>
    public required string Instrument { get; init; }

    /// <summary>0 to 1; null where the source withholds or lacks it.</summary>
    public decimal? Share { get; init; }

    /// <summary>Those who answered; null where the source does not say.</summary>
    public int? Respondents { get; init; }

    /// <summary>Lower end of the source's own 95 % interval, 0 to 1; null where it gives none.</summary>
    public decimal? Lower { get; init; }

    /// <summary>Upper end of it.</summary>
    public decimal? Upper { get; init; }

    /// <summary>Whether more is better: set by hand in the mapping, never guessed from a title. Null where nobody has: then nothing is said
    /// to be better or worse.</summary>
    public required bool? HigherIsBetter { get; init; }

    public required DateOnly DeliveredOn { get; init; }
}

/// <summary>Becomes a <see cref="SurveyShare"/>.</summary>
public sealed class StagedSurveyShare : StagedRow
{
    public required string Indicator { get; init; }

    public required string Period { get; init; }

    public required string Group { get; init; }

    public required string Title { get; init; }

    public required string Instrument { get; init; }

    public decimal? Share { get; init; }

    public int? Respondents { get; init; }

    public decimal? Lower { get; init; }

    public decimal? Upper { get; init; }

    public required bool? HigherIsBetter { get; init; }
}

internal sealed class SurveyShareConfiguration : IEntityTypeConfiguration<SurveyShare>, IEntityTypeConfiguration<StagedSurveyShare>
{
    public void Configure(EntityTypeBuilder<SurveyShare> share)
    {
        share.ToTable("survey_share", GeoSchema.Core, table => table.HasCheckConstraint("share_is_a_share", "share BETWEEN 0 AND 1"));
        share.HasKey(s => new { s.Municipality, s.Source, s.Indicator, s.Period, s.Group });
    }

    public void Configure(EntityTypeBuilder<StagedSurveyShare> share)
    {
        share.ToTable("survey_share", GeoSchema.Staging);
        share.HasKey(s => new { s.Municipality, s.Source, s.File, s.DeliveredOn, s.Line });
    }
}
