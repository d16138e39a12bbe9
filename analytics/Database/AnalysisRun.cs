using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Geo.Database;

/// <summary>One run of an analysis: with these it can be repeated to the digit. A number without its run cannot be
/// published.</summary>
public sealed class AnalysisRun
{
    public long Id { get; init; }

    public required string Municipality { get; init; }

    /// <summary>Such as counts or hotspots.</summary>
    public required string Method { get; init; }

    /// <summary>JSON: everything that the method was told.</summary>
    public required string Parameters { get; init; }

    /// <summary>The sha256 of what it read.</summary>
    public required string InputFingerprint { get; init; }

    /// <summary>0 where chance plays no part.</summary>
    public required long Seed { get; init; }

    public required string CodeVersion { get; init; }

    public required DateTime FinishedAt { get; init; }
}

/// <summary>How many incidents of a theme, or of one kind in it, an area had in a period, and what the release gate must know of
/// them.</summary>
public sealed class AreaCount
{
    public required long RunId { get; init; }

    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    /// <summary>A kind of the theme; empty for all of them together.</summary>
    public string Kind { get; init; } = "";

    public required AreaKind AreaKind { get; init; }

    public required string AreaEdition { get; init; }

    /// <summary>The municipality's code for the whole; empty for what has no area.</summary>
    public required string AreaCode { get; init; }

    /// <summary>A quarter (2026K1) or a time (2018-01/2024-03).</summary>
    public required string Period { get; init; }

    public required int Incidents { get; init; }

    /// <summary>Repeats at one place within 28 days counted once.</summary>
    public required int PlaceEvents { get; init; }

    /// <summary>Distinct places; distinct days for data already summed by area, whose places nobody knows.</summary>
    public required int Places { get; init; }

    /// <summary>The share of incidents at the place, or on the day, that has most of them; 0 where there are none.</summary>
    public required decimal LargestPlaceShare { get; init; }

    /// <summary>Distinct reporting organisations; null where the source has but one by its nature (the police).</summary>
    public int? Reporters { get; init; }

    /// <summary>Whether all reporters reported every week: only then is none the same as zero.</summary>
    public required bool CompletelyReported { get; init; }
}

/// <summary>A cell of the hotspot map of a theme and a period, with its verdict. Internal.</summary>
public sealed class HotspotCell
{
    public required long RunId { get; init; }

    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    public required string Period { get; init; }

    public required int Column { get; init; }

    public required int Row { get; init; }

    public required int Incidents { get; init; }

    public required int PlaceEvents { get; init; }

    /// <summary>Distinct places in the cell.</summary>
    public required int Places { get; init; }

    /// <summary>Residents spread over inhabited land: the denominator of the verdict.</summary>
    public required double Residents { get; init; }

    /// <summary>Place-events in the cell and its neighbours.</summary>
    public required int LocalSum { get; init; }

    /// <summary>What <see cref="LocalSum"/> would be if place-events followed residents.</summary>
    public required double Expected { get; init; }

    /// <summary>Gi* of the place-events, for comparison with other programs; null where undefined.</summary>
    public double? GiStarZ { get; init; }

    /// <summary>P(X ≥ local sum), X binomial; null where the neighbourhood has no residents.</summary>
    public double? PUpper { get; init; }

    /// <summary><see cref="PUpper"/> after Benjamini–Hochberg over all cells of the map.</summary>
    public double? QBh { get; init; }

    /// <summary>hot, repeated-at-one-place, not-hot, too-few or no-verdict.</summary>
    public required string Verdict { get; init; }
}

/// <summary>Hot cells that touch: a concentration of incidents (<i>koncentration av händelser</i>). Internal.</summary>
public sealed class Hotspot
{
    public required long RunId { get; init; }

    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    public required string Period { get; init; }

    /// <summary>1, 2, … from south to north: a name, not a rank.</summary>
    public required int Number { get; init; }

    public required int Cells { get; init; }

    public required int Incidents { get; init; }

    public required int PlaceEvents { get; init; }

    public required int Places { get; init; }

    /// <summary>Place-events expected from the residents.</summary>
    public required double Expected { get; init; }

    /// <summary>The smallest q among its cells.</summary>
    public required double SmallestQBh { get; init; }

    /// <summary>Plan areas and public areas that it touches, as <c>plan:akt deso:code</c>, parted by spaces.</summary>
    public required string Touches { get; init; }

    public required MultiPolygon Outline { get; init; }
}

internal sealed class AnalysisConfiguration
    : IEntityTypeConfiguration<AnalysisRun>, IEntityTypeConfiguration<AreaCount>, IEntityTypeConfiguration<HotspotCell>,
      IEntityTypeConfiguration<Hotspot>
{
    public void Configure(EntityTypeBuilder<AnalysisRun> run)
    {
        run.ToTable("run", GeoSchema.Analysis);
        run.HasKey(r => r.Id);
        run.Property(r => r.Id).UseIdentityAlwaysColumn();
        run.Property(r => r.Parameters).HasColumnType("jsonb");
        run.HasIndex(r => new { r.Municipality, r.Method, r.Id });
    }

    public void Configure(EntityTypeBuilder<AreaCount> count)
    {
        count.ToTable("area_count", GeoSchema.Analysis);
        count.HasKey(c => new { c.RunId, c.Theme, c.Kind, c.AreaKind, c.AreaEdition, c.AreaCode, c.Period });
        count.HasOne<AnalysisRun>().WithMany().HasForeignKey(c => c.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HotspotCell> cell)
    {
        cell.ToTable("hotspot_cell", GeoSchema.Analysis);
        cell.HasKey(c => new { c.RunId, c.Theme, c.Period, c.Column, c.Row });
        cell.HasOne<AnalysisRun>().WithMany().HasForeignKey(c => c.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Hotspot> hotspot)
    {
        hotspot.ToTable("hotspot", GeoSchema.Analysis);
        hotspot.HasKey(h => new { h.RunId, h.Theme, h.Period, h.Number });
        hotspot.Property(h => h.Outline).HasColumnType($"geometry(MultiPolygon, {Crs.Sweref99Tm})");
        hotspot.HasOne<AnalysisRun>().WithMany().HasForeignKey(h => h.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
