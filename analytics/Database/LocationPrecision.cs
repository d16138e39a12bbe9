namespace Geo.Database;

/// <summary>How well a place is known, best first: a method refuses what is coarser than it needs.</summary>
public enum LocationPrecision
{
    /// <summary>A point on the spot, or an address: within some 50 m.</summary>
    Address,

    /// <summary>A street, or a named place such as a square or a park: within some 250 m.</summary>
    Street,

    /// <summary>Only an area is known: the point is one inside it.</summary>
    Area,

    /// <summary>Only the municipality is known.</summary>
    Municipality,
}
