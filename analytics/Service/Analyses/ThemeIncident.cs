using NetTopologySuite.Geometries;

namespace Geo.Service.Analyses;

/// <summary>An incident as a theme counts it: duplicates in other sources, and what is known too coarsely, are left
/// out.</summary>
/// <param name="Place">Reported points within 10 m of one another are one place.</param>
/// <param name="OccurredAt">The earliest moment at which it can have happened; UTC.</param>
/// <param name="AtAddress">Whether the point is exact, not a street's.</param>
/// <param name="Quarter">The quarter of that moment in Swedish time.</param>
internal sealed record ThemeIncident(
    string Theme, string Source, string Reference, int Place, DateTime OccurredAt, string Quarter, string Reporter, Point Location, bool AtAddress)
{
    /// <summary>The latest moment at which it can have happened; UTC.</summary>
    public DateTime OccurredTo { get; init; } = OccurredAt;

    /// <summary>Its kind, one of the theme's.</summary>
    public string Kind { get; init; } = "";

    /// <summary>False for a repeat at its place within 28 days of one that counts.</summary>
    public bool Counted { get; init; } = true;
}
