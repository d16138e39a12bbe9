using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What an organisation said in an ISO week: silence is not zero, so the absence of a row is a silent
/// week.</summary>
public sealed class ReportingWeek
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The organisation, never a person.</summary>
    public required string Reporter { get; init; }

    public required int IsoYear { get; init; }

    /// <summary>1 to 53.</summary>
    public required int IsoWeek { get; init; }

    /// <summary>False where it said that there was nothing to report.</summary>
    public required bool HadIncidents { get; init; }
}

/// <summary>An organisation that is to report every week.</summary>
public sealed class Reporter
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The organisation, never a person.</summary>
    public required string Name { get; init; }
}

internal sealed class ReportingWeekConfiguration : IEntityTypeConfiguration<ReportingWeek>, IEntityTypeConfiguration<Reporter>
{
    public void Configure(EntityTypeBuilder<Reporter> reporter)
    {
        reporter.ToTable("reporter", GeoSchema.Core);
        reporter.HasKey(r => new { r.Municipality, r.Source, r.Name });
    }

    public void Configure(EntityTypeBuilder<ReportingWeek> week)
    {
        week.ToTable("reporting_week", GeoSchema.Core);
        week.HasKey(w => new { w.Municipality, w.Source, w.Reporter, w.IsoYear, w.IsoWeek });
    }
}
