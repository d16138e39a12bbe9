namespace Geo.Statistics;

/// <summary>Which cells of a grid count as near a cell.</summary>
public enum CellNeighbourhood
{
    /// <summary>A shared edge: up to four.</summary>
    Rook,

    /// <summary>A shared edge or corner: up to eight. The project's own maps.</summary>
    Queen,

    /// <summary>At most two cells away, corners too: up to twenty-four.</summary>
    TwoCells,
}
