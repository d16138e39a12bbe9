namespace Geo.Statistics;

/// <summary>One event on a hotspot map.</summary>
/// <param name="Cell">Index of its cell in the map's list of cells.</param>
/// <param name="Place">Identity of its place (an address, a building, a stop); equal means the same place. Known to
/// street level at least: events put in the middle of an area would all repeat one another.</param>
/// <param name="OccurredAt">When, UTC; of an interval the caller chooses one end, the same for all.</param>
public readonly record struct HotspotEvent(int Cell, long Place, DateTime OccurredAt);
