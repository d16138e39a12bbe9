using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What one audience may see of one theme (<i>regel för utlämnande</i>): <c>municipality.yml</c>, resolved by the ETL, so that
/// who applies a rule never has to put it together.</summary>
public sealed record ReleaseRule
{
    public required string Municipality { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>The theme's id; empty for what no theme is of, such as a list of concentrations.</summary>
    public required string Theme { get; init; }

    /// <summary><c>areas</c>, or <c>municipality</c> for what is never shown in a smaller area.</summary>
    public required string Geography { get; init; }

    /// <summary>The shortest period of a count: <c>quarter</c>, <c>year</c> or <c>whole-period</c>.</summary>
    public required string SmallestPeriod { get; init; }

    /// <summary>A shown count is 0 or at least this.</summary>
    public required int SmallestCount { get; init; }

    /// <summary>Shown events come from at least so many distinct places.</summary>
    public required int SmallestPlaces { get; init; }

    /// <summary>No place has more than this share of shown events, 0 to 1.</summary>
    public required decimal LargestPlaceShare { get; init; }

    /// <summary>Shown events were reported by at least so many organisations.</summary>
    public required int SmallestReporters { get; init; }

    /// <summary>An area has at least so many residents, or none.</summary>
    public required int SmallestResidents { get; init; }

    /// <summary>An area has at least so many addresses, or none.</summary>
    public required int SmallestAddresses { get; init; }

    /// <summary>Shown counts are rounded to the nearest multiple of this; 1 where they are not rounded.</summary>
    public required int RoundingBase { get; init; }

    /// <summary>Whether a zero is shown only where every reporter reported every week: silence is not zero.</summary>
    public required bool ZeroOnlyWhereComplete { get; init; }

    /// <summary>A smoothed surface has at least this bandwidth, metres.</summary>
    public required int SmallestBandwidthMetres { get; init; }

    /// <summary>A square on a map has at least this side, metres.</summary>
    public required int SmallestCellMetres { get; init; }

    /// <summary>Whether a point of an event may be shown.</summary>
    public required bool Points { get; init; }

    /// <summary>Layers of a map that this audience never sees, such as lighting and guard.</summary>
    public required string[] HiddenLayers { get; init; }

    /// <summary>Whether a period of this name (2026K1, 2026, 2024-07/2026-06) may be shown.</summary>
    public bool Allows(string period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return SmallestPeriod switch
        {
            "quarter" => true,
            "year" => !period.Contains('K', StringComparison.Ordinal),
            _ => period.Contains('/', StringComparison.Ordinal),
        };
    }
}

/// <summary>For whom something is made: three audiences, three rule sets behind one gate.</summary>
public enum Audience
{
    Public,

    /// <summary>Members of the crime prevention council from outside the municipality.</summary>
    CouncilExternal,

    Internal,
}

internal sealed class ReleaseRuleConfiguration : IEntityTypeConfiguration<ReleaseRule>
{
    public void Configure(EntityTypeBuilder<ReleaseRule> rule)
    {
        rule.ToTable("release_rule", GeoSchema.Core);
        rule.HasKey(r => new { r.Municipality, r.Audience, r.Theme });
    }
}
